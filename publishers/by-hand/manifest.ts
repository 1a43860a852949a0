import { byHandManifest } from '../kit/by-hand-manifest.ts'

// What stands in README.md beside this file.
const known = { source: 'urn:funkhaus:publishers/by-hand/README.md', checked: '2026-11-29' } as const

export const manifest = byHandManifest({
  id: 'by-hand',
  name: 'By hand',
  homepage: 'https://indieweb.org/POSSE',
  color: '#6d28d9',
  limits: {
    // It can be any place: nothing is known of it.
    text: [],
    images: {
      max: 20,
      bytes: 20_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: null,
      pixels: null,
      ...known,
    },
    video: {
      max: 4,
      bytes: 4_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
      ...known,
    },
  },
  byHand: { permalink: false, source: 'urn:funkhaus:publishers/by-hand/README.md', checked: '2026-11-29' },
})
