import { byHandManifest } from '../kit/by-hand-manifest.ts'

// What stands in README.md beside this file.
const known = { source: 'urn:funkhaus:publishers/print/README.md', checked: '2026-11-29' } as const

export const manifest = byHandManifest({
  id: 'print',
  name: 'Print',
  homepage: 'https://de.wikipedia.org/wiki/Printmedium',
  color: '#57534e',
  limits: {
    // How much room there is, the page decides.
    text: [],
    images: {
      max: 100,
      bytes: 100_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
      altMax: null,
      pixels: null,
      ...known,
    },
  },
  byHand: { permalink: false, source: 'urn:funkhaus:publishers/print/README.md', checked: '2026-11-29' },
})
