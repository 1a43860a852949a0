import type { PlatformManifest } from '../publisher.ts'

/** Read in a stored copy of that day. */
const webhooks = {
  source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
  checked: '2026-11-29',
} as const
/** General knowledge: 1,024 pixels each way, 1 MB, no animation. */
const cards = {
  source: 'https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/what-are-cards#card-capabilities',
  checked: '2026-11-22',
} as const

export const manifest: PlatformManifest = {
  id: 'teams',
  name: 'Microsoft Teams',
  homepage: 'https://teams.microsoft.com',
  color: '#6264a7',
  role: 'network',
  auth: 'webhook',
  limits: {
    // 28 KB for the whole message: this leaves room for what is around the text. See `tooLarge` in card.ts.
    text: [{ max: 24_000, unit: 'byte', ...webhooks }],
    images: {
      // No number is known: this many leave room for the text.
      max: 5,
      bytes: 1_000_000,
      mimeTypes: ['image/png', 'image/jpeg'],
      altMax: null,
      pixels: 1_024 * 1_024,
      animated: false,
      ...cards,
    },
  },
  proof: { kind: 'opaque', ...webhooks },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 1_000,
  rates: [{ of: 'account', counts: 'calls', limit: 4, windowMs: 1_000, ...webhooks }],
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Teams sagt nur, dass der Workflow begonnen hat, nicht ob die Karte im Kanal steht. Es gibt keine Zahlen, und zurücknehmen lässt sich ein Beitrag nur in Teams selbst.',
        en: 'Teams says only that the workflow has begun, not whether the card is in the channel. There are no numbers, and a post can be taken back only in Teams itself.',
      },
      ...webhooks,
    },
    {
      at: 'writing',
      text: {
        de: 'Bilder holt sich Teams von Funkhaus, über eine Adresse, die 24 Stunden gilt. Ob sie danach noch zu sehen sind, entscheidet Teams.',
        en: 'Teams fetches pictures from Funkhaus, by an address that lasts 24 hours. Whether they can be seen after that is up to Teams.',
      },
      ...cards,
    },
  ],
}
