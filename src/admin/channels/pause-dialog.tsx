'use client'
import { useState, type ReactNode } from 'react'
import type { ChannelCard, Pause, Waiting } from '../../core/channels-overview.ts'
import { get, post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface PauseProps {
  readonly channel: Pick<ChannelCard, 'id' | 'name' | 'timeZone'>
  readonly onDone: () => void
  readonly onClose: () => void
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

/** Why, until when somebody is to be reminded, and what is held by it. */
export function PauseDialog({ channel: { id, name, timeZone }, onDone, onClose }: PauseProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const [remindOn, setRemindOn] = useState('')
  const [tried, setTried] = useState(false)
  const pause = async (): Promise<'stay' | void> => {
    setTried(true)
    if (reason.trim() === '') return 'stay'
    await post(`/channels/${id}/pause`, { reason, remindOn: remindOn || null })
    onDone()
  }
  return (
    <Dialog title={text.pauseTitle(name)} confirm={text.pause} onConfirm={pause} onClose={onClose}>
      <Planned id={id}>
        {({ planned, next }) => (
          <p>
            {text.held(planned, instant(next, language, timeZone))} {text.onTheWire}
          </p>
        )}
      </Planned>
      <Field label={text.reason} required help={text.reasonHelp} error={tried && reason.trim() === '' ? text.reasonMissing : undefined}>
        {(control) => (
          <input {...control} className="fh-input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Field label={text.remind} help={text.remindHelp}>
        {(control) => (
          <input
            {...control}
            className="fh-input"
            type="date"
            min={tomorrow()}
            value={remindOn}
            onChange={(event) => setRemindOn(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}

/** What goes out then, and what is too late for it. */
export function ResumeDialog({ channel: { id, name }, pause, onDone, onClose }: PauseProps & { readonly pause: Pause }) {
  const text = useWords(words)
  const resume = async () => {
    await post(`/channels/${id}/resume`, { pausedAt: pause.at })
    onDone()
  }
  return (
    <Dialog title={text.resumeTitle(name)} confirm={text.resume} onConfirm={resume} onClose={onClose}>
      <Planned id={id}>
        {({ planned, late: { goes, asks, leftOut } }) => (
          <ul className="fh-stack">
            <li>{text.goesOn(planned - goes - asks - leftOut)}</li>
            {goes > 0 && <li>{text.lateGoes(goes)}</li>}
            {asks > 0 && <li>{text.lateAsks(asks)}</li>}
            {leftOut > 0 && <li>{text.lateLeftOut(leftOut)}</li>}
          </ul>
        )}
      </Planned>
    </Dialog>
  )
}

function Planned({ id, children }: { readonly id: string; readonly children: (waiting: Waiting) => ReactNode }) {
  const text = useWords(words)
  const language = useLanguage()
  const { value, error } = usePoll<Waiting>(
    `pause ${id}`,
    (signal) => get(`/channels/${id}/pause`, signal),
    () => null,
  )
  if (error !== undefined) return <Notice kind="warning">{sentenceOf(error, language)}</Notice>
  return <div className="fh">{value ? children(value) : <p className="fh-quiet">{text.looking}</p>}</div>
}
