'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState, type FormEvent } from 'react'
import type { Away, Handover } from '../../core/responsibilities.ts'
import { post, sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface AwayFormProps {
  readonly handover: Handover
  readonly onChanged: (handover: Handover, said: string) => void
}

/** From when until when, and who stands in. */
export function AwayForm({ handover: { person, timeZone, away, standIn, others }, onChanged }: AwayFormProps) {
  const text = useWords(words)
  const language = useLanguage()
  const heading = useId()
  const [from, setFrom] = useState(away?.from ?? '')
  const [until, setUntil] = useState(away?.until ?? '')
  const [deputy, setDeputy] = useState(away?.deputy ?? '')
  const [note, setNote] = useState(away?.note ?? '')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const send = (next: Away | null, said: string) => {
    setBusy(true)
    setFailed(null)
    post<Handover>(`/users/${person.id}/away`, { away: next })
      .then((handover) => onChanged(handover, said))
      .catch((error: unknown) => setFailed(sentenceOf(error, language)))
      .finally(() => setBusy(false))
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (from !== '') send({ from, until: until || null, deputy: deputy || null, note }, text.saved)
  }
  return (
    <section className="fh-card" aria-labelledby={heading}>
      <form className="fh-stack" noValidate onSubmit={save}>
        <h2 className="fh-heading" id={heading}>
          {text.awayTitle}
        </h2>
        <p className="fh-quiet">{text.intro}</p>
        {person.away &&
          (standIn ? <Notice kind="info">{text.standsIn(standIn.name)}</Notice> : <Notice kind="warning">{text.nobodyStandsIn}</Notice>)}
        <div className="fh-absence__days">
          <Field label={text.from} required error={tried && from === '' ? text.fromMissing : undefined}>
            {(control) => (
              <input {...control} className="fh-input" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
            )}
          </Field>
          <Field label={text.until} help={text.untilHelp(timeZone)}>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="date"
                min={from || undefined}
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field label={text.deputy} help={text.deputyHelp}>
          {(control) => (
            <select {...control} className="fh-input" value={deputy} onChange={(event) => setDeputy(event.target.value)}>
              <option value="">{text.nobody}</option>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.away ? text.isAway(other.name) : other.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={text.note} help={text.noteHelp}>
          {(control) => (
            <input {...control} className="fh-input" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        {failed && (
          <Notice kind="error" says>
            {failed}
          </Notice>
        )}
        <div className="fh-actions">
          <Button type="submit" margin={false} disabled={busy}>
            {text.save}
          </Button>
          {away && (
            <Button type="button" buttonStyle="secondary" margin={false} disabled={busy} onClick={() => send(null, text.cleared)}>
              {text.clear}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
