'use client'
import { engagementRate, type Metric } from '../../core/metrics.ts'
import { instant, number, percent } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { MeasureName } from '../numbers/means.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { Term } from '../parts/term.tsx'
import { useLanguage, useWords } from '../words.ts'
import { kindsSaid, latest, newest, rowsOf, seriesOf, tells, type ChannelNumbers } from './series.ts'
import { words } from './words.ts'

/** The newest numbers: a row for each channel, a column for each metric that any platform tells. */
export function LatestTable({ channels, metrics }: { readonly channels: readonly ChannelNumbers[]; readonly metrics: readonly Metric[] }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <div className="fh-scroll" role="region" aria-label={text.latest} tabIndex={0}>
      <table className="fh-table">
        <caption>{text.latest}</caption>
        <thead>
          <tr>
            <th scope="col">{text.channel}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" className="fh-table__number">
                <MeasureName measure={metric} platforms={channels.map(({ platform }) => platform)} />
              </th>
            ))}
            <th scope="col" className="fh-table__number">
              <Term means={text.rateMeans}>{text.rate}</Term>
            </th>
            <th scope="col">{text.measured}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel.delivery}>
              <th scope="row">
                <PlatformDot color={channel.color} />{' '}
                {channel.url ? <OutsideLink href={channel.url}>{channel.channel}</OutsideLink> : channel.channel}
              </th>
              {metrics.map((metric) => (
                <LatestCell key={metric} channel={channel} metric={metric} />
              ))}
              <RateCell channel={channel} />
              <td>{instant(channel.points.at(-1)?.at, language) || text.nothingYet}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fh-quiet fh-key" aria-hidden="true">
        <span>
          {text.mark.notTold} {text.notTold}
        </span>
        <span>
          {text.mark.nothingYet} {text.nothingYet}
        </span>
      </p>
    </div>
  )
}

function LatestCell({ channel, metric }: { readonly channel: ChannelNumbers; readonly metric: Metric }) {
  const text = useWords(words)
  const language = useLanguage()
  const value = latest(channel, metric)
  const kinds = metric === 'reactions' ? kindsSaid(channel, language) : ''
  if (value !== undefined)
    return (
      <td className="fh-table__number">
        {number(value, language)}
        {kinds !== '' && (
          <p className="fh-quiet fh-kinds">
            {text.ofThese} {kinds}
          </p>
        )}
      </td>
    )
  const told = tells(channel, metric)
  return told ? (
    <LatestUntold said={text.nothingYet} mark={text.mark.nothingYet} />
  ) : (
    <LatestUntold said={text.notTold} mark={text.mark.notTold} />
  )
}

const LatestUntold = ({ said, mark }: { readonly said: string; readonly mark: string }) => (
  <td className="fh-table__number fh-quiet">
    <span aria-hidden="true">{mark}</span>
    <span className="sr-only">{said}</span>
  </td>
)

/** With its base: a rate of views is no rate of impressions. */
function RateCell({ channel }: { readonly channel: ChannelNumbers }) {
  const text = useWords(words)
  const language = useLanguage()
  const rate = engagementRate(newest(channel))
  if (!rate) return <LatestUntold said={channel.points.length > 0 ? text.notTold : text.nothingYet} mark={text.mark.notTold} />
  return (
    <td className="fh-table__number">
      {percent(rate.rate, language)} <span className="fh-quiet">{text.rateOf[rate.base]}</span>
    </td>
  )
}

/** Everything that the drawing shows, as text. */
export function CourseTable({ channels, metric }: { readonly channels: readonly ChannelNumbers[]; readonly metric: Metric }) {
  const text = useWords(words)
  const language = useLanguage()
  const series = seriesOf(channels)
  return (
    <details>
      <summary>{text.course(text.metrics[metric])}</summary>
      <div className="fh-scroll" role="region" aria-label={text.course(text.metrics[metric])} tabIndex={0}>
        <table className="fh-table">
          <thead>
            <tr>
              <th scope="col">{text.time}</th>
              {series.map(({ key, name }) => (
                <th key={key} scope="col" className="fh-table__number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(channels, metric).map(({ at, values }) => (
              <tr key={at}>
                <th scope="row">{instant(new Date(at).toISOString(), language)}</th>
                {series.map(({ key }) => (
                  <td key={key} className="fh-table__number">
                    {values[key] === undefined ? '–' : number(values[key], language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** What each platform means by its numbers: the same word is not the same thing everywhere. */
export function Meanings({ channels }: { readonly channels: readonly ChannelNumbers[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const platforms = [...new Map(channels.map((channel) => [channel.platform, channel])).values()].filter(
    ({ tells: told }) => told.length > 0,
  )
  if (platforms.length === 0) return null
  return (
    <details>
      <summary>{text.meaning}</summary>
      {platforms.map(({ platform, tells: told }) => (
        <dl key={platform} className="fh-meanings">
          {told.map(({ metric, means, source }) => (
            <div key={metric}>
              <dt>
                {platformLook(platform).name}: {text.metrics[metric]}
              </dt>
              <dd>
                {means[language]} <OutsideLink href={source}>{text.source}</OutsideLink>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  )
}
