'use client'
import { Link } from '@payloadcms/ui'
import type { CampaignPost } from '../../core/campaigns.ts'
import { reviewNames } from '../../core/review.ts'
import { instant } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** One post of a campaign: how it stands, when it goes, and where. */
export function PostLine({ post: { id, title, state, at, channels, isOutside } }: { readonly post: CampaignPost }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <Link href={`/admin/collections/posts/${id}`} prefetch={false}>
          {title[language] || text.untitled}
        </Link>
        <span className="fh-line__badges">
          {isOutside && (
            <span className="fh-badge fh-tone--warning">
              <Icon name="warning" />
              {text.isOutside}
            </span>
          )}
          <span className={`fh-badge fh-tone--${state === 'published' || state === 'approved' ? 'success' : 'neutral'}`}>
            {state === 'published' ? text.published : reviewNames[state][language]}
          </span>
        </span>
      </div>
      <div className="fh-line__when">
        {at ? <time dateTime={at}>{instant(at, language)}</time> : text.noTime}
        {' · '}
        {channels.length === 0
          ? text.noChannels
          : channels.map(({ id, name, platform }) => (
              <span key={id} className="fh-campaign__channel">
                <PlatformDot color={platformLook(platform).color} /> {name}
              </span>
            ))}
      </div>
    </li>
  )
}
