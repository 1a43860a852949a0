'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { metrics } from '../../core/metrics.ts'
import type { Measure, NumbersOverview } from '../../core/numbers.ts'
import { get } from '../api.ts'
import { list, number } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { OneOf } from '../post-numbers/one-of.tsx'
import { useAddress } from '../use-address.ts'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Meaning, Notes, ReactionTime } from './asides.tsx'
import { Clicks } from './clicks.tsx'
import { Compared } from './compared.tsx'
import { Download, ToDownload } from './download.tsx'
import { Effect } from './effect.tsx'
import { Filters } from './filters.tsx'
import { Followers } from './followers.tsx'
import { Goals } from './goals.tsx'
import { Groups } from './groups.tsx'
import { HeatMap } from './heat-map.tsx'
import { OverTime } from './over-time.tsx'
import { askOf, filterOf, queryOf } from './period.ts'
import { Tiles } from './tiles.tsx'
import { useLightPrint } from './use-light-print.ts'
import { words } from './words.ts'

/** What everything brought, for a choice of brand, campaign, channel and time. */
export function Numbers() {
  const text = useWords(words)
  const { setStepNav } = useStepNav()
  useLightPrint()
  const [address, keep] = useAddress()
  const filter = filterOf(address)
  const query = askOf(filter, new Date().toISOString().slice(0, 10))
  // Said beside the days.
  const isWrong = filter.from !== '' && filter.to !== '' && filter.to < filter.from
  const { value, error, reload } = usePoll<NumbersOverview>(
    isWrong ? null : `numbers?${query}`,
    (signal) => get(`/numbers/overview?${query}`, signal),
    () => 60_000,
  )
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text.title])
  return (
    <div className="fh fh-results">
      <div className="fh-results__head">
        <div className="fh-stack fh-stack--tight">
          <h1 className="fh-queue__title">{text.title}</h1>
          <p className="fh-quiet">{text.intro}</p>
        </div>
        <div className="fh-results__acts">
          {!isWrong && <ToDownload />}
          <Link href="/admin/collections/reports" prefetch={false}>
            {text.reports}
          </Link>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => window.print()}>
            {text.print}
          </Button>
        </div>
      </div>
      <Filters filter={filter} onChange={(chosen) => keep(queryOf(chosen))} />
      <Failed error={error} text={text} onAgain={reload} />
      {!value && !isWrong && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && <Shown overview={value} />}
      {!isWrong && <Download query={query} />}
      {value && <Meaning platforms={platformsOf(value)} />}
    </div>
  )
}

const platformsOf = ({ channels }: NumbersOverview) => [...new Set(channels.map(({ platform }) => platform))]

function Shown({ overview }: { readonly overview: NumbersOverview }) {
  const text = useWords(words)
  const [chosen, choose] = useState<Measure>('engagements')
  const { totals, channels, topics, kinds, days, heatMap, best, worst, followers, clicks, reaction, notes, goals, effect } = overview
  const told = (['engagements', ...metrics] satisfies Measure[]).filter((measure) => totals.sums[measure])
  const measure = told.includes(chosen) ? chosen : (told[0] ?? 'engagements')
  const platforms = platformsOf(overview)
  return (
    <>
      <Goals goals={goals} from={overview.from} />
      {totals.deliveries === 0 ? (
        <div className="fh-card fh-stack">
          <p>{text.empty}</p>
          <p className="fh-quiet">{text.emptyFiltered}</p>
          <p>
            <Link href="/admin/collections/posts" prefetch={false}>
              {text.toPosts}
            </Link>
          </p>
        </div>
      ) : (
        <>
          <section className="fh-stack" aria-label={text.totals}>
            <Tiles overview={overview} platforms={platforms} />
            <Scope overview={overview} />
          </section>
          {told.length > 1 && (
            <OneOf legend={text.choose} options={told} nameOf={(one) => text.measures[one]} chosen={measure} onChoose={choose} />
          )}
          <OverTime days={days} measure={measure} />
          <Groups
            title={text.byChannel}
            head={text.channel}
            groups={channels}
            measure={measure}
            platforms={platforms}
            mark={({ platform }) => <PlatformDot color={platformLook(platform).color} />}
          />
          <div className="fh-results__pair">
            <Groups title={text.byTopic} head={text.topic} groups={topics} measure={measure} platforms={platforms} />
            <Groups title={text.byKind} head={text.kind} groups={kinds} measure={measure} platforms={platforms} />
          </div>
          <HeatMap heat={heatMap} />
          <Compared best={best} worst={worst} />
        </>
      )}
      <Effect effect={effect} />
      <Followers followers={followers} />
      <Clicks clicks={clicks} />
      <ReactionTime reaction={reaction} />
      <Notes notes={notes} />
    </>
  )
}

/** What is counted, and what is not. */
function Scope({ overview: { timeZones, waiting, gone, more } }: { readonly overview: NumbersOverview }) {
  const text = useWords(words)
  const language = useLanguage()
  const shown = (count: number) => number(count, language)
  return (
    <p className="fh-quiet">
      {[
        text.scope(list(timeZones, language)),
        waiting > 0 && text.waiting(waiting, shown(waiting)),
        gone > 0 && text.gone(gone, shown(gone)),
        more > 0 && text.cut(more, shown(more)),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
