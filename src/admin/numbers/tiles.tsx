'use client'
import type { ReactNode } from 'react'
import { metrics } from '../../core/metrics.ts'
import type { Figures, Measure, NumbersOverview, Sum } from '../../core/numbers.ts'
import { list, number, percent } from '../format.ts'
import { Term } from '../parts/term.tsx'
import { useLanguage, useWords } from '../words.ts'
import { MeasureName } from './means.tsx'
import { words } from './words.ts'

/** What all of it brought, a tile for each number. */
export function Tiles({
  overview: { totals, clicks },
  platforms,
}: {
  readonly overview: NumbersOverview
  readonly platforms: readonly string[]
}) {
  const text = useWords(words)
  const language = useLanguage()
  const shown = metrics.filter((metric) => totals.sums[metric])
  const silent = metrics.filter((metric) => !totals.sums[metric])
  const shownBy = (sum: Sum | undefined) => toldBy(text, language, sum, totals)
  return (
    <>
      <dl className="fh-tiles">
        <Tile name={text.posts} value={number(totals.posts, language)} />
        {(['engagements', ...shown] satisfies Measure[]).map((measure) => {
          const sum = totals.sums[measure]
          return (
            <Tile
              key={measure}
              name={<MeasureName measure={measure} platforms={platforms} />}
              value={sum ? number(sum.sum, language) : '–'}
              note={sum ? shownBy(sum) : text.notTold}
            />
          )
        })}
        <RateTile totals={totals} />
        <Tile
          name={<Term means={text.usualMeans}>{text.usual}</Term>}
          value={totals.usual ? number(totals.usual.median, language) : '–'}
          note={totals.usual ? text.measures.engagements : text.notEnough}
        />
        <Tile name={<Term means={text.ownClicksMeans}>{text.ownClicks}</Term>} value={number(clicks.totals.clicks, language)} />
      </dl>
      {silent.length > 0 && (
        <p className="fh-quiet">
          {text.toldByNone(
            list(
              silent.map((metric) => text.measures[metric]),
              language,
            ),
          )}
        </p>
      )}
    </>
  )
}

const toldBy = (text: (typeof words)['de'], language: 'de' | 'en', sum: Sum | undefined, { deliveries }: Figures) =>
  !sum || sum.told === deliveries ? text.toldByAll : text.toldBy(number(sum.told, language), number(deliveries, language))

export function Tile({ name, value, note }: { readonly name: ReactNode; readonly value: string; readonly note?: string }) {
  return (
    <div className="fh-tile">
      <dt>{name}</dt>
      <dd className="fh-tile__value">{value}</dd>
      {note && <dd className="fh-quiet">{note}</dd>}
    </div>
  )
}

/** Of the base that most posts have; the others stand below it. */
export function RateTile({ totals: { rates } }: { readonly totals: Pick<Figures, 'rates'> }) {
  const text = useWords(words)
  const language = useLanguage()
  const [first, ...others] = rates
  const said = ({ base, posts }: (typeof rates)[number]) => `${text.rateOf(base)}, ${text.post(posts, number(posts, language))}`
  return (
    <div className="fh-tile">
      <dt>
        <Term means={text.rateMeans}>{text.rate}</Term>
      </dt>
      <dd className="fh-tile__value">{first ? percent(first.rate, language) : '–'}</dd>
      <dd className="fh-quiet">{first ? said(first) : text.notTold}</dd>
      {others.map((other) => (
        <dd key={other.base} className="fh-quiet">
          {percent(other.rate, language)} {said(other)}
        </dd>
      ))}
    </div>
  )
}
