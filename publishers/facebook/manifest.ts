import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.facebook.com/docs'
const posts = { source: `${docs}/pages-api/posts`, checked: '2026-09-01' } as const
const reels = { source: `${docs}/video-api/guides/reels-publishing`, checked: '2026-09-01' } as const
const stories = { source: `${docs}/page-stories-api`, checked: '2026-09-01' } as const
const insights = { source: `${docs}/graph-api/reference/insights`, checked: '2026-03-01' } as const
const accountInsights = { ...insights, checked: '2026-11-30' } as const
const comments = { source: `${docs}/pages-api/comments-mentions`, checked: '2026-09-01' } as const
const specification = 'https://github.com/facebook/facebook-business-sdk-codegen/blob/main/api_specs/specs'

export const manifest: PlatformManifest = {
  id: 'facebook',
  name: 'Facebook Page',
  homepage: 'https://www.facebook.com',
  color: '#0866ff',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // Named by other people's software only; in UTF-16 units, as the strictest way to count them.
    text: [{ max: 63_206, unit: 'utf16', ...posts }],
    images: {
      // General knowledge: the documentation names no number.
      max: 10,
      bytes: 4_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: null,
      pixels: null,
      animated: false,
      apartFromVideo: true,
      source: `${specification}/Page.json`,
      checked: '2026-04-15',
    },
    video: {
      max: 1,
      // General knowledge, as is the length. A reel has 3 to 90 seconds, a story 60 at most.
      bytes: 10_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      codecs: ['avc1', 'hvc1', 'hev1', 'vp09', 'av01', 'mp4a'],
      maxMs: 4 * 60 * 60_000,
      ...reels,
    },
    // A post and its first comment.
    parts: { max: 2, ...comments },
  },
  proof: {
    kind: 'timeline',
    graceMs: 60_000,
    source: `${specification}/Page.json`,
    checked: '2026-04-15',
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
    formats: ['post', 'reel', 'story'],
  },
  metrics: {
    views: {
      means: {
        de: 'Wie oft er gezeigt oder abgespielt wurde (post_media_view).',
        en: 'How often it was shown or played (post_media_view).',
      },
      ...insights,
    },
    reach: {
      means: {
        de: 'Verschiedene Menschen, die ihn sahen, geschätzt (post_total_media_view_unique).',
        en: 'Different people who saw it, estimated (post_total_media_view_unique).',
      },
      ...insights,
    },
    clicks: {
      means: { de: 'Klicks irgendwo auf den Beitrag (post_clicks).', en: 'Clicks anywhere on the post (post_clicks).' },
      ...insights,
    },
    reactions: {
      means: { de: 'Gefällt-mir-Angaben und alle anderen Reaktionen.', en: 'Likes and all the other reactions.' },
      source: `${specification}/PagePost.json`,
      checked: '2026-04-15',
    },
    comments: {
      means: {
        de: 'Kommentare und Antworten darauf, unser eigener erster Kommentar eingeschlossen.',
        en: 'Comments and answers to them, our own first comment included.',
      },
      source: `${specification}/PagePost.json`,
      checked: '2026-04-15',
    },
    shares: {
      means: { de: 'Wie oft er geteilt wurde.', en: 'How often it was shared.' },
      source: `${specification}/PagePost.json`,
      checked: '2026-04-15',
    },
  },
  accountMetrics: {
    followers: {
      means: { de: 'Abonnements der Seite.', en: 'Followers of the page.' },
      source: `${specification}/Page.json`,
      checked: '2026-04-15',
    },
    reach: {
      means: {
        de: 'Verschiedene Menschen, die etwas von der Seite sahen, geschätzt: am letzten Tag, der bei Meta zu Ende war (page_total_media_view_unique). Reels können fehlen. Nicht gesagt bei Seiten mit weniger als 100 Gefällt-mir-Angaben.',
        en: 'Different people who saw something of the page, estimated: on the last day that had ended at Meta (page_total_media_view_unique). Reels may be left out. Not told of pages with fewer than 100 likes.',
      },
      ...accountInsights,
    },
    profileVisits: {
      means: {
        de: 'Wie oft die Seite aufgerufen wurde: am letzten Tag, der bei Meta zu Ende war (page_views_total). Nicht gesagt bei Seiten mit weniger als 100 Gefällt-mir-Angaben.',
        en: 'How often the page was visited: on the last day that had ended at Meta (page_views_total). Not told of pages with fewer than 100 likes.',
      },
      ...accountInsights,
    },
  },
  measureBatch: 10,
  minimumGapMs: 0,
  // 4,800 calls in 24 hours for each engaged person: not a number that could be kept from here. Reels: 30 in 24 hours.
  rates: [],
  app: { id: 'App ID', secret: 'App Secret', source: `${docs}/development/create-an-app`, checked: '2026-09-01' },
  // No ending day is told yet: of the versions before, the oldest that is answered ends on 2027-01-21.
  apiVersion: { version: 'v26.0', endsOn: null, source: `${docs}/graph-api/changelog/versions`, checked: '2026-09-01' },
  looks: {
    // The platform tells no number: measured by others, on a desktop, and not the same everywhere.
    fold: { characters: 480, source: 'https://posttruncate.com/en/platform-limits/', checked: '2026-11-30' },
    card: { picture: true, source: `${docs}/sharing/webmasters/faq`, checked: '2026-11-30' },
    wordless: { formats: ['story'], ...stories },
  },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Nur Seiten können verbunden werden, keine Profile und Gruppen. Solange Meta die App nicht geprüft hat, sehen nur Menschen mit einer Rolle in ihr, was sie veröffentlicht.',
        en: 'Only pages can be connected, no profiles and groups. Until Meta has reviewed the app, only people with a role in it see what it publishes.',
      },
      ...posts,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Reel ist ein hochkant gedrehter Film von 3 bis 90 Sekunden; am Tag sind 30 möglich.',
        en: 'A reel is an upright film of 3 to 90 seconds; there can be 30 a day.',
      },
      ...reels,
    },
    {
      at: 'writing',
      text: {
        de: 'Eine Story zeigt keinen Text: Was gesagt werden soll, muss im Bild stehen.',
        en: 'A story shows no text: what is to be said must be in the picture.',
      },
      ...stories,
    },
  ],
}
