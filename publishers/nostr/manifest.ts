import type { PlatformManifest } from '../publisher.ts'

const nips = 'https://github.com/nostr-protocol/nips/blob/master'
const checked = '2026-07-22'

export const manifest: PlatformManifest = {
  id: 'nostr',
  name: 'Nostr',
  homepage: 'https://nostr.com',
  color: '#8e30eb',
  role: 'network',
  auth: 'key-pair',
  limits: {
    // Each relay has its own.
    text: [],
    // A note only names addresses of pictures, and the hub's own end after a day.
    images: { max: 0, bytes: 0, mimeTypes: [], altMax: 0, pixels: null, source: `${nips}/92.md`, checked },
  },
  // The id is a hash of everything that a note says, the time included: sent again, it is the same note.
  proof: { kind: 'identity', source: `${nips}/01.md`, checked },
  supports: {
    links: true,
    images: false,
    video: false,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    reactions: {
      means: {
        de: 'Menschen, die reagiert haben, soweit unsere Relays davon wissen; „-“ zählt nicht.',
        en: 'People who reacted, as far as our relays know of them; “-” is not counted.',
      },
      source: `${nips}/25.md`,
      checked,
    },
    shares: {
      means: {
        de: 'Menschen, die ihn weiterverbreitet haben, soweit unsere Relays davon wissen.',
        en: 'People who reposted, as far as our relays know of them.',
      },
      source: `${nips}/18.md`,
      checked,
    },
    comments: {
      means: {
        de: 'Antwortende Notizen, soweit unsere Relays sie haben; unsere eingeschlossen.',
        en: 'Notes that answer, as far as our relays have them; ours among them.',
      },
      source: `${nips}/10.md`,
      checked,
    },
  },
  measureBatch: 20,
  minimumGapMs: 0,
  rates: [],
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Der private Schlüssel ist das Konto selbst: Wer ihn hat, kann für immer in Ihrem Namen sprechen, und niemand kann ihn sperren. Ein getrennter Signierer (NIP-46) wird noch nicht unterstützt.',
        en: 'The private key is the account itself: whoever has it can speak in your name for ever, and nobody can lock it. A separate signer (NIP-46) is not supported yet.',
      },
      source: `${nips}/46.md`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Bilder und Filme werden nicht gesendet. Gelöscht wird auf Bitte: Relays müssen ihr nicht folgen.',
        en: 'Pictures and films are not sent. Deleting is a request: relays need not follow it.',
      },
      source: `${nips}/09.md`,
      checked,
    },
  ],
}
