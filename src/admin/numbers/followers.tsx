'use client'
import { lazy, Suspense, useId } from 'react'
import type { Followers as One } from '../../core/numbers.ts'
import { calendarDay, number, signed } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { dashes, markers, type Row, type Series } from '../post-numbers/series.ts'
import { useLanguage, useWords } from '../words.ts'
import { AsTable, FiguresTable } from './figures-table.tsx'
import { words } from './words.ts'

const Chart = lazy(() => import('../post-numbers/chart.tsx'))

/** How many people follow each channel, day by day. */
export function Followers({ followers }: { readonly followers: readonly One[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const rows = rowsOf(followers)
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.followers}
      </h2>
      {followers.length === 0 ? (
        <p className="fh-empty">{text.noFollowers}</p>
      ) : (
        <>
          <Suspense fallback={<div className="fh-chart" />}>
            <Chart series={seriesOf(followers)} rows={rows} label={text.followersChart} daily />
          </Suspense>
          <FiguresTable
            title={text.newest}
            head={text.channel}
            rows={followers}
            keyOf={({ channel }) => channel.id}
            nameOf={({ channel }) => (
              <>
                <PlatformDot color={platformLook(channel.platform).color} /> {channel.name}
              </>
            )}
            columns={[
              { name: text.newest, of: ({ points }) => number(points.at(-1)?.value ?? 0, language) },
              { name: text.change, of: ({ points }) => signed((points.at(-1)?.value ?? 0) - (points[0]?.value ?? 0), language) },
            ]}
          />
          <AsTable
            summary={text.timeTable}
            title={text.followers}
            head={text.day}
            rows={rows}
            keyOf={({ at }) => String(at)}
            nameOf={({ at }) => calendarDay(new Date(at).toISOString().slice(0, 10), language)}
            columns={followers.map(({ channel }) => ({
              name: channel.name,
              of: ({ values }: Row) => (values[channel.id] === undefined ? '–' : number(values[channel.id] ?? 0, language)),
            }))}
          />
        </>
      )}
    </section>
  )
}

const seriesOf = (followers: readonly One[]): readonly Series[] =>
  followers.map(({ channel }, i) => ({
    key: channel.id,
    name: channel.name,
    color: platformLook(channel.platform).color,
    marker: markers[i % markers.length] ?? 'circle',
    dash: dashes[i % dashes.length] ?? '',
  }))

function rowsOf(followers: readonly One[]): readonly Row[] {
  const rows = new Map<string, Record<string, number>>()
  for (const { channel, points } of followers) for (const { day, value } of points) rows.set(day, { ...rows.get(day), [channel.id]: value })
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, values]) => ({ at: Date.parse(day), values }))
}
