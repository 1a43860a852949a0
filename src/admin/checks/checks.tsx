'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { CheckSummary } from '../../core/answers.ts'
import { get } from '../api.ts'
import { number } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Field } from '../parts/field.tsx'
import { useAddress } from '../use-address.ts'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { CheckEntry } from './check-entry.tsx'
import { filtered, type Filter } from './filtered.ts'
import { words } from './words.ts'

const choices: readonly Filter['only'][] = ['all', 'fired', 'noisy']

/** All checks on a page of their own: what each demands and why, with examples, and what came of it. */
export function Checks() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const [filter, choose] = useFilter()
  const { value, error, reload } = usePoll<CheckSummary>(
    'checks',
    (signal) => get('/findings/summary', signal),
    ({ failures }) => (failures > 0 ? 5000 : null),
  )
  useEffect(() => {
    setStepNav([{ label: text.title }])
  }, [setStepNav, text.title])

  const groups = filtered(value?.checks ?? [], filter, language)
  const count = groups.reduce((sum, { checks }) => sum + checks.length, 0)
  return (
    <div className="fh fh-checks">
      <div className="fh-stack">
        <h1 className="fh-checks__title">{text.title}</h1>
        <p className="fh-quiet">
          {text.intro} {text.severities}{' '}
          <Link href="/admin/collections/brands" prefetch={false}>
            {text.brands}
          </Link>
          .
        </p>
      </div>
      <div className="fh-filters" role="group" aria-label={text.filters}>
        <Field label={text.search}>
          {(control) => (
            <input
              {...control}
              className="fh-input"
              type="search"
              value={filter.words}
              onChange={(event) => choose({ ...filter, words: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.only}>
          {(control) => (
            <select
              {...control}
              className="fh-input"
              value={filter.only}
              onChange={(event) => choose({ ...filter, only: onlyOf(event.target.value) })}
            >
              {choices.map((one) => (
                <option key={one} value={one}>
                  {text.onlyWhich[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(filter.words !== '' || filter.only !== 'all') && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => choose({ words: '', only: 'all' })}>
            {text.noFilter}
          </Button>
        )}
      </div>
      <Failed error={error} text={text} onAgain={reload} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && (
        <>
          <p className="fh-quiet" role="status">
            {count === 0 ? text.none : text.found(count, number(count, language))}
          </p>
          {groups.map(({ category, checks }) => (
            <section key={category} className="fh-card" aria-labelledby={`fh-checks-${category}`}>
              <h2 className="fh-heading" id={`fh-checks-${category}`}>
                {text.categories[category] ?? category} <span className="fh-count">{number(checks.length, language)}</span>
              </h2>
              <ul className="fh-lines">
                {checks.map((check) => (
                  <CheckEntry key={check.id} check={check} days={value.days} isAlone={count === 1} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </div>
  )
}

const onlyOf = (text: string | null): Filter['only'] => choices.find((one) => one === text) ?? 'all'

function useFilter(): readonly [Filter, (filter: Filter) => void] {
  const [address, keep] = useAddress()
  const choose = ({ words, only }: Filter) =>
    keep(new URLSearchParams({ ...(words !== '' && { q: words }), ...(only !== 'all' && { only }) }).toString())
  return [{ words: address.get('q') ?? '', only: onlyOf(address.get('only')) }, choose]
}
