'use client'
import { lazy, Suspense, useId } from 'react'
import type { Measure, NumbersOverview } from '../../core/numbers.ts'
import { calendarDay, number } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { barsOf, measured } from './bars.ts'
import { AsTable } from './figures-table.tsx'
import { words } from './words.ts'

const Bars = lazy(() => import('./bar-chart.tsx'))

/** The chosen number by the time of publication. */
export function OverTime({ days, measure }: { readonly days: NumbersOverview['days']; readonly measure: Measure }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const { unit, bars } = barsOf(days, measured(measure))
  const name = text.measures[measure]
  const nameOf = (day: string) => calendarDay(day, language, unit === 'month')
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.time}
      </h2>
      {bars.every(({ value }) => value === null) ? (
        <p className="fh-empty">{text.noneTells(name)}</p>
      ) : (
        <>
          <Suspense fallback={<div className="fh-chart" />}>
            <Bars bars={bars} nameOf={nameOf} measure={name} label={text.timeChart(name)} />
          </Suspense>
          <AsTable
            summary={text.timeTable}
            title={text.time}
            head={text.units[unit]}
            rows={bars.filter(({ posts }) => posts > 0)}
            keyOf={({ day }) => day}
            nameOf={({ day }) => nameOf(day)}
            columns={[
              { name: text.posts, of: ({ posts }) => number(posts, language) },
              { name, of: ({ value }) => (value === null ? text.notTold : number(value, language)) },
            ]}
          />
        </>
      )}
    </section>
  )
}
