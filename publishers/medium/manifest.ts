import { byHandManifest } from '../kit/by-hand-manifest.ts'

// README.md says what of it is general knowledge.
const known = { source: 'https://help.medium.com/hc/en-us/articles/215194537', checked: '2026-09-01' } as const

export const manifest = byHandManifest({
  id: 'medium',
  name: 'Medium',
  homepage: 'https://medium.com',
  color: '#191919',
  limits: {
    // No longest story is known.
    text: [],
    title: { max: 100, unit: 'codepoint', ...known },
    images: {
      max: 50,
      bytes: 25_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
      altMax: null,
      pixels: null,
      ...known,
    },
  },
  byHand: { permalink: true, source: 'https://github.com/Medium/medium-api-docs', checked: '2026-09-01' },
})
