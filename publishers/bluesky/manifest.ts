import type { PlatformManifest } from '../publisher.ts'

const checked = '2026-08-01'
const lexicon = (path: string) =>
  ({ source: `https://github.com/bluesky-social/atproto/blob/main/lexicons/${path}.json`, checked }) as const

export const manifest: PlatformManifest = {
  id: 'bluesky',
  name: 'Bluesky',
  homepage: 'https://bsky.app',
  color: '#1185fe',
  role: 'network',
  auth: 'app-password',
  limits: {
    text: [
      { max: 300, unit: 'grapheme', ...lexicon('app/bsky/feed/post') },
      { max: 3_000, unit: 'byte', ...lexicon('app/bsky/feed/post') },
    ],
    images: {
      max: 4,
      bytes: 2_000_000,
      // The lexicon takes image/*; these are the types that every app shows.
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
      altMax: null,
      pixels: null,
      ...lexicon('app/bsky/embed/images'),
    },
  },
  proof: { kind: 'identity', ...lexicon('com/atproto/repo/putRecord') },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: false,
    measure: true,
  },
  metrics: {
    reactions: { means: 'Likes', ...lexicon('app/bsky/feed/defs') },
    comments: { means: 'Replies, direct ones only', ...lexicon('app/bsky/feed/defs') },
    shares: { means: 'Reposts and quote posts together', ...lexicon('app/bsky/feed/defs') },
    saves: { means: 'Bookmarks', ...lexicon('app/bsky/feed/defs') },
  },
  measureBatch: 25,
  minimumGapMs: 0,
}
