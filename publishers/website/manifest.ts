import type { PlatformManifest } from '../publisher.ts'

// The medium is our own and so is its contract: README.md beside this file is the page that these facts were read from.
const own = { source: 'urn:funkhaus:publishers/website/README.md', checked: '2026-08-01' } as const

export const manifest: PlatformManifest = {
  id: 'website',
  name: 'Website',
  homepage: 'https://indieweb.org/POSSE',
  color: '#0f766e',
  role: 'owned',
  auth: 'hub',
  limits: {
    text: [],
    images: {
      max: 100,
      // Files stay in the hub, which serves renditions of them: this is what it takes in, not what a reader loads.
      bytes: 100_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
      altMax: null,
      pixels: null,
      ...own,
    },
    documents: { max: 20, bytes: 100_000_000, mimeTypes: ['application/pdf'], ...own },
  },
  proof: { kind: 'identity', ...own },
  supports: {
    links: true,
    images: true,
    video: false,
    documents: true,
    threads: false,
    edit: true,
    remove: true,
    interactions: false,
    reply: false,
    measure: true,
  },
  metrics: {
    views: { means: { de: 'Seitenaufrufe in allen Sprachen, ohne Programme.', en: 'Page views in all languages, without bots.' }, ...own },
  },
  measureBatch: 50,
  minimumGapMs: 0,
  rates: [],
}
