'use client'
import type { PlannedView } from '../../core/answers.ts'
import { instant } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { goings, moments, notesOf } from '../post-editor/going.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** One glance: what happens when and where if the post is approved now, by each channel's own clock. Whoever decides reads it before the buttons. */
export function Planned({ planned }: { readonly planned: readonly PlannedView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  if (planned.length === 0) return null
  return (
    <section aria-labelledby="fh-planned-title">
      <h3 className="fh-heading" id="fh-planned-title">
        {text.ifApproved}
      </h3>
      <ol className="fh-when">
        {moments(goings({ planned, deliveries: [] })).map((moment) => (
          <li key={`${moment.at}${moment.timeZone}`}>
            {moment.at && (
              <span className="fh-when__time">
                <time dateTime={moment.at}>{instant(moment.at, language, moment.timeZone)}</time>{' '}
                <span className="fh-quiet">{moment.timeZone}</span>
              </span>
            )}
            <span className="fh-when__channels">
              {moment.going.map(({ channel }, index) => (
                // A draft may name a channel twice.
                <span key={`${channel.id}${index}`} className="fh-when__channel">
                  <PlatformDot color={platformLook(channel.platform).color} />
                  {channel.name}
                </span>
              ))}
            </span>
            {notesOf(moment, language).map(({ note, of }) => (
              <span key={note} className="fh-quiet">
                {of.length < moment.going.length && `${of.join(', ')}: `}
                {note}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
