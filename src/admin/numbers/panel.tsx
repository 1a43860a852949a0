'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { useId } from 'react'
import type { NumbersOverview } from '../../core/numbers.ts'
import { get } from '../api.ts'
import { number } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Term } from '../parts/term.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Account } from './account.tsx'
import { EffectLine } from './effect.tsx'
import { Goals } from './goals.tsx'
import { daysBefore } from './period.ts'
import { RateTile, Tile } from './tiles.tsx'
import { words } from './words.ts'

/** On a channel: its last 90 days. */
export const ChannelNumbers = () => {
  const text = useWords(words)
  const from = daysBefore(new Date().toISOString().slice(0, 10), 89)
  return <Panel of="channel" said={text.panelChannel} bounds={`&from=${from}`} page="" />
}

/** On a campaign: all of it, beside its goals. */
export const CampaignNumbers = () => {
  const text = useWords(words)
  return <Panel of="campaign" said={text.panelCampaign} bounds="" page="&period=all" />
}

interface PanelProps {
  readonly of: 'channel' | 'campaign'
  readonly said: string
  readonly bounds: string
  /** What else the page's address says. */
  readonly page: string
}

function Panel({ of, said, bounds, page }: PanelProps) {
  const text = useWords(words)
  const language = useLanguage()
  const title = useId()
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/numbers/overview?${of}=${id}${bounds}`
  const { value, error, reload } = usePoll<NumbersOverview>(
    path,
    (signal) => get(path ?? '', signal),
    () => 60_000,
  )
  const shown = (count: number | undefined) => (count === undefined ? '–' : number(count, language))
  const followers = value?.followers[0]?.points.at(-1)?.value
  return (
    <section className="fh fh-box" aria-labelledby={title}>
      <h2 className="fh-heading" id={title}>
        {text.panel} <span className="fh-count">{said}</span>
      </h2>
      {path === null && <p className="fh-empty">{text.panelSave}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {value && (
        <>
          <Goals goals={value.goals} from={value.from} />
          {of === 'campaign' && <EffectLine effect={value.effect} />}
          {value.totals.deliveries === 0 ? (
            <p className="fh-empty">{text.panelEmpty}</p>
          ) : (
            <dl className="fh-tiles">
              <Tile name={text.posts} value={shown(value.totals.posts)} />
              <Tile
                name={<Term means={text.engagementsMean}>{text.measures.engagements}</Term>}
                value={shown(value.totals.sums.engagements?.sum)}
              />
              <RateTile totals={value.totals} />
              <Tile name={<Term means={text.ownClicksMeans}>{text.ownClicks}</Term>} value={shown(value.clicks.totals.clicks)} />
              {of === 'channel' && followers !== undefined && <Tile name={text.followers} value={shown(followers)} />}
            </dl>
          )}
          {of === 'channel' && <Account account={value.account} platform={value.followers[0]?.channel.platform ?? ''} />}
          <p>
            <Link href={`/admin/numbers?${of}=${id}${page}`} prefetch={false}>
              {text.panelMore}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}
