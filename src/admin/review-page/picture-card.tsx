'use client'
import type { CommentView } from '../../core/comments.ts'
import type { PictureSheet } from '../../core/review-sheet.ts'
import { languages } from '../../core/story.ts'
import { PicturePins } from '../comments/picture-pins.tsx'
import type { CommentsOf } from '../comments/use-comments.ts'
import { day, list } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface PictureCardProps {
  readonly post: string
  readonly picture: PictureSheet
  readonly comments: readonly CommentView[]
  readonly hash: string
  readonly add: CommentsOf['add']
  readonly act: CommentsOf['act']
}

/** One picture, large, with what is told of it and what may be done with it. */
export function PictureCard({ post, picture, comments, hash, add, act }: PictureCardProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { id, kind, src, width, height, alt } = picture
  const facts: readonly (readonly [string, string])[] = [
    ...languages.flatMap((one) => (alt[one] ? [[text.alt[one], alt[one]] as const] : [])),
    ...([
      [text.credit, picture.credit],
      [text.holder, picture.rightsHolder],
      [text.licence, picture.licence],
      [text.expires, picture.expiresOn ? day(picture.expiresOn, language) : ''],
      [text.on, list(picture.on, language)],
    ] as const),
  ]
  return (
    <section className="fh-review__card" aria-label={picture.title}>
      <h3 className="fh-heading">{picture.title}</h3>
      {kind === 'image' ? (
        <PicturePins
          post={post}
          picture={{ id, src, width, height, alt: alt[language] ?? alt.de ?? alt.en ?? '' }}
          comments={comments}
          hash={hash}
          add={add}
          act={act}
        />
      ) : kind === 'video' ? (
        <video className="fh-review__film" src={src} controls preload="metadata" aria-label={alt[language] ?? picture.title} />
      ) : (
        <a href={src} download>
          {picture.title}
        </a>
      )}
      {kind !== 'document' && Object.keys(alt).length === 0 && (
        <p className="fh-word fh-tone--warning">
          <Icon name="warning" /> {text.noAlt}
        </p>
      )}
      {picture.isGenerated && <p>{text.generated}</p>}
      <dl className="fh-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
