'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { lazy, Suspense, useState } from 'react'
import type { PostNumbers as Numbers } from '../../core/answers.ts'
import type { Metric } from '../../core/metrics.ts'
import type { PostUsual } from '../../core/numbers.ts'
import { get } from '../api.ts'
import { list, number } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { OneOf } from './one-of.tsx'
import { firstMetric, latest, rowsOf, seriesOf, tells, toldMetrics, withUsual, type ChannelNumbers } from './series.ts'
import { CourseTable, LatestTable, Meanings } from './tables.tsx'
import { Gaps, Usual } from './usual.tsx'
import { words } from './words.ts'

const Chart = lazy(() => import('./chart.tsx'))
const everyMs = 10_000
/** Other posts change what is usual; it is the middle of many. */
const usualEveryMs = 60_000

/** The numbers of a post on all its channels: drawn, and as tables. */
export function PostNumbers() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/posts/${id}/numbers`
  const { value, error, reload } = usePoll<Numbers>(
    path,
    (signal) => get(path ?? '', signal),
    () => everyMs,
  )
  const usual = usePoll<PostUsual>(
    path && `${path}/usual`,
    (signal) => get(`${path ?? ''}/usual`, signal),
    () => usualEveryMs,
  )
  return (
    <section className="fh fh-numbers" aria-label={text.title}>
      <Failed error={error} text={text} onAgain={reload} />
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value &&
        (value.channels.length === 0 ? <p className="fh-empty">{text.empty}</p> : <Drawn channels={value.channels} usual={usual.value} />)}
    </section>
  )
}

function Drawn({ channels, usual }: { readonly channels: readonly ChannelNumbers[]; readonly usual: PostUsual | undefined }) {
  const text = useWords(words)
  const language = useLanguage()
  const [chosen, setChosen] = useState<Metric>()
  const [beside, setBeside] = useState<string>()
  const told = toldMetrics(channels)
  const metric = chosen && told.includes(chosen) ? chosen : firstMetric(channels)
  if (!metric) return <p className="fh-empty">{text.notYet}</p>

  const gaps = new Map(usual?.deliveries.map(({ delivery, gaps: of }) => [delivery, of]))
  const rows = rowsOf(channels, metric, gaps)
  const silent = channels.filter((channel) => !tells(channel, metric)).map(({ channel }) => channel)
  const drawn = channels.filter((channel) => latest(channel, metric) !== undefined)
  const bands = bandsOf(drawn, usual, metric)
  const band = beside === '' ? undefined : (bands.find(({ channel }) => channel.delivery === beside) ?? bands[0])
  return (
    <>
      <OneOf legend={text.choose} options={told} nameOf={(one) => text.metrics[one]} chosen={metric} onChoose={setChosen} />
      {bands.length > 0 && (
        <OneOf
          legend={text.compare}
          options={[...bands.map(({ channel }) => channel.delivery), '']}
          nameOf={(one) => bands.find(({ channel }) => channel.delivery === one)?.channel.channel ?? text.compareNone}
          chosen={band?.channel.delivery ?? ''}
          onChoose={setBeside}
        />
      )}
      {rows.length === 0 ? (
        <p className="fh-empty">{text.notYet}</p>
      ) : (
        <Suspense fallback={<div className="fh-chart fh-chart--waiting" />}>
          <Chart
            series={seriesOf(channels).filter(({ key }) => drawn.some(({ delivery }) => delivery === key))}
            rows={band ? withUsual(rows, band.channel, band.ages) : rows}
            label={text.chart(text.metrics[metric])}
            gaps={gaps}
            usual={
              band && {
                band: text.usualBand(band.channel.channel, number(Math.max(...band.ages.map(({ spread }) => spread.of)), language)),
                middle: text.usualMiddle,
              }
            }
          />
        </Suspense>
      )}
      {band && <Usual ages={band.ages} />}
      <Gaps channels={drawn} gaps={gaps} />
      {silent.length > 0 && <p className="fh-quiet">{text.untold(list(silent, language), text.metrics[metric])}</p>}
      <LatestTable channels={channels} metrics={told} />
      {rows.length > 0 && <CourseTable channels={drawn} metric={metric} />}
      <Meanings channels={channels} />
    </>
  )
}

const bandsOf = (channels: readonly ChannelNumbers[], usual: PostUsual | undefined, metric: Metric) =>
  channels.flatMap((channel) => {
    const of = usual?.deliveries.find(({ delivery }) => delivery === channel.delivery)?.usual.find((one) => one.metric === metric)
    return of ? [{ channel, ages: of.ages }] : []
  })
