import type { CollectionConfig, PayloadRequest } from 'payload'
import { isMailAddress } from '../../src/newsletter/list/mail-address.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { slugField } from '../slug-field.ts'
import { newsletterEndpoints } from './endpoints.ts'
import { sealServer, takeServer } from './hooks.ts'
import { languageField } from '../language-field.ts'

type Options = { req: PayloadRequest }

const address = (value: unknown, options: Options) =>
  (typeof value === 'string' && isMailAddress(value)) ||
  sentence(options, {
    de: 'Schreiben Sie eine E-Mail-Adresse wie news@example.com.',
    en: 'Write an e-mail address such as news@example.com.',
  })

/** What stands in a line of a mail's head, or of an address, is one line. */
const oneLine = (value: unknown, options: Options) =>
  (typeof value === 'string' && value.trim() !== '' && !/[\p{Cc}\u2028\u2029]/u.test(value)) ||
  sentence(options, { de: 'Schreiben Sie eine Zeile.', en: 'Write one line.' })

/** Parts of addresses that are the hub's own: /newsletters/confirm/…, /newsletters/leave/…, /newsletters/mails/… */
const taken = ['confirm', 'leave', 'mails']
const slug = slugField('name')

/**
 * A list of people who asked for mails, and who writes to them. The address of its own mail server may hold a password: it is sealed (AES-256-GCM,
 * bound to this newsletter) and can be read over no API, not even in its sealed form.
 */
export const newsletters: CollectionConfig = {
  slug: 'newsletters',
  labels: { singular: { de: 'Newsletter', en: 'Newsletter' }, plural: { de: 'Newsletter', en: 'Newsletters' } },
  trash: true,
  // A copy could not read the sealed server of its original.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'brand', 'senderAddress', 'language'],
    group: { de: 'Kanäle', en: 'Channels' },
    hidden: ({ user }) => !only('channel-manager')({ req: { user } }),
    description: {
      de: 'Eine Liste von Menschen, die Ihre E-Mails bestellt haben, mit Absender und Impressum. Beiträge gehen über einen Kanal „Newsletter“ hinaus.',
      en: 'A list of people who asked for your e-mails, with its sender and imprint. Posts go out by a channel “Newsletter”.',
    },
  },
  access: { read: signedIn, create: only('channel-manager'), update: only('channel-manager'), delete: trashOnly('channel-manager') },
  endpoints: newsletterEndpoints,
  hooks: {
    beforeOperation: [fits],
    beforeChange: [takeServer],
    afterChange: [sealServer, ...audited('newsletters')],
  },
  fields: [
    { name: 'list', type: 'ui', admin: { components: { Field: '/src/admin/newsletter/list-panel.tsx#ListPanel' } } },
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' }, validate: oneLine },
    {
      type: 'row',
      fields: [
        { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, index: true, label: { de: 'Marke', en: 'Brand' } },
        languageField('de'),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'senderName',
          type: 'text',
          required: true,
          label: { de: 'Name des Absenders', en: 'Sender’s name' },
          validate: oneLine,
        },
        {
          name: 'senderAddress',
          type: 'text',
          required: true,
          label: { de: 'Adresse des Absenders', en: 'Sender’s address' },
          admin: {
            description: {
              de: 'Der Mailserver muss unter dieser Adresse senden dürfen (SPF und DKIM).',
              en: 'The mail server must be allowed to send as this address (SPF and DKIM).',
            },
          },
          validate: address,
        },
      ],
    },
    {
      name: 'replyTo',
      type: 'text',
      label: { de: 'Antworten an', en: 'Replies to' },
      admin: { description: { de: 'Leer: an den Absender.', en: 'Empty: to the sender.' } },
      validate: (value: unknown, options: Options) => value === null || value === undefined || value === '' || address(value, options),
    },
    {
      name: 'imprint',
      type: 'textarea',
      localized: true,
      required: true,
      label: { de: 'Impressum', en: 'Imprint' },
      admin: {
        description: {
          de: 'Steht unter jeder E-Mail: Firma, Anschrift, wer sie vertritt.',
          en: 'Stands below every e-mail: company, address, who represents it.',
        },
      },
    },
    {
      name: 'privacyUrl',
      type: 'text',
      required: true,
      label: { de: 'Adresse der Datenschutzerklärung', en: 'Address of the privacy policy' },
      admin: { placeholder: 'https://www.example.com/privacy' },
      validate: (value: unknown, options: Options) =>
        (typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) ||
        sentence(options, {
          de: 'Schreiben Sie eine Adresse, die mit https:// beginnt.',
          en: 'Write an address that begins with https://.',
        }),
    },
    {
      name: 'accent',
      type: 'text',
      label: { de: 'Farbe', en: 'Colour' },
      admin: {
        components: { Field: '/src/admin/brand-looks/colour-field.tsx#ColourField' },
        description: { de: 'Leer: die erste Farbe der Marke.', en: 'Empty: the brand’s first colour.' },
      },
      validate: (value: unknown, options: Options) =>
        value === null ||
        value === undefined ||
        value === '' ||
        (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) ||
        sentence(options, { de: 'Schreiben Sie einen Farbwert wie #0f766e.', en: 'Write a colour value like #0f766e.' }),
    },
    {
      name: 'mailsPerSecond',
      type: 'number',
      min: 1,
      max: 100,
      label: { de: 'E-Mails je Sekunde', en: 'Mails in a second' },
      admin: {
        step: 1,
        placeholder: '10',
        description: {
          de: 'So schnell geht eine Aussendung höchstens hinaus. Leer: 10. Mailanbieter nennen, was sie erlauben.',
          en: 'A mailing leaves no faster. Empty: 10. Mail providers say what they allow.',
        },
      },
    },
    {
      name: 'ownServer',
      type: 'checkbox',
      label: { de: 'Eigener Mailserver', en: 'Own mail server' },
      admin: {
        description: {
          de: 'Sonst sendet der Mailserver des Hubs (SMTP_URL).',
          en: 'Otherwise the hub’s mail server sends (SMTP_URL).',
        },
      },
    },
    {
      name: 'smtpUrl',
      type: 'text',
      virtual: true,
      label: { de: 'Adresse des Mailservers', en: 'Address of the mail server' },
      // Nothing is ever there to be read. Whoever may not read a field is not shown it in the form either.
      admin: { components: { Field: '/src/admin/newsletter/server-field.tsx#ServerField' } },
    },
    { name: 'sealedSmtp', type: 'text', admin: { hidden: true }, access: { read: nobody, create: nobody, update: nobody } },
    {
      ...slug,
      validate: (value: unknown, options: Options) =>
        (typeof value === 'string' && value !== '' && !taken.includes(value)) ||
        sentence(options, {
          de: `Schreiben Sie einen anderen Adressteil: nicht leer, nicht ${taken.join(' oder ')}.`,
          en: `Write another slug: not empty, not ${taken.join(' or ')}.`,
        }),
    },
  ],
}
