import type { PlatformManifest } from '../publisher.ts'

const spec = {
  source: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  checked: '2026-11-29',
} as const

export const manifest: PlatformManifest = {
  id: 'webhook',
  name: 'Webhook',
  homepage: 'https://www.standardwebhooks.com',
  color: '#0f766e',
  role: 'network',
  auth: 'webhook',
  // Nobody else limits a post here: these are our own bounds, so that nothing grows without end.
  limits: {
    text: [{ max: 100_000, unit: 'byte', ...spec }],
    images: {
      max: 20,
      bytes: 20_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
      altMax: null,
      pixels: null,
      animated: true,
      ...spec,
    },
    video: { max: 20, bytes: 4_000_000_000, mimeTypes: ['video/mp4', 'video/webm', 'video/quicktime'], ...spec },
  },
  // The id of a call is the same for each attempt, and a receiver should take it once. Whether it does, nobody knows.
  proof: { kind: 'opaque', ...spec },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Was der Empfänger mit einem Beitrag macht, weiß nur er. Funkhaus erfährt davon keine Zahlen und kann nichts zurücknehmen. Bilder und Filme muss er binnen 24 Stunden abholen.',
        en: 'What the receiver does with a post, only it knows. Funkhaus learns no numbers of it and can take nothing back. Pictures and films must be fetched within 24 hours.',
      },
      ...spec,
    },
  ],
}
