'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Handover, Thing } from '../../core/responsibilities.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface ForGoodProps {
  readonly handover: Handover
  readonly onChanged: (handover: Handover, said: string) => void
}

const keyOf = ({ kind, id, as }: Thing) => `${kind} ${id} ${as}`

/** Gives chosen things to somebody else, after one confirmation. */
export function ForGood({ handover: { person, away, things, others }, onChanged }: ForGoodProps) {
  const text = useWords(words)
  const heading = useId()
  const [picked, setPicked] = useState<string | null>(null)
  // Whoever stands in for the time is the likely one.
  const to = picked ?? away?.deputy ?? ''
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const chosen = things.filter((thing) => !left.has(keyOf(thing)))
  const taker = others.find(({ id }) => id === to)
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  const ask = () => {
    setTried(true)
    setAsking(taker !== undefined && chosen.length > 0)
  }
  const handOver = async () => {
    const answer = await post<Handover>(`/users/${person.id}/hand-over`, {
      to,
      things: chosen.map(({ kind, id, as }) => ({ kind, id, as })),
    })
    onChanged(answer, text.handedOver(taker?.name ?? ''))
  }
  return (
    <section className="fh-card fh-stack" aria-labelledby={heading}>
      <h2 className="fh-heading" id={heading}>
        {text.forGood}
      </h2>
      <p className="fh-quiet">{text.forGoodIntro}</p>
      <fieldset className="fh-absence__things">
        <legend className="fh-quiet">{text.leftBehind}</legend>
        {things.map((thing) => (
          <Field key={keyOf(thing)} label={`${text.kinds[thing.kind]} ${thing.name} (${text.as[thing.as]})`} ticked>
            {(control) => <input {...control} type="checkbox" checked={!left.has(keyOf(thing))} onChange={() => toggle(keyOf(thing))} />}
          </Field>
        ))}
      </fieldset>
      {tried && chosen.length === 0 && (
        <p className="fh-field__error" role="alert">
          {text.noneChosen}
        </p>
      )}
      <Field label={text.to} required error={tried && !taker ? text.toMissing : undefined}>
        {(control) => (
          <select {...control} className="fh-input" value={to} onChange={(event) => setPicked(event.target.value)}>
            <option value="">{text.choose}</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.away ? text.isAway(other.name) : other.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={ask}>
          {text.handOver}
        </Button>
      </div>
      {asking && taker && (
        <Dialog
          title={text.confirm(chosen.length, taker.name)}
          confirm={text.handOver}
          onConfirm={handOver}
          onClose={() => setAsking(false)}
        >
          <ul>
            {chosen.map((thing) => (
              <li key={keyOf(thing)}>
                {text.kinds[thing.kind]} {thing.name} ({text.as[thing.as]})
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  )
}
