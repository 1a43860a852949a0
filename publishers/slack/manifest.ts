import type { PlatformManifest } from '../publisher.ts'

/** What platforms.md marks as general knowledge, and what was read in stored copies of these pages. */
const docs = (page: string) => ({ source: `https://docs.slack.dev/${page}`, checked: '2026-11-29' }) as const

export const manifest: PlatformManifest = {
  id: 'slack',
  name: 'Slack',
  homepage: 'https://slack.com',
  color: '#4a154b',
  role: 'network',
  auth: 'token',
  limits: {
    // What is longer, Slack makes several messages of: github.com/chainloop-dev/chainloop/issues/272. The unit is general knowledge.
    text: [{ max: 4_000, unit: 'codepoint', ...docs('reference/methods/chat.postMessage') }],
    images: {
      // Our own bound: 50 blocks, and about 13,000 characters of them: github.com/slackapi/bolt-js/issues/2509.
      max: 20,
      // A file may have 1 GB, which is for nobody's screen.
      bytes: 20_000_000,
      mimeTypes: ['image/png', 'image/jpeg', 'image/gif'],
      altMax: 2_000,
      pixels: null,
      animated: true,
      apartFromVideo: true,
      ...docs('reference/block-kit/blocks/image-block'),
    },
    // General knowledge: as large as any file there may be. Nobody tells what plays within the message; others can be saved.
    video: {
      max: 1,
      bytes: 1_000_000_000,
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
      source: 'https://docs.slack.dev/reference/methods/files.completeUploadExternal',
      checked: '2026-11-30',
    },
  },
  proof: { kind: 'timeline', ...docs('reference/methods/conversations.history') },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    reactions: {
      means: { de: 'Reaktionen aller Art auf die Nachricht.', en: 'Reactions of all kinds to the message.' },
      ...docs('reference/methods/reactions.get'),
    },
  },
  // One call for each.
  measureBatch: 10,
  // One message a second in a channel: general knowledge.
  minimumGapMs: 1_000,
  rates: [],
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Der Bot braucht die Rechte chat:write, channels:read, channels:history, files:write, files:read, reactions:read und users:read (für private Kanäle groups:read und groups:history), und er muss in den Kanal eingeladen sein.',
        en: 'The bot needs the scopes chat:write, channels:read, channels:history, files:write, files:read, reactions:read and users:read (for private channels groups:read and groups:history), and must be invited to the channel.',
      },
      ...docs('reference/scopes'),
    },
  ],
}
