import type { PlatformManifest } from '../publisher.ts'

const docs = (page: string, checked: `${number}-${number}-${number}`) =>
  ({ source: `https://developers.facebook.com/documentation/threads/${page}`, checked }) as const
const posts = docs('posts', '2026-04-14')
const overview = docs('overview', '2026-07-02')
const insights = { source: 'https://www.postman.com/meta/threads/collection/dht3nzz/threads-api', checked: '2026-01-02' } as const
const dayMs = 24 * 60 * 60_000

export const manifest: PlatformManifest = {
  id: 'threads',
  name: 'Threads',
  homepage: 'https://www.threads.com',
  color: '#000000',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // "Emojis are counted as the number of UTF-8 bytes."
    text: [{ max: 500, unit: 'emoji-bytes', ...posts }],
    images: {
      max: 20,
      bytes: 8_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      // General knowledge: the documentation names no length.
      altMax: 1_000,
      pixels: null,
      aspect: { min: 0.1, max: 10 },
      min: { width: 320, height: 1 },
      recommendedWidth: 1_440,
      animated: false,
      ...posts,
    },
    video: {
      max: 20,
      bytes: 1_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      codecs: ['avc1', 'hvc1', 'hev1', 'mp4a'],
      maxMs: 5 * 60_000,
      framesPerSecond: { min: 23, max: 60 },
      ...posts,
    },
    poll: {
      options: { min: 2, max: 4 },
      optionMax: 25,
      // It cannot be told how long: a day is what every poll there lasts (general knowledge).
      minutes: { min: 1_440, max: 1_440 },
      multiple: false,
      ...docs('create-posts/polls', '2026-07-02'),
    },
    links: { max: 5, ...docs('create-posts/text-attachments', '2026-07-02') },
  },
  proof: {
    kind: 'session',
    // A container may be shown as finished for a moment while it is being published.
    graceMs: 60_000,
    ...docs('troubleshooting', '2026-01-02'),
  },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    views: { means: { de: 'Wie oft der Beitrag gezeigt wurde.', en: 'How often the post was shown.' }, ...insights },
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, ...insights },
    comments: {
      means: { de: 'Antworten, weitere Teile unserer eigenen Beiträge eingeschlossen.', en: 'Replies, further parts of our own included.' },
      ...insights,
    },
    shares: { means: { de: 'Weiterverbreitete und zitierte Beiträge zusammen.', en: 'Reposts and quotes together.' }, ...insights },
  },
  accountMetrics: {
    followers: { means: { de: 'Abonnements auf Threads.', en: 'Followers on Threads.' }, ...insights, checked: '2026-11-30' },
    profileVisits: {
      means: {
        de: 'Wie oft das Profil aufgerufen wurde: am letzten Tag, der bei Meta zu Ende war.',
        en: 'How often the profile was viewed: on the last day that had ended at Meta.',
      },
      ...insights,
      checked: '2026-11-30',
    },
  },
  measureBatch: 10,
  minimumGapMs: 0,
  rates: [{ of: 'account', counts: 'posts', limit: 250, windowMs: dayMs, ...overview }],
  app: {
    id: 'Threads App ID',
    secret: 'Threads App Secret',
    source: 'https://developers.facebook.com/docs/threads/get-started',
    checked: '2026-01-02',
  },
  apiVersion: { version: 'v1.0', endsOn: null, ...overview },
  looks: {
    // The platform tells no number: measured by others, and not the same everywhere.
    fold: { characters: 250, source: 'https://posttruncate.com/en/platform-limits/', checked: '2026-11-30' },
  },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Solange Meta die App nicht geprüft hat, können nur Konten sie nutzen, die im App-Dashboard als Tester eingetragen sind.',
        en: 'Until Meta has reviewed the app, only accounts that are entered as testers in the app dashboard can use it.',
      },
      source: 'https://developers.facebook.com/docs/threads/get-started',
      checked: '2026-01-02',
    },
    {
      at: 'writing',
      text: {
        de: 'Der erste Hashtag im Text wird zum Thema des Beitrags; weitere bleiben einfacher Text. Eine Umfrage läuft immer einen Tag und verträgt keine Bilder.',
        en: 'The first hashtag in the text becomes the topic of the post; further ones stay plain text. A poll always lasts a day, and takes no pictures.',
      },
      ...posts,
    },
  ],
}
