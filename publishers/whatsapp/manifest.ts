import { byHandManifest } from '../kit/by-hand-manifest.ts'

// README.md says what of it is general knowledge.
const known = { source: 'https://faq.whatsapp.com/549900560675125', checked: '2026-09-01' } as const

export const manifest = byHandManifest({
  id: 'whatsapp',
  name: 'WhatsApp Channel',
  homepage: 'https://www.whatsapp.com/channel',
  color: '#128c7e',
  limits: {
    text: [{ max: 65_536, unit: 'utf16', ...known }],
    images: {
      max: 30,
      bytes: 5_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: 0,
      pixels: null,
      ...known,
    },
    video: {
      max: 1,
      bytes: 16_000_000,
      mimeTypes: ['video/mp4'],
      ...known,
    },
  },
  byHand: { permalink: true, source: 'https://faq.whatsapp.com/549900560675125', checked: '2026-09-01' },
})
