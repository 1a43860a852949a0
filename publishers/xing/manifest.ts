import { byHandManifest } from '../kit/by-hand-manifest.ts'

// README.md says what of it is general knowledge.
const known = { source: 'https://faq.xing.com/de', checked: '2026-09-01' } as const

export const manifest = byHandManifest({
  id: 'xing',
  name: 'XING',
  homepage: 'https://www.xing.com',
  color: '#006567',
  limits: {
    // XING names no longest text, and none is made up here.
    text: [],
    images: {
      max: 1,
      bytes: 10_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: null,
      pixels: null,
      ...known,
    },
  },
  byHand: { permalink: true, source: 'https://dev.xing.com/plugins/share_button/docs', checked: '2026-09-01' },
})
