/** Where links stand that were gathered by their address. */
import { linksIn } from '../core/text.ts'
import type { Finding, Subject } from './check.ts'
import { structureOf } from './structure.ts'

/** By address: the variant's link, the first such address in its text, or the first link of the body that leads there. */
export function linkPlaces({ story, platform }: Subject): (url: string) => Finding['at'] {
  const found = new Map<string, Finding['at']>()
  const add = (url: string, at: Finding['at']) => void (found.has(url) || found.set(url, at))
  if (story.link !== null) add(story.link, { field: 'link' })
  for (const { url, start, end } of linksIn(story.text)) add(url, { field: 'text', start, end })
  // Whatever the platform shows: a card may have been made of the body.
  const structure = structureOf({ story, platform: { ...platform, role: 'owned' } })
  for (const { target, span } of structure?.links ?? []) if ('url' in target) add(target.url.trim(), structure!.at(span))
  return (url) => found.get(url) ?? { field: 'text' }
}
