'use client'
import type { CSSProperties } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { VariantView } from '../../core/answers.ts'
import { spokenMinutes } from '../../core/spoken-time.ts'
import type { Poll } from '../../core/story.ts'
import { spokenSize } from '../../core/spoken-size.ts'
import { inkOn } from '../colour.ts'
import { Icon } from '../parts/icon.tsx'
import { LinkedText } from '../parts/linked-text.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Counters } from './counters.tsx'
import { FoldedText } from './folded-text.tsx'
import { Picture } from './picture.tsx'
import { words } from './words.ts'

type Medium = VariantView['media'][number]

/** The post as its readers will meet it: who says it, the text, the pictures, the card, and what answers it. */
export function MockUp({ view }: { readonly view: VariantView }) {
  const text = useWords(words)
  const { channel } = view
  const colours = { '--fh-platform': channel.color, '--fh-platform-ink': inkOn(channel.color) } as CSSProperties
  return (
    <article className="fh-mockup" data-format={view.format} style={colours} aria-label={`${channel.platformName}: ${channel.name}`}>
      <header className="fh-mockup__from">
        <span className="fh-mockup__avatar" aria-hidden="true">
          {(channel.name.trim()[0] ?? '?').toLocaleUpperCase()}
        </span>
        <span className="fh-mockup__names">
          <strong>{channel.name}</strong>
          <span className="fh-quiet">{channel.handle}</span>
        </span>
        <span className="fh-mockup__platform">
          {channel.platformName}
          {view.format !== 'post' && ` · ${text.formats[view.format]}`}
        </span>
      </header>
      {view.title && <strong className="fh-mockup__title">{view.title}</strong>}
      <Words view={view} />
      {view.media.length > 0 && (
        <ul className="fh-mockup__media" data-count={Math.min(view.media.length, 4)} aria-label={text.pictures}>
          {view.media.map((medium) => (
            <li key={medium.id}>{medium.kind === 'document' ? <Document medium={medium} /> : <Picture medium={medium} />}</li>
          ))}
        </ul>
      )}
      {view.card && (
        <div className="fh-mockup__card" role="group" aria-label={text.linkCard}>
          {view.card.picture && <img src={view.card.picture} alt="" loading="lazy" />}
          <span className="fh-quiet">{hostOf(view.card.url)}</span>
          <strong>{view.card.title}</strong>
          {view.card.description && <span>{view.card.description}</span>}
        </div>
      )}
      {view.poll && <PollMockUp poll={view.poll} />}
      {view.parts.length > 0 && (
        <ol className="fh-mockup__parts" aria-label={text.parts}>
          {view.parts.map((part, at) => (
            <li key={at}>
              <span className="fh-mockup__number" aria-hidden="true">
                {at + 1}
              </span>
              <div className="fh-mockup__part">
                <span className="fh-quiet">{text.part(at + 1)}</span>
                <p className="fh-mockup__text">
                  <LinkedText>{part.text}</LinkedText>
                </p>
                <Counters counts={part.counts} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </article>
  )
}

function Words({ view: { text: said, format, channel } }: { readonly view: VariantView }) {
  const text = useWords(words)
  const looks = manifests[channel.platform]?.looks
  if (looks?.wordless?.formats.includes(format))
    return said ? (
      <p className="fh-mockup__text fh-mockup__unsent">
        <span className="fh-quiet">{text.unsent}</span> <s>{said}</s>
      </p>
    ) : null
  return said ? <FoldedText text={said} fold={looks?.fold} /> : <p className="fh-mockup__text fh-quiet">{text.noText}</p>
}

function PollMockUp({ poll }: { readonly poll: Poll }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <div className="fh-mockup__poll" role="group" aria-label={text.poll}>
      <ul>
        {poll.options.map((option, at) => (
          <li key={at} data-many={poll.multiple}>
            {option}
          </li>
        ))}
      </ul>
      <span className="fh-quiet">
        {text.openFor(spokenMinutes(poll.minutes)[language])} {poll.multiple && text.several}
      </span>
    </div>
  )
}

function Document({ medium: { src, title = '', bytes } }: { readonly medium: Medium }) {
  const language = useLanguage()
  return (
    <a className="fh-mockup__document" href={src} download>
      <Icon name="document" />
      <strong>{title}</strong>
      <span className="fh-quiet">{spokenSize(bytes)[language]}</span>
    </a>
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
