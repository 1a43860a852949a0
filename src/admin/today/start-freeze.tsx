'use client'
import { useState } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { FreezeStarted, FreezeView } from '../../core/answers.ts'
import { get, post } from '../api.ts'
import { freezesChanged } from '../freezes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

type Scope = FreezeView['scope']
interface Target {
  readonly id: string
  readonly name: string
}

const scopes: readonly Scope[] = ['all', 'brand', 'platform', 'channel']

async function targetsOf(scope: Scope, signal: AbortSignal): Promise<readonly Target[]> {
  if (scope === 'all') return []
  if (scope === 'platform') return Object.values(manifests).map(({ id, name }) => ({ id, name }))
  const { docs } = await get<{ docs: readonly Target[] }>(`/${scope}s?depth=0&limit=500&sort=name&select[name]=true`, signal)
  return docs
}

interface StartProps {
  readonly onStarted: (started: FreezeStarted) => void
  readonly onClose: () => void
}

/** Asks what to freeze, and why. */
export function StartFreeze({ onStarted, onClose }: StartProps) {
  const text = useWords(words)
  const [scope, setScope] = useState<Scope>('all')
  const [target, setTarget] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<'target' | 'reason' | null>(null)
  const { value: targets = [] } = usePoll(
    scope,
    (signal) => targetsOf(scope, signal),
    ({ failures }) => (failures > 0 ? 5000 : null),
  )

  const start = async () => {
    if (scope !== 'all' && !target) {
      setMissing('target')
      return 'stay'
    }
    if (!reason.trim()) {
      setMissing('reason')
      return 'stay'
    }
    onStarted(await post<FreezeStarted>('/freezes/start', { scope, ...(scope !== 'all' && { target }), reason: reason.trim() }))
    freezesChanged()
  }

  return (
    <Dialog title={text.freezeTitle} confirm={text.freezeConfirm} danger onConfirm={start} onClose={onClose}>
      <p>{text.freezeBody}</p>
      <Field label={text.scope}>
        {(control) => (
          <select
            {...control}
            className="fh-input"
            value={scope}
            onChange={(event) => {
              setScope(event.target.value as Scope)
              setTarget('')
              setMissing(null)
            }}
          >
            {scopes.map((option) => (
              <option key={option} value={option}>
                {text.scopes[option]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {scope !== 'all' && (
        <Field label={text.which} error={missing === 'target' ? text.whichMissing : undefined} required>
          {(control) => (
            <select {...control} className="fh-input" value={target} onChange={(event) => setTarget(event.target.value)}>
              <option value="">{text.choose}</option>
              {targets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={text.reason} help={text.reasonHelp} error={missing === 'reason' ? text.reasonMissing : undefined} required>
        {(control) => (
          <textarea {...control} className="fh-input" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
