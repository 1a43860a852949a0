/** What becomes clickable in a text. Bluesky does not look itself: a post names each place by its bytes in UTF-8. */
import { AppBskyRichtextFacet, RichText } from '@atproto/api'
import { linksIn } from '../../src/core/text.ts'

export type Mark = {
  readonly kind: 'link' | 'tag' | 'mention'
  /** The address, the tag without `#`, or the handle without `@`. */
  readonly value: string
  /** Offsets in bytes of UTF-8, end exclusive. */
  readonly byteStart: number
  readonly byteEnd: number
}

/**
 * As Bluesky's own app finds them (bare domains included), but with our rule for where a web address ends: the app takes
 * a closing quotation mark into the link and overlooks a link behind an opening one.
 */
export function marksIn(text: string): Mark[] {
  const bytesBefore = (offset: number) => Buffer.byteLength(text.slice(0, offset))
  const links = linksIn(text).map(({ url, start, end }): Mark => ({
    kind: 'link',
    value: url,
    byteStart: bytesBefore(start),
    byteEnd: bytesBefore(end),
  }))
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const others = (rich.facets ?? []).flatMap(({ index, features }) =>
    features.flatMap((feature): Mark[] => {
      if (AppBskyRichtextFacet.isTag(feature)) return [{ kind: 'tag', value: feature.tag, ...bytes(index) }]
      // The handle stands where a resolved DID belongs: it is resolved while staging.
      if (AppBskyRichtextFacet.isMention(feature)) return [{ kind: 'mention', value: feature.did.toLowerCase(), ...bytes(index) }]
      if (AppBskyRichtextFacet.isLink(feature)) return [{ kind: 'link', value: feature.uri, ...bytes(index) }]
      return []
    }),
  )
  const free = others.filter((mark) => links.every((link) => mark.byteEnd <= link.byteStart || mark.byteStart >= link.byteEnd))
  return [...links, ...free].sort((a, b) => a.byteStart - b.byteStart)
}

const bytes = ({ byteStart, byteEnd }: { byteStart: number; byteEnd: number }) => ({ byteStart, byteEnd })
