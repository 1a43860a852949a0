import type { PlatformManifest } from '../publisher.ts'

const checked = '2026-08-01'
const lexicon = (path: string) =>
  ({ source: `https://github.com/bluesky-social/atproto/blob/main/lexicons/${path}.json`, checked }) as const

/** A record that is made costs 3 points; the limits are told in points. */
const postsFor = (points: number) => Math.floor(points / 3)
const writes = { source: 'https://docs.bsky.app/docs/advanced-guides/rate-limits', checked: '2026-04-01' } as const

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
      // A post has one embed: pictures, a film or a card, see app/bsky/feed/post.
      apartFromVideo: true,
      ...lexicon('app/bsky/embed/images'),
    },
    video: {
      max: 1,
      // The record may hold 300 MB; an upload to the account's own server, 50 MiB: its blobUploadLimit as bsky.social sets it.
      bytes: 52_428_800,
      mimeTypes: ['video/mp4'],
      // Three minutes is what its apps take: general knowledge, no page of the documentation names it.
      maxMs: 180_000,
      ...lexicon('app/bsky/embed/video'),
    },
  },
  proof: { kind: 'identity', ...lexicon('com/atproto/repo/putRecord') },
  supports: {
    links: true,
    images: true,
    video: true,
    captions: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, ...lexicon('app/bsky/feed/defs') },
    comments: {
      means: {
        de: 'Antworten, nur unmittelbare, ein weiterer Teil unserer eigenen eingeschlossen.',
        en: 'Replies, direct ones only, a further part of our own included.',
      },
      ...lexicon('app/bsky/feed/defs'),
    },
    shares: {
      means: { de: 'Weiterverbreitete und zitierte Beiträge zusammen.', en: 'Reposts and quote posts together.' },
      ...lexicon('app/bsky/feed/defs'),
    },
    saves: { means: { de: 'Lesezeichen.', en: 'Bookmarks.' }, ...lexicon('app/bsky/feed/defs') },
  },
  accountMetrics: {
    followers: { means: { de: 'Abonnements.', en: 'Followers.' }, ...lexicon('app/bsky/actor/defs') },
    posts: {
      means: { de: 'Beiträge, unsere Antworten eingeschlossen.', en: 'Posts, answers of ours included.' },
      ...lexicon('app/bsky/actor/defs'),
    },
  },
  measureBatch: 25,
  minimumGapMs: 0,
  rates: [
    { of: 'account', counts: 'posts', limit: postsFor(5_000), windowMs: 3_600_000, ...writes },
    { of: 'account', counts: 'posts', limit: postsFor(35_000), windowMs: 24 * 3_600_000, ...writes },
  ],
  // A handle is a domain: a name without a dot becomes no mention.
  mentionForm: {
    form: 'domain',
    source: 'https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/detection.ts',
    checked: '2026-11-29',
  },
}
