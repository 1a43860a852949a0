'use client'
import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { DeliveryView } from '../../core/answers.ts'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'
import { instant } from '../format.ts'
import { FrozenBadge } from '../freeze/frozen-badge.tsx'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { platformLook } from './look.ts'
import { OutsideLink } from './outside-link.tsx'
import { PlatformDot } from './platform-dot.tsx'
import { StateBadge } from './state-badge.tsx'

const words = {
  de: { due: 'Fällig', publishedAt: 'Veröffentlicht', open: 'Ansehen', on: 'auf' },
  en: { due: 'Due', publishedAt: 'Published', open: 'View', on: 'on' },
}

const isOver = (state: DeliveryState) => (finalStates as readonly DeliveryState[]).includes(state)

interface LineProps {
  readonly delivery: DeliveryView
  /** Names the post too. Default false. */
  readonly withPost?: boolean
  /** What stands below. */
  readonly children?: ReactNode
}

/** One delivery in a list: where, how it stands, when, why, and where to see it. */
export function DeliveryLine({ delivery, withPost = false, children }: LineProps) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const { channel } = delivery
  const at = delivery.publishedAt ?? delivery.dueAt
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <span className="fh-line__what">
          <PlatformDot color={platformLook(channel.platform).color} />
          <span>
            <Link href={`/admin/collections/deliveries/${delivery.id}`} prefetch={false}>
              {withPost ? delivery.postTitle : channel.name}
            </Link>
            {withPost && ` ${text.on} ${channel.name}`}
          </span>
        </span>
        <span className="fh-line__badges">
          {!isOver(delivery.state) && <FrozenBadge channel={channel.id} />}
          <StateBadge state={delivery.state} platform={channel.platform} />
        </span>
      </div>
      <div className="fh-line__when">
        {delivery.publishedAt ? text.publishedAt : text.due} <time dateTime={at}>{instant(at, language, delivery.timeZone)}</time>
        {delivery.url && (
          <>
            {' · '}
            <OutsideLink href={delivery.url} label={`${text.open}: ${channel.name}`}>
              {text.open}
            </OutsideLink>
          </>
        )}
      </div>
      {delivery.reason && <p className="fh-line__why">{said(delivery.reason)}</p>}
      {children}
    </li>
  )
}
