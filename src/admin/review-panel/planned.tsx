'use client'
import type { PlannedView } from '../../core/answers.ts'
import { instant } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What each channel does when the post is approved now, by the channel's own clock: whoever decides reads it before the buttons. */
export function Planned({ planned }: { readonly planned: readonly PlannedView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  if (planned.length === 0) return null
  return (
    <section aria-labelledby="fh-planned-title">
      <h3 className="fh-heading" id="fh-planned-title">
        {text.ifApproved}
      </h3>
      <ul className="fh-lines">
        {planned.map(({ channel, at, timeZone, note }, index) => (
          // A draft may name a channel twice.
          <li className="fh-line" key={`${channel.id}${index}`}>
            <div className="fh-line__head">
              <span className="fh-line__what">
                <PlatformDot color={platformLook(channel.platform).color} />
                <span>{channel.name}</span>
              </span>
            </div>
            <div className="fh-line__when">
              {at && (
                <>
                  <time dateTime={at}>{instant(at, language, timeZone)}</time>
                  {' · '}
                </>
              )}
              {timeZone}
            </div>
            {note[language] && <p className="fh-line__why">{note[language]}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
