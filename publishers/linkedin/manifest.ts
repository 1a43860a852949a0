import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management'
const shared = 'https://learn.microsoft.com/en-us/linkedin/shared'
/** Notes of this month that quote the official pages; what was read there itself says so. */
const checked = '2026-09-15'
const minute = 60_000
const day = 24 * 60 * minute

export const manifest: PlatformManifest & { readonly apiVersion: NonNullable<PlatformManifest['apiVersion']> } = {
  id: 'linkedin',
  name: 'LinkedIn',
  homepage: 'https://www.linkedin.com',
  color: '#0a66c2',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // Which units are counted is not told; UTF-16 units are never fewer than characters.
    text: [{ max: 3_000, unit: 'utf16', source: `${docs}/shares/posts-api`, checked }],
    images: {
      max: 20,
      // The API names no size. General knowledge: the site takes 5 MB.
      bytes: 5_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
      altMax: 4_086,
      pixels: 36_152_319,
      animated: true,
      apartFromVideo: true,
      source: `${docs}/shares/images-api`,
      checked,
    },
    video: {
      max: 1,
      bytes: 500_000_000,
      mimeTypes: ['video/mp4'],
      minMs: 3_000,
      maxMs: 30 * minute,
      source: `${docs}/shares/videos-api`,
      checked,
    },
    // Of 300 pages at most, which nobody counts here. PPT and DOC are taken too, and not kept in the hub.
    documents: {
      max: 1,
      bytes: 100_000_000,
      mimeTypes: ['application/pdf'],
      apartFromOthers: true,
      source: `${docs}/shares/documents-api`,
      checked: '2026-11-30',
    },
    poll: {
      options: { min: 2, max: 4 },
      // General knowledge, as the 140 of the question: other products document both.
      optionMax: 30,
      minutes: { min: 24 * 60, max: 14 * 24 * 60 },
      multiple: false,
      source: `${docs}/shares/poll-post-api`,
      checked: '2026-11-29',
    },
    // There are no threads: what follows a post is its first comment.
    parts: { max: 2, source: `${docs}/shares/comments-api`, checked: '2026-11-29' },
  },
  proof: {
    // A page lists its own posts. A member cannot (r_member_social is closed): there `find` never says more than `unknown`.
    kind: 'timeline',
    // General knowledge: a new post may take moments to appear in the list.
    graceMs: 2 * minute,
    source: `${docs}/shares/posts-api`,
    checked,
  },
  supports: {
    links: true,
    images: true,
    video: true,
    documents: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    impressions: {
      means: { de: 'Wie oft der Beitrag gezeigt wurde.', en: 'How often the post was shown.' },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
    reach: {
      means: { de: 'Wie viele Menschen den Beitrag sahen.', en: 'How many people saw the post.' },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
    reactions: {
      means: { de: 'Gefällt-mir-Angaben und die anderen Reaktionen.', en: 'Likes and the other reactions.' },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
    comments: {
      means: {
        de: 'Kommentare, unser erster Kommentar und unsere Antworten eingeschlossen.',
        en: 'Comments, our first comment and our answers included.',
      },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
    shares: {
      means: { de: 'Weiterverbreitete Beiträge.', en: 'Reposts.' },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
    clicks: {
      means: { de: 'Klicks auf den Beitrag, nur bei Seiten.', en: 'Clicks on the post, pages only.' },
      source: `${docs}/organizations/share-statistics`,
      checked: '2026-03-15',
    },
  },
  accountMetrics: {
    followers: {
      means: {
        de: 'Mitglieder, die der Seite folgen. Bei Profilen wird nichts gesagt.',
        en: 'Members who follow the page. Nothing is told of profiles.',
      },
      source: `${docs}/organizations/organization-lookup-api`,
      checked: '2026-11-30',
    },
  },
  // Posts without activity are missing in the numbers, and each of those is asked for by itself.
  measureBatch: 20,
  // Of a member's post, one for each metric.
  measureCalls: 5,
  minimumGapMs: 0,
  rates: [
    // Self-serve. The development tier of the Community Management API: 100 for each member, 500 for the app.
    { of: 'account', counts: 'calls', limit: 150, windowMs: day, source: `${shared}/api-guide/concepts/rate-limits`, checked },
    { of: 'app', counts: 'calls', limit: 100_000, windowMs: day, source: `${shared}/api-guide/concepts/rate-limits`, checked },
  ],
  app: { id: 'Client ID', secret: 'Primary Client Secret', source: 'https://www.linkedin.com/developers/apps', checked: '2026-11-29' },
  // The only place where the version stands. It ends a year after it came; the day itself is told a few weeks before.
  apiVersion: {
    version: '202609',
    endsOn: '2027-09-15',
    source: 'https://learn.microsoft.com/en-us/linkedin/marketing/versioning',
    checked,
  },
  looks: {
    // The platform tells no number: measured by others, on a desktop, and not the same everywhere.
    fold: { characters: 210, lines: 3, source: 'https://posttruncate.com/en/platform-limits/', checked: '2026-11-30' },
  },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Unternehmensseiten brauchen eine App mit dem Produkt „Community Management API“, das LinkedIn einzeln genehmigt und das kein anderes Produkt neben sich duldet.',
        en: 'Company pages need an app with the product “Community Management API”, which LinkedIn approves one by one and which stands no other product beside it.',
      },
      source: `${docs}/community-management-overview`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Ein Zugang gilt 60 Tage. Nur bei zugelassenen Partnern erneuert er sich selbst; sonst ist der Kanal davor neu zu verbinden.',
        en: 'An access lasts 60 days. It renews itself for approved partners only; otherwise the channel must be connected again before.',
      },
      source: `${shared}/authentication/programmatic-refresh-tokens`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Die Frage einer Umfrage ist der Titel des Beitrags, höchstens 140 Zeichen. Sie läuft 1, 3, 7 oder 14 Tage: die nächstlängere Dauer gilt.',
        en: 'The question of a poll is the title of the post, 140 characters at most. It runs for 1, 3, 7 or 14 days: the next longer time holds.',
      },
      source: `${docs}/shares/poll-post-api`,
      checked: '2026-11-29',
    },
  ],
}
