import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://docs.x.com'
const spec = 'https://github.com/xdevplatform/docs/blob/main/openapi.json'
/** What the documentation said in August 2026. */
const checked = '2026-08-22'

const minute = 60_000
const day = 24 * 60 * minute

export const manifest: PlatformManifest = {
  id: 'x',
  name: 'X',
  homepage: 'https://x.com',
  color: '#0f1419',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // Premium accounts may write more; what they may is not told by the API, and every account may write this.
    text: [{ max: 280, unit: 'weighted', linkCountsAs: 23, source: `${docs}/fundamentals/counting-characters`, checked: '2026-11-22' }],
    images: {
      max: 4,
      // A moving GIF may have 15 MB, but not where it goes up in one call as pictures do here.
      bytes: 5_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
      altMax: 1_000,
      pixels: null,
      animated: true,
      apartFromVideo: true,
      source: `${docs}/x-api/media/quickstart/best-practices`,
      checked,
    },
    video: {
      max: 1,
      // The changelog of 2026-09-01 speaks of 8 GB and 20 minutes; the page on media did not yet.
      bytes: 512_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      minMs: 500,
      maxMs: 140_000,
      aspect: { min: 1 / 3, max: 3 },
      framesPerSecond: { min: 1, max: 60 },
      source: `${docs}/x-api/media/quickstart/best-practices`,
      checked,
    },
    poll: { options: { min: 2, max: 4 }, optionMax: 25, minutes: { min: 5, max: 10_080 }, multiple: false, source: spec, checked },
  },
  proof: {
    kind: 'timeline',
    // General knowledge: a new post may take moments to appear in the list of an account's own.
    graceMs: 2 * minute,
    source: `${docs}/x-api/posts/timelines/introduction`,
    checked,
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
    impressions: {
      means: {
        de: 'Wie oft der Beitrag gesehen wurde, von wem auch immer; wer ihn mehrmals sieht, zählt mehrmals.',
        en: 'How often the post was seen, by anybody, more than once included.',
      },
      source: spec,
      checked,
    },
    reactions: { means: { de: 'Gefällt-mir-Angaben.', en: 'Likes.' }, source: spec, checked },
    comments: {
      means: {
        de: 'Antworten, weitere Teile unserer eigenen Beiträge und unsere Antworten eingeschlossen.',
        en: 'Replies, further parts of our own and our answers included.',
      },
      source: spec,
      checked,
    },
    shares: { means: { de: 'Weiterverbreitete und zitierte Beiträge.', en: 'Reposts and quotes.' }, source: spec, checked },
    saves: { means: { de: 'Lesezeichen.', en: 'Bookmarks.' }, source: spec, checked },
  },
  measureBatch: 100,
  minimumGapMs: 0,
  rates: [
    { of: 'account', counts: 'posts', limit: 100, windowMs: 15 * minute, source: `${docs}/x-api/fundamentals/rate-limits`, checked },
    { of: 'app', counts: 'posts', limit: 10_000, windowMs: day, source: `${docs}/x-api/fundamentals/rate-limits`, checked },
  ],
  // “Posts: Read”, for what is asked for by its id, “charged per resource returned in the response”; the same post is charged once a day in UTC.
  costs: {
    currency: 'USD',
    post: 0.015,
    postWithLink: 0.2,
    read: 0.005,
    readReturned: true,
    source: `${docs}/x-api/getting-started/pricing`,
    checked: '2026-12-01',
  },
  // Where apps are made: general knowledge, the console was moved there in 2025.
  app: { id: 'Client ID', secret: 'Client Secret', source: 'https://console.x.com', checked: '2026-11-29' },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Die Schnittstelle von X rechnet jeden Aufruf ab, auch lesende. Die App braucht Guthaben, bevor etwas erscheint.',
        en: 'X charges for every call of its API, reading ones too. The app needs credits before anything can appear.',
      },
      source: `${docs}/x-api/getting-started/pricing`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Beitrag darf höchstens ein Cashtag enthalten, und ein bewegtes GIF steht allein.',
        en: 'A post may hold one cashtag at most, and a moving GIF stands alone.',
      },
      source: `${docs}/x-api/posts/manage-tweets/introduction`,
      checked,
    },
  ],
  // General knowledge: the rules on automation speak of the same or nearly the same words from several accounts.
  sameText: { rule: 'forbidden', source: 'https://help.x.com/en/rules-and-policies/x-automation', checked: '2026-11-29' },
  mentionForm: { form: 'name', source: `${docs}/fundamentals/counting-characters`, checked: '2026-11-22' },
}
