import type { Field, PayloadRequest } from 'payload'
import { shownOnSite } from '../../src/core/own-media.ts'
import { sentence } from '../sentence.ts'

const webAddress = (value: unknown, options: { req: PayloadRequest }) =>
  !value ||
  (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) ||
  sentence(options, {
    de: 'Schreiben Sie eine Webadresse, die mit https:// beginnt.',
    en: 'Write a web address that begins with https://.',
  })

/** What the brand's own media say to everybody: the content API, feeds, links and responses go by it. */
export const ownMediaFields: Field[] = [
  {
    name: 'access',
    type: 'select',
    required: true,
    defaultValue: 'open',
    label: { de: 'Wer die Beiträge über die Schnittstelle liest', en: 'Who reads the posts by the content API' },
    options: [
      { value: 'open', label: { de: 'Alle', en: 'Everybody' } },
      { value: 'key', label: { de: 'Nur wer einen Schlüssel hat', en: 'Only who has a key' } },
    ],
  },
  {
    name: 'shows',
    type: 'select',
    hasMany: true,
    defaultValue: ['addresses'],
    label: { de: 'Was neben einem Beitrag öffentlich ist', en: 'What is public beside a post' },
    options: shownOnSite.map(({ value, label }) => ({ value, label })),
  },
  {
    name: 'preview',
    type: 'text',
    label: { de: 'Adresse für Vorschauen', en: 'Address for previews' },
    admin: {
      description: {
        de: 'Wohin die Vorschau eines Entwurfs führt. {slug}, {language} und {token} werden ersetzt. Leer: im Hub.',
        en: 'Where the preview of a draft leads. {slug}, {language} and {token} are filled in. Empty: in the hub.',
      },
    },
    validate: (value: unknown, options: { req: PayloadRequest }) =>
      !value ||
      (typeof value === 'string' && /^https?:\/\/\S*\{token\}\S*$/.test(value)) ||
      sentence(options, {
        de: 'Schreiben Sie eine Webadresse, die {token} enthält, zum Beispiel https://www.beispiel.de/vorschau?token={token}.',
        en: 'Write a web address that contains {token}, for example https://www.example.com/preview?token={token}.',
      }),
  },
  {
    type: 'collapsible',
    label: { de: 'Links', en: 'Links' },
    fields: [
      {
        name: 'countsClicks',
        type: 'checkbox',
        defaultValue: false,
        label: { de: 'Kurze Links verwenden und Klicks zählen', en: 'Use short links and count clicks' },
        admin: {
          description: {
            de: 'Jeder Kanal bekommt einen eigenen kurzen Link. Gezählt wird ohne Cookies und ohne IP-Adressen.',
            en: 'Each channel gets a short link of its own. Counted without cookies and without IP addresses.',
          },
        },
      },
      {
        type: 'row',
        fields: (
          [
            ['utmSource', '{platform}'],
            ['utmMedium', 'social'],
            ['utmCampaign', '{campaign}'],
            ['utmContent', '{post}'],
          ] as const
        ).map(([name, defaultValue]) => ({
          name,
          type: 'text' as const,
          defaultValue,
          maxLength: 200,
          label: name.replace(/^utm/, 'utm_').toLowerCase(),
        })),
      },
    ],
  },
  {
    name: 'webSubHub',
    type: 'text',
    label: { de: 'WebSub-Hub', en: 'WebSub hub' },
    admin: {
      description: {
        de: 'Wird benachrichtigt, wenn sich ein Feed ändert. Leer: niemand.',
        en: 'Is told when a feed changes. Empty: nobody.',
      },
    },
    validate: webAddress,
  },
  {
    type: 'row',
    fields: [
      {
        name: 'acceptsWebmentions',
        type: 'checkbox',
        defaultValue: false,
        label: { de: 'Webmentions annehmen', en: 'Accept Webmentions' },
      },
      {
        name: 'sendsWebmentions',
        type: 'checkbox',
        defaultValue: false,
        label: { de: 'Webmentions senden', en: 'Send Webmentions' },
      },
    ],
  },
]
