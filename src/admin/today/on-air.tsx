'use client'
import { Link } from '@payloadcms/ui'
import type { DeliveryView } from '../../core/answers.ts'
import { metricCount } from '../../core/metrics.ts'
import type { Today } from '../../core/today.ts'
import { instant, number } from '../format.ts'
import { FrozenBadge } from '../freeze/frozen-badge.tsx'
import { platformLook } from '../parts/look.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { timeIn } from '../queue/grouped.ts'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** Today and tomorrow by the clock: what goes out, each in its channel's colour and time zone. */
export function GoesNext({ today }: { readonly today: Today }) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const { next, nextMore, nextLater } = today
  const days = {
    earlier: next.filter(({ dueAt }) => dueAt < today.at),
    today: next.filter(({ dueAt }) => dueAt >= today.at && dueAt < today.tomorrow),
    tomorrow: next.filter(({ dueAt }) => dueAt >= today.tomorrow),
  }
  return (
    <section className="fh-card" aria-labelledby="fh-next-title">
      <h3 className="fh-heading" id="fh-next-title">
        {text.next} <span className="fh-count">{number(next.length + nextMore, language)}</span>
      </h3>
      {next.length === 0 && (
        <p className="fh-empty">
          {text.nextEmpty}{' '}
          {nextLater ? (
            text.nextThen(
              `${instant(nextLater.dueAt, language, nextLater.timeZone)}, ${nextLater.postTitle} ${text.on} ${nextLater.channel.name}.`,
            )
          ) : (
            <Link href="/admin/calendar" prefetch={false}>
              {text.plan}
            </Link>
          )}
        </p>
      )}
      {(['earlier', 'today', 'tomorrow'] as const).map(
        (day) =>
          days[day].length > 0 && (
            <div key={day}>
              <h4 className="fh-today__day">{text.days[day]}</h4>
              <ol className="fh-on-air">
                {days[day].map((delivery) => (
                  <Entry key={delivery.id} delivery={delivery} at={delivery.dueAt}>
                    {delivery.state !== 'scheduled' && <StateBadge state={delivery.state} platform={delivery.channel.platform} />}
                    <FrozenBadge channel={delivery.channel.id} />
                    {delivery.reason && <span className="fh-line__when">{said(delivery.reason)}</span>}
                  </Entry>
                ))}
              </ol>
            </div>
          ),
      )}
      {nextMore > 0 && (
        <p>
          <Link href="/admin/queue" prefetch={false}>
            {text.nextMore(nextMore, number(nextMore, language))}
          </Link>
        </p>
      )}
    </section>
  )
}

/** What is live since this morning, where to see it, and the first numbers. */
export function WentOut({ today: { out } }: { readonly today: Today }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <section className="fh-card" aria-labelledby="fh-out-title">
      <h3 className="fh-heading" id="fh-out-title">
        {text.out} {out.length > 0 && <span className="fh-count">{out.length}</span>}
      </h3>
      {out.length === 0 ? (
        <p className="fh-empty">{text.outEmpty}</p>
      ) : (
        <ol className="fh-on-air">
          {out.map((delivery) => (
            <Entry key={delivery.id} delivery={delivery} at={delivery.publishedAt ?? delivery.dueAt}>
              {delivery.numbers.slice(0, 3).map(({ metric, value }) => (
                <span key={metric} className="fh-line__when">
                  {metricCount(metric, value, number(value, language), language)}
                </span>
              ))}
              {delivery.url && (
                <OutsideLink href={delivery.url} label={text.viewOf(delivery.postTitle, delivery.channel.name)}>
                  {text.view}
                </OutsideLink>
              )}
            </Entry>
          ))}
        </ol>
      )}
    </section>
  )
}

interface EntryProps {
  readonly delivery: DeliveryView
  readonly at: string
  readonly children: React.ReactNode
}

function Entry({ delivery: { id, postTitle, channel, timeZone }, at, children }: EntryProps) {
  const language = useLanguage()
  return (
    <li className="fh-on-air__entry" style={{ '--fh-platform': platformLook(channel.platform).color } as React.CSSProperties}>
      <time dateTime={at}>{timeIn(at, timeZone, language)}</time>
      <div>
        <Link href={`/admin/collections/deliveries/${id}`} prefetch={false}>
          {postTitle}
        </Link>
        <div className="fh-on-air__facts">
          <span className="fh-line__what">
            <PlatformDot color={platformLook(channel.platform).color} />
            {channel.name}
          </span>
          {children}
        </div>
      </div>
    </li>
  )
}
