import { byHandManifest } from '../kit/by-hand-manifest.ts'

// README.md says what of it is general knowledge.
const known = { source: 'https://www.reddit.com/dev/api#POST_api_submit', checked: '2026-09-01' } as const

export const manifest = byHandManifest({
  id: 'reddit',
  name: 'Reddit',
  homepage: 'https://www.reddit.com',
  color: '#ff4500',
  limits: {
    text: [{ max: 40_000, unit: 'codepoint', ...known }],
    title: { max: 300, unit: 'codepoint', ...known },
    images: {
      max: 20,
      bytes: 20_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
      altMax: null,
      pixels: null,
      apartFromVideo: true,
      ...known,
    },
    video: {
      max: 1,
      bytes: 1_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime'],
      maxMs: 900_000,
      ...known,
    },
  },
  byHand: {
    permalink: true,
    source: 'https://support.reddithelp.com/hc/en-us/articles/42728983564564-Responsible-Builder-Policy',
    checked: '2026-09-01',
  },
  notices: [
    {
      at: 'writing',
      text: {
        de: 'Jede Community hat eigene Regeln für Werbung in eigener Sache. Lesen Sie sie, bevor Sie dort schreiben.',
        en: 'Every community has rules of its own about promoting yourself. Read them before you post there.',
      },
      ...known,
    },
  ],
})
