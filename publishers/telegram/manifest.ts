import type { PlatformManifest } from '../publisher.ts'

const docs = (anchor: string) => ({ source: `https://core.telegram.org/bots/api#${anchor}`, checked: '2026-06-18' }) as const
/** General knowledge, not read again: the page speaks of “avoid” and names no exact window. */
const faq = { source: 'https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this', checked: '2026-11-22' } as const

export const manifest: PlatformManifest = {
  id: 'telegram',
  name: 'Telegram',
  homepage: 'https://telegram.org',
  color: '#26a5e4',
  role: 'network',
  auth: 'token',
  limits: {
    // Below pictures and films it is `captionMax`, and a poll's question `questionMax`: see compose.ts.
    text: [{ max: 4_096, unit: 'utf16', ...docs('sendmessage') }],
    images: {
      max: 10,
      bytes: 10_000_000,
      // The page names no types; everything is stored as JPEG.
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: 0,
      // Width and height are at most 10,000 together: the widest shape of 1:20 keeps to that with so many pixels.
      pixels: 4_500_000,
      aspect: { min: 1 / 20, max: 20 },
      // An animation would have to be sent by another method; as a photo it stands still.
      animated: false,
      ...docs('sendphoto'),
    },
    video: { max: 10, bytes: 50_000_000, mimeTypes: ['video/mp4'], ...docs('sendvideo') },
    poll: {
      options: { min: 2, max: 12 },
      optionMax: 100,
      // 5 to 2,628,000 seconds.
      minutes: { min: 1, max: 43_800 },
      multiple: true,
      ...docs('sendpoll'),
    },
  },
  // No key, and a bot cannot read what it has posted.
  proof: { kind: 'opaque', ...docs('available-methods') },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: true,
    edit: false,
    remove: true,
    // Comments come by updates alone, which are told once and only to whoever asks first.
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 1_000,
  rates: [{ of: 'account', counts: 'posts', limit: 20, windowMs: 60_000, ...faq }],
  notices: [
    {
      at: 'writing',
      text: {
        de: 'Unter Bildern und Filmen hat ein Text höchstens 1.024 Zeichen, die Frage einer Umfrage höchstens 300. Längere weist Funkhaus ab, bevor etwas gesendet wird. Eine Umfrage steht ohne Bilder.',
        en: 'Below pictures and films a text has at most 1,024 characters, the question of a poll at most 300. Funkhaus refuses longer ones before anything is sent. A poll stands without pictures.',
      },
      ...docs('sendphoto'),
    },
    {
      at: 'writing',
      text: {
        de: 'Telegram kennt keine Alternativtexte: Was auf einem Bild wichtig ist, gehört in den Text.',
        en: 'Telegram has no alternative texts: what matters on a picture belongs into the text.',
      },
      ...docs('inputmediaphoto'),
    },
    {
      at: 'connecting',
      text: {
        de: 'Der Bot muss im Kanal Administrator sein und Nachrichten senden dürfen. Aufrufe verrät Telegram Bots nicht, und löschen dürfen sie ohne weitere Rechte nur, was jünger als 48 Stunden ist.',
        en: 'The bot must be an administrator of the channel and be allowed to post messages. Telegram tells bots no views, and without further rights they may delete only what is younger than 48 hours.',
      },
      ...docs('deletemessage'),
    },
  ],
  mentionForm: { form: 'name', ...docs('messageentity') },
}
