'use client'
import type { MediumTile } from '../../core/media-library.ts'
import { list } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { fileSize, length } from './sizes.ts'
import { words } from './words.ts'

/** The small picture; of a film its poster, of a document a drawing. What it shows is said by the link's text beside it. */
export function Thumbnail({ medium }: { readonly medium: Pick<MediumTile, 'kind' | 'thumbnail' | 'durationMs' | 'pages'> }) {
  const text = useWords(words)
  return (
    <span className="fh-media__picture" data-kind={medium.kind}>
      {medium.thumbnail ? (
        <img src={medium.thumbnail} alt="" loading="lazy" />
      ) : (
        <Icon name={medium.kind === 'document' ? 'document' : 'picture'} />
      )}
      {medium.kind === 'video' && <span className="fh-media__length">▶ {medium.durationMs !== null && length(medium.durationMs)}</span>}
      {medium.kind === 'document' && medium.pages !== null && <span className="fh-media__length">{text.pages(medium.pages)}</span>}
    </span>
  )
}

/** What somebody should look after, as words beside their signs. */
export function Concerns({ medium }: { readonly medium: MediumTile }) {
  const text = useWords(words)
  const language = useLanguage()
  const missing = medium.altMissingIn.map((one) => text.languages[one])
  return (
    <>
      {medium.concerns.map((concern) => (
        <span
          key={concern}
          className={`fh-badge fh-tone--${/^(expired|consent)/.test(concern) ? 'error' : concern === 'rights-unknown' ? 'neutral' : 'warning'}`}
        >
          <Icon name={/^(expired|consent)/.test(concern) ? 'stop' : concern === 'ending' ? 'clock' : 'warning'} />
          {concern === 'alt-missing' ? text.altMissing(list(missing, language)) : text.concerns[concern]}
        </span>
      ))}
      {medium.looksLike && (
        <span className="fh-badge fh-tone--neutral">
          <Icon name="question" />
          {text.looksLike}
        </span>
      )}
    </>
  )
}

export const useUsage = () => {
  const text = useWords(words)
  return ({ posts, live }: MediumTile['usage']): string => (posts === 0 && live === 0 ? text.unused : text.usage(posts, live))
}

/** "Picture, 1200 × 800, 340 kB" */
export const useFacts = () => {
  const text = useWords(words)
  const language = useLanguage()
  return ({ kind, width, height, bytes }: MediumTile): string =>
    [text.one[kind], width && height ? `${width} × ${height}` : null, fileSize(bytes, language)].filter(Boolean).join(', ')
}
