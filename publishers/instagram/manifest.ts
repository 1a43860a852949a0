import type { PlatformManifest } from '../publisher.ts'

const platform = 'https://developers.facebook.com/docs/instagram-platform'
const publishing = { source: `${platform}/content-publishing`, checked: '2026-06-30' } as const
const reference = { source: `${platform}/instagram-graph-api/reference/ig-user/media`, checked: '2026-09-01' } as const
const igUser = 'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user'
const insights = { source: `${platform}/reference/instagram-media/insights`, checked: '2026-09-01' } as const
const accountInsights = { source: `${platform}/api-reference/instagram-user/insights`, checked: '2026-11-30' } as const
const comments = { source: `${platform}/comment-moderation`, checked: '2026-09-01' } as const
const dayMs = 24 * 60 * 60_000

export const manifest: PlatformManifest = {
  id: 'instagram',
  name: 'Instagram',
  homepage: 'https://www.instagram.com',
  color: '#d62976',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // In UTF-16 units, as the strictest way to read "characters": the documentation does not say which.
    text: [{ max: 2_200, unit: 'utf16', ...reference }],
    images: {
      max: 10,
      bytes: 8_000_000,
      mimeTypes: ['image/jpeg'],
      altMax: 1_000,
      pixels: null,
      aspect: { min: 0.8, max: 1.91 },
      min: { width: 320, height: 168 },
      recommendedWidth: 1_440,
      animated: false,
      ...reference,
    },
    video: {
      max: 10,
      bytes: 300_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      codecs: ['avc1', 'hvc1', 'hev1', 'mp4a'],
      minMs: 3_000,
      maxMs: 15 * 60_000,
      framesPerSecond: { min: 23, max: 60 },
      ...reference,
    },
    required: { media: 'any', ...publishing },
    hashtags: { max: 30, ...reference },
    mentions: { max: 20, ...reference },
    // A post and its first comment.
    parts: { max: 2, ...comments },
  },
  proof: {
    kind: 'session',
    // A container may be shown as finished for a moment while it is being published.
    graceMs: 60_000,
    ...publishing,
  },
  supports: {
    // An address in a caption leads nowhere: it is left out.
    links: false,
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
        de: 'Wie oft er gezeigt oder abgespielt wurde. Bis zu zwei Tage verspätet.',
        en: 'How often it was shown or played. Up to two days late.',
      },
      ...insights,
    },
    reach: {
      means: { de: 'Verschiedene Konten, die ihn sahen, geschätzt.', en: 'Different accounts that saw it, estimated.' },
      ...insights,
    },
    saves: { means: { de: 'Wie oft er gemerkt wurde.', en: 'How often it was saved.' }, ...insights },
    shares: { means: { de: 'Wie oft er geteilt wurde.', en: 'How often it was shared.' }, ...insights },
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, ...insights },
    comments: {
      means: {
        de: 'Kommentare und Antworten darauf, unser eigener erster Kommentar eingeschlossen.',
        en: 'Comments and answers to them, our own first comment included.',
      },
      ...insights,
    },
  },
  accountMetrics: {
    followers: { means: { de: 'Abonnements.', en: 'Followers.' }, source: igUser, checked: '2026-11-30' },
    reach: {
      means: {
        de: 'Verschiedene Konten, die etwas von uns sahen, Werbung eingeschlossen, geschätzt: an dem Tag (UTC), der drei Tage vorher war. Zwei Tage lang kann Meta noch nachzählen.',
        en: 'Different accounts that saw something of ours, ads included, estimated: on the day (UTC) three days earlier. Meta may go on counting for two days.',
      },
      ...accountInsights,
    },
    // The reference has announced its end since January 2025; Meta's specification of 2026-04-15 lists it all the same. Refused: not told.
    profileVisits: {
      means: {
        de: 'Wie oft das Profil aufgerufen wurde: an dem Tag (UTC), der drei Tage vorher war. Fehlt, wo Meta es nicht mehr sagt.',
        en: 'How often the profile was visited: on the day (UTC) three days earlier. Missing where Meta does not tell it any more.',
      },
      source: 'https://github.com/facebook/facebook-business-sdk-codegen/blob/main/api_specs/specs/IGUser.json',
      checked: '2026-11-30',
    },
    posts: {
      means: { de: 'Beiträge und Reels; Storys zählen nicht.', en: 'Posts and reels; stories are left out.' },
      source: igUser,
      checked: '2026-11-30',
    },
  },
  measureBatch: 10,
  minimumGapMs: 0,
  // The guide says 100, the reference 50: the account’s own number is asked before each post.
  rates: [{ of: 'account', counts: 'posts', limit: 100, windowMs: dayMs, ...publishing }],
  app: { id: 'App ID', secret: 'App Secret', source: `${platform}/create-an-instagram-app`, checked: '2026-09-01' },
  // No ending day is told yet: of the versions before, the oldest that is answered ends on 2027-01-21.
  apiVersion: {
    version: 'v26.0',
    endsOn: null,
    source: 'https://developers.facebook.com/docs/graph-api/changelog/versions',
    checked: '2026-09-01',
  },
  looks: {
    // The platform tells no number: measured by others, and not the same everywhere.
    fold: { characters: 125, source: 'https://posttruncate.com/en/platform-limits/', checked: '2026-11-30' },
    wordless: { formats: ['story'], ...publishing },
    uncropped: { formats: ['reel', 'story'], ...publishing },
  },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Nur Business- und Creator-Konten können verbunden werden. Solange Meta die App nicht geprüft hat, nur solche, die eine Rolle in ihr haben. Löschen lassen sich Beiträge nur, wenn die Anmeldung über Facebook ging.',
        en: 'Only business and creator accounts can be connected; until Meta has reviewed the app, only those with a role in it. Posts can be deleted only where the sign-in was by Facebook.',
      },
      ...publishing,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Beitrag braucht ein Bild oder einen Film. Ein einzelner Film wird zum Reel. Eine Story zeigt keinen Text: Was gesagt werden soll, muss im Bild stehen.',
        en: 'A post needs a picture or a film. A single film becomes a reel. A story shows no text: what is to be said must be in the picture.',
      },
      ...publishing,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Kommentar hat höchstens 300 Zeichen, vier Hashtags und einen Link.',
        en: 'A comment has at most 300 characters, four hashtags and one link.',
      },
      ...comments,
    },
  ],
}
