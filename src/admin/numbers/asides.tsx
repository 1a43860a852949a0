'use client'
import { useId } from 'react'
import { metrics } from '../../core/metrics.ts'
import type { Note, Reaction } from '../../core/numbers.ts'
import { instant, number } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { meansOf } from './means.tsx'
import { words } from './words.ts'

/** Gaps, numbers that are not told any more, and budgets that are used up. */
export function Notes({ notes }: { readonly notes: readonly Note[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  if (notes.length === 0) return null
  const when = ({ from, until }: Note) =>
    until === null ? text.since(instant(from, language)) : text.between(instant(from, language), instant(until, language))
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.notes}
      </h2>
      <ul className="fh-lines">
        {notes.map((note) => (
          <li key={`${note.channel.id} ${note.kind} ${note.said.en} ${note.from}`} className="fh-line">
            <span className="fh-line__what">
              <PlatformDot color={platformLook(note.channel.platform).color} />
              <span>
                {note.channel.name} <span className="fh-quiet">· {when(note)}</span>
              </span>
            </span>
            <p>{note.said[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How long people waited for a decision about what they said. */
export function ReactionTime({ reaction: { usual, answered, open } }: { readonly reaction: Reaction }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  if (answered + open === 0) return null
  const time = (minutes: number) =>
    minutes < 90
      ? text.minutes(Math.round(minutes), number(Math.round(minutes), language))
      : minutes < 48 * 60
        ? text.hours(number(Math.round(minutes / 60), language))
        : text.days(number(Math.round(minutes / 1440), language))
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.reaction}
      </h2>
      <p className="fh-quiet">{text.reactionMeans}</p>
      <p>
        {usual ? text.reactionUsual(time(usual.median), number(usual.of, language)) : text.reactionFew}{' '}
        {open > 0 && text.reactionOpen(open, number(open, language))}
      </p>
    </section>
  )
}

/** How everything is reckoned, and what each platform means by its numbers. */
export function Meaning({ platforms }: { readonly platforms: readonly string[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const told = metrics.flatMap((metric) => meansOf(metric, platforms).map((means) => ({ metric, ...means })))
  return (
    <details className="fh-card">
      <summary>{text.meaning}</summary>
      <dl className="fh-meanings">
        {[
          [text.measures.engagements, text.engagementsMean],
          [text.rate, text.rateMeans],
          [text.usual, text.usualMeans],
          [text.ownClicks, text.ownClicksMeans],
        ].map(([name, means]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{means}</dd>
          </div>
        ))}
        {told.map(({ metric, platform, name, means, source }) => (
          <div key={`${platform} ${metric}`}>
            <dt>
              {name}: {text.measures[metric]}
            </dt>
            <dd>
              {means[language]} <OutsideLink href={source}>{text.source}</OutsideLink>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
