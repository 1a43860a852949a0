import { byHandManifest } from '../kit/by-hand-manifest.ts'

// README.md says what of it is general knowledge.
const known = { source: 'https://www.ayrshare.com/docs/media-guidelines/snapchat', checked: '2026-11-29' } as const

export const manifest = byHandManifest({
  id: 'snapchat',
  name: 'Snapchat',
  homepage: 'https://www.snapchat.com',
  color: '#fffc00',
  limits: {
    // The description of a Spotlight: general knowledge.
    text: [{ max: 160, unit: 'utf16', ...known }],
    images: {
      max: 1,
      bytes: 20_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: 0,
      pixels: null,
      aspect: { min: 9 / 16, max: 9 / 16 },
      recommendedWidth: 1080,
      apartFromVideo: true,
      ...known,
    },
    video: {
      max: 1,
      bytes: 500_000_000,
      mimeTypes: ['video/mp4'],
      minMs: 5_000,
      maxMs: 60_000,
      aspect: { min: 9 / 16, max: 9 / 16 },
      ...known,
    },
    required: { media: 'any', ...known },
  },
  formats: ['post', 'story', 'reel'],
  byHand: {
    permalink: false,
    source: 'https://developers.snap.com/api/marketing-api/Public-Profile-API/Introduction',
    checked: '2026-09-01',
  },
})
