'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { lazy, Suspense, useId, useState } from 'react'
import type { PostNumbers as Numbers } from '../../core/answers.ts'
import type { Metric } from '../../core/metrics.ts'
import { get, sentenceOf } from '../api.ts'
import { list } from '../format.ts'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { firstMetric, latest, rowsOf, seriesOf, tells, toldMetrics, type ChannelNumbers } from './series.ts'
import { CourseTable, LatestTable, Meanings } from './tables.tsx'
import { words } from './words.ts'

const Chart = lazy(() => import('./chart.tsx'))
const everyMs = 10_000

/** The numbers of a post on all its channels: drawn, and as tables. */
export function PostNumbers() {
  const text = useWords(words)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/posts/${id}/numbers`
  const { value, error, reload } = usePoll<Numbers>(
    path,
    (signal) => get(path ?? '', signal),
    () => everyMs,
  )
  return (
    <section className="fh fh-numbers" aria-label={text.title}>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && (value.channels.length === 0 ? <p className="fh-empty">{text.empty}</p> : <Drawn channels={value.channels} />)}
    </section>
  )
}

function Drawn({ channels }: { readonly channels: readonly ChannelNumbers[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const [chosen, setChosen] = useState<Metric>()
  const told = toldMetrics(channels)
  const metric = chosen && told.includes(chosen) ? chosen : firstMetric(channels)
  if (!metric) return <p className="fh-empty">{text.notYet}</p>

  const rows = rowsOf(channels, metric)
  const silent = channels.filter((channel) => !tells(channel, metric)).map(({ channel }) => channel)
  const drawn = new Set(channels.filter((channel) => latest(channel, metric) !== undefined).map(({ delivery }) => delivery))
  return (
    <>
      <MetricChooser metrics={told} metric={metric} onChoose={setChosen} />
      {rows.length === 0 ? (
        <p className="fh-empty">{text.notYet}</p>
      ) : (
        <Suspense fallback={<div className="fh-chart fh-chart--waiting" />}>
          <Chart series={seriesOf(channels).filter(({ key }) => drawn.has(key))} rows={rows} label={text.chart(text.metrics[metric])} />
        </Suspense>
      )}
      {silent.length > 0 && <p className="fh-quiet">{text.untold(list(silent, language), text.metrics[metric])}</p>}
      <LatestTable channels={channels} metrics={told} />
      {rows.length > 0 && <CourseTable channels={channels.filter(({ delivery }) => drawn.has(delivery))} metric={metric} />}
      <Meanings channels={channels} />
    </>
  )
}

interface ChooserProps {
  readonly metrics: readonly Metric[]
  readonly metric: Metric
  readonly onChoose: (metric: Metric) => void
}

function MetricChooser({ metrics, metric, onChoose }: ChooserProps) {
  const text = useWords(words)
  const group = useId()
  return (
    <fieldset className="fh-choice" onKeyDown={keepEnter}>
      <legend>{text.choose}</legend>
      {metrics.map((option) => (
        <label key={option}>
          <input type="radio" name={group} value={option} checked={option === metric} onChange={() => onChoose(option)} />
          <span>{text.metrics[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}
