import type { PlatformManifest } from '../publisher.ts'

const api = 'https://www.tumblr.com/docs/en/api/v2'
const npf = 'https://www.tumblr.com/docs/npf'
const checked = '2024-10-18'
const day = 24 * 60 * 60_000

export const manifest: PlatformManifest = {
  id: 'tumblr',
  name: 'Tumblr',
  homepage: 'https://www.tumblr.com',
  color: '#001935',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // A block, which is a paragraph; a post has a thousand. Held against the whole text: who has more to say writes an article.
    text: [{ max: 4096, unit: 'codepoint', source: `${npf}#text-block-length`, checked }],
    images: {
      max: 30,
      // General knowledge: 20 MB, an animation 10.
      bytes: 10_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: 4096,
      pixels: null,
      // The widest that Tumblr serves. General knowledge.
      recommendedWidth: 2048,
      animated: true,
      source: `${npf}#content-block-type-image`,
      checked,
    },
    video: {
      max: 1,
      // Tumblr takes 500 MB (general knowledge); a film goes out with its post in one request, which ends after half a minute.
      bytes: 50_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      // General knowledge: ten minutes.
      maxMs: 600_000,
      source: `${npf}#native-tumblr-videos`,
      checked,
    },
    links: { max: 100, source: `${npf}#inline-links`, checked },
    mentions: { max: 50, source: `${npf}#inline-mentions`, checked },
  },
  proof: { kind: 'timeline', graceMs: 5 * 60_000, source: `${api}#posts--retrieve-published-posts`, checked },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: false,
    edit: false,
    remove: true,
    interactions: false,
    reply: false,
    measure: true,
  },
  metrics: {
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, source: `${api}#notes---get-notes-for-a-specific-post`, checked },
    shares: {
      means: { de: 'Reblogs, mit und ohne eigene Worte.', en: 'Reblogs, with and without words.' },
      source: `${api}#notes---get-notes-for-a-specific-post`,
      checked,
    },
  },
  measureBatch: 20,
  minimumGapMs: 0,
  rates: [
    // A day of the calendar; so many in any 24 hours is within it.
    { of: 'account', counts: 'posts', limit: 250, windowMs: day, source: `${api}#rate-limits`, checked },
    { of: 'app', counts: 'calls', limit: 1_000, windowMs: 60 * 60_000, source: `${api}#rate-limits`, checked },
    { of: 'app', counts: 'calls', limit: 5_000, windowMs: day, source: `${api}#rate-limits`, checked },
  ],
  app: { id: 'OAuth consumer key', secret: 'OAuth consumer secret', source: 'https://www.tumblr.com/oauth/apps', checked },
}
