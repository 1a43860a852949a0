/** Where the words that a reader will meet stand, by field, so that a finding can point at them. */
import type { Preview } from '../../publishers/publisher.ts'
import { richTextToPlain } from '../core/rich-text.ts'
import type { MediaRef, Story } from '../core/story.ts'
import type { Finding, Subject } from './check.ts'
import type { Place, Span } from './facts.ts'

/** What will be seen of a variant. An owned medium shows the whole post, a network what the publisher made of the story. */
export function places(preview: Preview, { story, platform }: Subject): Place[] {
  const alts = preview.media.map((media) => ({ field: mediaField(story, media, 'alt'), text: media.alt ?? '', exact: true }))
  const post = story.article.texts[story.language]
  if (platform.role === 'owned') {
    return [
      { field: 'text', text: story.text, exact: true },
      { field: 'article.title', text: post?.title ?? '', exact: true },
      { field: 'article.teaser', text: post?.teaser ?? '', exact: true },
      { field: 'article.body', text: richTextToPlain(post?.body), exact: true },
      { field: 'article.seo.title', text: post?.seo.title ?? '', exact: true },
      { field: 'article.seo.description', text: post?.seo.description ?? '', exact: true },
      ...alts,
    ]
  }
  const { card } = preview
  return [
    ...sent(preview.text, story.text),
    { field: 'article.title', text: card?.title ?? '', exact: card?.title === post?.title },
    { field: 'article.teaser', text: card?.description ?? '', exact: card?.description === post?.teaser },
    ...alts,
  ]
}

/** The text as typed, and what the publisher put before and after it. */
function sent(seen: string, typed: string): Place[] {
  const at = typed === '' ? -1 : seen.indexOf(typed)
  if (at < 0) return [{ field: 'text', text: seen, exact: false }]
  return [
    { field: 'text', text: typed, exact: true },
    { field: 'text', text: `${seen.slice(0, at)}\n${seen.slice(at + typed.length)}`, exact: false },
  ]
}

/** Points at words of a place: at the field alone where offsets would not be those of what somebody typed. */
export const atPlace = ({ field, exact }: Pick<Place, 'field' | 'exact'>, span?: Span): Finding['at'] =>
  exact && span ? { field, start: span.start, end: span.end } : { field }

/** `media.0` or `media.0.alt`: a medium of the variant. `media` alone if the publisher shows one that the variant does not have. */
export function mediaField(story: Story, { id }: Pick<MediaRef, 'id'>, of?: 'alt'): string {
  const index = story.media.findIndex((media) => media.id === id)
  return index < 0 ? 'media' : `media.${index}${of ? `.${of}` : ''}`
}
