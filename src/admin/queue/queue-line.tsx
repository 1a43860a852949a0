'use client'
import { Link } from '@payloadcms/ui'
import type { QueuedDelivery } from '../../core/answers.ts'
import { Answers, needsPerson } from '../delivery-actions/answers.tsx'
import { FrozenBadge } from '../freeze/frozen-badge.tsx'
import { platformLook } from '../parts/look.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { timeIn } from './grouped.ts'
import { words } from './words.ts'

/** Times nearer than this are not worth a number. Milliseconds. */
const soonMs = 60_000

interface LineProps {
  readonly delivery: QueuedDelivery
  readonly now: Date
  readonly onAnswered: (told: string) => void
}

/** One delivery of the queue: when, what, where, how it stands, why not earlier, and its answers where it needs some. */
export function QueueLine({ delivery, now, onAnswered }: LineProps) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const { channel, goesAt, because, reason, part, repeat, state } = delivery
  const isSoon = goesAt !== null && Date.parse(goesAt) - now.getTime() < soonMs
  return (
    <li className="fh-line fh-queued" data-timed={goesAt !== null}>
      {goesAt && (
        <time className="fh-queued__time" dateTime={goesAt}>
          {isSoon ? text.soon : timeIn(goesAt, delivery.timeZone, language)}
        </time>
      )}
      <div className="fh-queued__what">
        <div className="fh-line__head">
          <span className="fh-line__what">
            <PlatformDot color={platformLook(channel.platform).color} />
            <span>
              <Link href={`/admin/collections/deliveries/${delivery.id}`} prefetch={false}>
                {delivery.postTitle}
              </Link>
              {part > 0 && ` · ${text.part(part)}`}
              {repeat > 0 && ` · ${text.repeat(repeat)}`} <span className="fh-quiet">· {channel.name}</span>
            </span>
          </span>
          <span className="fh-line__badges">
            <FrozenBadge channel={channel.id} />
            <StateBadge state={state} platform={channel.platform} />
          </span>
        </div>
        {because && <p className="fh-line__when">{because[language]}</p>}
        {reason && needsPerson(state) && (
          <p className="fh-line__why">
            {text.why} {said(reason)}
          </p>
        )}
        {delivery.url && needsPerson(state) && (
          <p>
            <OutsideLink href={delivery.url}>{delivery.url}</OutsideLink>
          </p>
        )}
        <Answers delivery={delivery} onAnswered={onAnswered} />
      </div>
    </li>
  )
}
