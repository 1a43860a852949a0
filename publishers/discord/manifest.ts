import type { PlatformManifest } from '../publisher.ts'

const docs = (page: string) => ({ source: `https://discord.com/developers/docs/${page}`, checked: '2026-08-01' }) as const
/** The official description of the API, v10. */
const spec = { source: 'https://github.com/discord/discord-api-spec/blob/main/specs/openapi.json', checked: '2026-07-18' } as const

export const manifest: PlatformManifest = {
  id: 'discord',
  name: 'Discord',
  homepage: 'https://discord.com',
  color: '#5865f2',
  role: 'network',
  auth: 'token',
  limits: {
    // Of a webhook; the description allows a bot 4,000, the page 2,000.
    text: [{ max: 2_000, unit: 'codepoint', ...spec }],
    images: {
      max: 10,
      // 10 MiB for each file where the server has no boosts: general knowledge, read again nowhere.
      bytes: 10_485_760,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: 1_024,
      pixels: null,
      animated: true,
      ...spec,
    },
    video: { max: 10, bytes: 10_485_760, mimeTypes: ['video/mp4', 'video/webm', 'video/quicktime'], ...spec },
    poll: {
      options: { min: 2, max: 10 },
      // Of an answer: general knowledge; the description says 300 of question and answers alike.
      optionMax: 55,
      // 1 to 768 hours.
      minutes: { min: 60, max: 46_080 },
      multiple: true,
      ...spec,
    },
  },
  // A bot's nonce would be a key, but a webhook has none, and there is one kind for both ways: what is sent twice must never be sent by the
  // engine's trust in a key. The nonce goes along all the same.
  proof: { kind: 'timeline', ...docs('resources/message#create-message') },
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
      ...docs('resources/message#reaction-object'),
    },
  },
  // One call for each.
  measureBatch: 10,
  minimumGapMs: 0,
  // General knowledge; what is told beside each answer is narrower.
  rates: [{ of: 'app', counts: 'calls', limit: 50, windowMs: 1_000, ...docs('topics/rate-limits#global-rate-limit') }],
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Mit einem Bot kann Funkhaus nach einem Abbruch nachsehen, ob ein Beitrag angekommen ist, Threads schreiben und Antworten lesen. Mit einem Webhook geht das nicht.',
        en: 'With a bot, Funkhaus can look whether a post arrived after a lost answer, write threads and read answers. With a webhook it cannot.',
      },
      ...docs('resources/webhook'),
    },
    {
      at: 'writing',
      text: {
        de: 'Niemand wird benachrichtigt: @everyone, @here und Namen bleiben bloßer Text. Eine Umfrage fragt den Text (höchstens 300 Zeichen) und steht ohne Bilder.',
        en: 'Nobody is notified: @everyone, @here and names stay mere text. A poll asks the text (at most 300 characters) and stands without pictures.',
      },
      ...docs('resources/message#allowed-mentions-object'),
    },
  ],
}
