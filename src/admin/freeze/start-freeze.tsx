'use client'
import { useState } from 'react'
import { freezeScopes, type FreezeBefore, type FreezeScope, type FreezeStarted } from '../../core/freeze.ts'
import { post } from '../api.ts'
import { number, timeOfDay } from '../format.ts'
import { freezesChanged } from '../freezes.ts'
import { DeliveryLine } from '../parts/delivery-line.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Targets } from './targets.tsx'
import { words } from './words.ts'

type Missing = 'targets' | 'reason' | 'until'

/** Asks what to freeze, and why; tells before what it will do, and afterwards what it did. */
export function StartFreeze({ onClose }: { readonly onClose: () => void }) {
  const text = useWords(words)
  const [scope, setScope] = useState<FreezeScope>('all')
  const [targets, setTargets] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [missing, setMissing] = useState<Missing | null>(null)
  const [started, setStarted] = useState<FreezeStarted | null>(null)

  const start = async () => {
    if (started) return
    const remindAt = until ? new Date(until) : null
    const wrong =
      scope !== 'all' && targets.length === 0 ? 'targets' : !reason.trim() ? 'reason' : remindAt && remindAt <= new Date() ? 'until' : null
    setMissing(wrong)
    if (wrong) return 'stay'
    const asked = { scope, targets: scope === 'all' ? [] : targets, reason: reason.trim() }
    setStarted(await post<FreezeStarted>('/freezes/start', { ...asked, ...(remindAt && { until: remindAt.toISOString() }) }))
    freezesChanged()
    return 'stay'
  }

  return (
    <Dialog
      title={text.startTitle}
      confirm={started ? text.done : text.freeze}
      danger={!started}
      isDone={started !== null}
      onConfirm={start}
      onClose={onClose}
    >
      {started ? (
        <Outcome started={started} />
      ) : (
        <>
          <p>{text.startBody}</p>
          <Field label={text.scope}>
            {(control) => (
              <select
                {...control}
                className="fh-input"
                value={scope}
                onChange={(event) => {
                  setScope(event.target.value as FreezeScope)
                  setTargets([])
                  setMissing(null)
                }}
              >
                {freezeScopes.map((option) => (
                  <option key={option} value={option}>
                    {text.scopes[option]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {scope !== 'all' && (
            <Targets
              key={scope}
              scope={scope}
              chosen={targets}
              error={missing === 'targets' && targets.length === 0 ? text.whichMissing : undefined}
              onChange={setTargets}
            />
          )}
          <Before scope={scope} targets={targets} />
          <Field label={text.reason} help={text.reasonHelp} error={missing === 'reason' ? text.reasonMissing : undefined} required>
            {(control) => (
              <textarea
                {...control}
                className="fh-input"
                rows={3}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={text.until}
            help={text.untilHelp(Intl.DateTimeFormat().resolvedOptions().timeZone)}
            error={missing === 'until' ? text.untilWrong : undefined}
          >
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="datetime-local"
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </Dialog>
  )
}

/** What it would do, as things stand now. */
function Before({ scope, targets }: { readonly scope: FreezeScope; readonly targets: readonly string[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const isComplete = scope === 'all' || targets.length > 0
  const { value } = usePoll<FreezeBefore>(
    isComplete ? `before ${scope} ${targets.join(' ')}` : null,
    (signal) => post('/freezes/before', { scope, targets }, signal),
    () => 10_000,
  )
  if (!isComplete || !value) return null
  return (
    <Notice kind="info">
      <p>
        {text.wouldHold(value.held, number(value.held, language))} {value.onTheWire.length === 0 && text.nothingOnTheWire}
      </p>
      <OnTheWire deliveries={value.onTheWire} />
    </Notice>
  )
}

function Outcome({ started: { effectiveAt, held, onTheWire } }: { readonly started: FreezeStarted }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <Notice kind="success" says>
      <p>
        <strong>{text.frozenAt(timeOfDay(effectiveAt, language))}</strong> {text.held(held, number(held, language))}{' '}
        {onTheWire.length === 0 && text.nothingOnTheWire}
      </p>
      <OnTheWire deliveries={onTheWire} />
    </Notice>
  )
}

function OnTheWire({ deliveries }: { readonly deliveries: FreezeStarted['onTheWire'] }) {
  const text = useWords(words)
  if (deliveries.length === 0) return null
  return (
    <>
      <p>{text.onTheWire}</p>
      <ul className="fh-lines">
        {deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} withPost />
        ))}
      </ul>
    </>
  )
}
