'use client'
import { lazy, Suspense, useId } from 'react'
import type { OwnClicks } from '../../core/numbers.ts'
import { calendarDay, number } from '../format.ts'
import { countryName } from '../post-links/names.ts'
import { useLanguage, useWords } from '../words.ts'
import { barsOf } from './bars.ts'
import { AsTable, FiguresTable, type Column } from './figures-table.tsx'
import { words } from './words.ts'
import type { NamedTotals } from '../../core/post-links.ts'

const Bars = lazy(() => import('./bar-chart.tsx'))
const WorldMap = lazy(() => import('./world-map.tsx'))

/** The hub's own short links: by day, by channel, and from where. */
export function Clicks({ clicks: { totals, days, channels, countries } }: { readonly clicks: OwnClicks }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const shown = (value: number) => number(value, language)
  const { unit, bars } = barsOf(
    days.map((day) => ({ ...day, day: day.name })),
    ({ clicks }) => ({ posts: 1, value: clicks }),
  )
  const counts: readonly Column<NamedTotals>[] = [
    { name: text.clicksOne, of: ({ clicks }) => shown(clicks) },
    { name: text.visitors, of: ({ visitors }) => shown(visitors) },
    { name: text.bots, of: ({ bots }) => shown(bots) },
  ]
  const nameOf = (day: string) => calendarDay(day, language, unit === 'month')
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.clicks}
      </h2>
      {days.length === 0 ? (
        <p className="fh-empty">{text.noClicks}</p>
      ) : (
        <>
          <p>{text.clicksIntro(shown(totals.clicks), shown(totals.visitors), shown(totals.bots))}</p>
          <Suspense fallback={<div className="fh-chart" />}>
            <Bars bars={bars} nameOf={nameOf} measure={text.clicksOne} label={text.clicksChart} />
          </Suspense>
          <AsTable
            summary={text.timeTable}
            title={text.clicks}
            head={text.day}
            rows={days}
            keyOf={({ name }) => name}
            nameOf={({ name }) => calendarDay(name, language)}
            columns={counts}
          />
          <FiguresTable
            title={`${text.clicks}: ${text.byChannel}`}
            head={text.channel}
            rows={channels}
            keyOf={({ channel }) => channel}
            nameOf={({ channel, name }) => (channel === '' ? text.printed : name)}
            columns={counts}
          />
          <h3 className="fh-heading">{text.map}</h3>
          <div className="fh-results__map">
            <Suspense fallback={<div className="fh-map" />}>
              <WorldMap countries={countries} />
            </Suspense>
            <FiguresTable
              title={text.map}
              head={text.country}
              rows={countries}
              keyOf={({ name }) => name}
              nameOf={({ name }) => countryName(name, language)}
              columns={counts}
            />
          </div>
          <p className="fh-quiet">{text.clicksHow}</p>
        </>
      )}
    </section>
  )
}
