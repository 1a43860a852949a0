'use client'
import { useId, useState } from 'react'
import type { FreezeScope } from '../../core/freeze.ts'
import { get, sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { platformLook } from '../parts/look.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

type Place = Exclude<FreezeScope, 'all'>
interface Target {
  readonly id: string
  readonly name: string
}
interface Named extends Target {
  readonly platform: string
}

/** More than these are searched. */
const few = 8

async function targetsOf(scope: Place, signal: AbortSignal): Promise<readonly Target[]> {
  const of = scope === 'brand' ? 'brands' : 'channels'
  const { docs } = await get<{ docs: readonly Named[] }>(
    `/${of}?depth=0&limit=1000&sort=name&select[name]=true&select[platform]=true`,
    signal,
  )
  if (scope !== 'platform') return docs
  // Those that somebody has a channel on.
  return [...new Set(docs.map(({ platform }) => platform))]
    .map((id) => ({ id, name: platformLook(id).name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

interface TargetsProps {
  readonly scope: Place
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly onChange: (chosen: readonly string[]) => void
}

/** Brands, platforms or channels to be ticked by name. What is ticked stays, whatever is searched for. */
export function Targets({ scope, chosen, error, onChange }: TargetsProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [wanted, setWanted] = useState('')
  const errorId = useId()
  const {
    value: targets,
    error: failed,
    failures,
  } = usePoll(
    scope,
    (signal) => targetsOf(scope, signal),
    (polled) => (polled.failures > 0 ? 5000 : null),
  )
  const shown = targets?.filter(({ id, name }) => chosen.includes(id) || name.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <fieldset className="fh-targets" aria-describedby={error ? errorId : undefined}>
      <legend>
        {text.which}
        <span className="fh-field__required" aria-hidden="true">
          {' '}
          *
        </span>
      </legend>
      {targets && targets.length > few && (
        <Field label={text.search}>
          {(control) => (
            <input {...control} className="fh-input" type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
          )}
        </Field>
      )}
      {!targets && failures === 0 && <p className="fh-empty">{text.loading}</p>}
      {!targets && failures > 0 && <Notice kind="warning">{sentenceOf(failed, language)}</Notice>}
      {targets?.length === 0 && <p className="fh-empty">{text.noneThere}</p>}
      <div className="fh-targets__list">
        {shown?.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            {name}
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className="fh-field__error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
