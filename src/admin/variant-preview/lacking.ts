import type { PlatformManifest } from '../../../publishers/publisher.ts'

export type Lacking = 'links' | 'images' | 'video' | 'reel' | 'story' | 'poll' | 'threads' | 'alt'

/** What a post could have and does not have there: said beforehand, so that nobody looks for it. */
export function lackingOn({ supports, limits, role }: PlatformManifest): Lacking[] {
  // On a medium of our own a post is whole.
  if (role === 'owned') return []
  const formats = supports.formats ?? ['post']
  const has: Record<Lacking, boolean> = {
    links: supports.links,
    images: supports.images,
    alt: !supports.images || limits.images.altMax !== 0,
    video: supports.video,
    reel: formats.includes('reel'),
    story: formats.includes('story'),
    poll: limits.poll !== undefined,
    threads: supports.threads,
  }
  return (Object.keys(has) as Lacking[]).filter((one) => !has[one])
}
