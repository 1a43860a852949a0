/** From where a finding points, by the fields of a variant, to the place in the file. */
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { Finding } from '../../quality/check.ts'
import { bodyPlaces } from './body-places.ts'
import type { FileVariant, PostFile } from './post-file.ts'
import { rangeIn, type Range } from './source.ts'
import type { Path } from './yaml-file.ts'

/** Answers the place in the file. What the file does not say is told at the nearest thing that it does say, at worst at its beginning. */
export function locator(post: PostFile): (said: FileVariant, at: Finding['at']) => Range {
  const { front, text, markdown, variants } = post
  const story = variants[0]?.story
  const owned = Object.values(manifests).find(({ role }) => role === 'owned')
  let body: ReturnType<typeof bodyPlaces> | null = null
  const inBody = ({ start, end }: Finding['at']): Range => {
    if (story && owned) body ??= bodyPlaces(text, { story, platform: owned }, markdown.texts)
    const found = start === undefined ? null : body?.({ start, end: end ?? start })
    if (found) return found
    const first = markdown.texts[0]
    return first ? { start: first.start, end: first.end, exact: false } : front.at(['title'], 'key')
  }
  const inFront = (path: Path, read: string, { start, end }: Finding['at']): Range => {
    const written = front.written(path)
    if (!written) return front.at(path, 'key')
    return start === undefined ? front.at(path) : rangeIn(read, written, start, end ?? start)
  }
  return (said, at) => {
    const own = said.story.article.texts[said.story.language]
    const [first = '', second = '', third = ''] = at.field.split('.')
    switch (first) {
      case 'text':
        return inFront(said.said.text, said.story.text, at)
      case 'link':
        return inFront(said.said.link, said.story.link ?? '', at)
      case 'when':
        return front.at(said.said.when)
      case 'parts': {
        const path: Path = ['channels', said.platform, 'parts', ...(second === '' ? [] : [Number(second)])]
        return third === 'text' ? inFront(path, said.parts[Number(second)] ?? '', at) : front.at(path)
      }
      case 'format':
        return front.at(['channels', said.platform, 'format'])
      case 'poll':
        return front.at(['channels', said.platform, 'poll', ...(third === '' ? [] : ['options', Number(third)])])
      case 'media': {
        const one = second === '' ? undefined : said.media[Number(second)]
        if (!one) return front.at(front.value?.channels?.[said.platform]?.media ? ['channels', said.platform, 'media'] : ['media'], 'key')
        if ('range' in one.at) return one.at.range
        return third === 'alt' ? inFront([...one.at.path, 'alt'], one.medium.ref.alt ?? '', at) : front.at([...one.at.path, 'file'])
      }
      case 'article': {
        if (second === 'body') return inBody(at)
        if (second === 'seo') return inFront(third === '' ? ['seo'] : ['seo', third], own?.seo[third as 'title' | 'description'] ?? '', at)
        if (second === 'title' || second === 'teaser' || second === 'slug') return inFront([second], own?.[second] ?? '', at)
        return front.at([second], 'key')
      }
      default:
        return front.at([first], 'key')
    }
  }
}
