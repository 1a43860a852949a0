import type { CollectionConfig, PayloadRequest } from 'payload'
import { reporters, reportFiles, rhythms, type Rhythm } from '../../src/core/reports.ts'
import { slotDayNames, wallClock, weekdays } from '../../src/core/slots.ts'
import { isMailAddress } from '../../src/newsletter/list/mail-address.ts'
import { hasRole } from '../access/has-role.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { reportBlocks, usualBlocks } from './blocks.ts'
import { reportEndpoints } from './endpoints.ts'
import { fromNowOn, staysOf } from './hooks.ts'
import { languageField } from '../language-field.ts'

type Options = { req: PayloadRequest }

const rhythmNames: Record<Rhythm, { de: string; en: string }> = {
  'by-hand': { de: 'Nur von Hand', en: 'Only by hand' },
  weekly: { de: 'Jede Woche, über die Woche davor', en: 'Every week, about the week before' },
  monthly: { de: 'Jeden Monat, über den Monat davor', en: 'Every month, about the month before' },
}
const fileNames = { pdf: 'PDF', xlsx: 'Excel (XLSX)', csv: 'CSV' }
const most = 100

const oneLine = (value: unknown, options: Options) =>
  (typeof value === 'string' && value.trim() !== '' && !/[\p{Cc}\u2028\u2029]/u.test(value)) ||
  sentence(options, { de: 'Schreiben Sie eine Zeile.', en: 'Write one line.' })

/** What stakeholders are sent of the numbers. What was made of it lies in `report-editions` and stays the same. */
export const reports: CollectionConfig = {
  slug: 'reports',
  labels: { singular: { de: 'Bericht', en: 'Report' }, plural: { de: 'Berichte', en: 'Reports' } },
  trash: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'brand', 'campaign', 'rhythm', 'language'],
    group: { de: 'Inhalt', en: 'Content' },
    description: {
      de: 'Zahlen einer Marke oder Kampagne, aus Abschnitten zusammengestellt, als PDF, E-Mail und Tabelle. Eine Ausgabe bleibt, wie sie gemacht wurde.',
      en: 'Numbers of a brand or campaign, composed of sections, as PDF, mail and table. An edition stays as it was made.',
    },
  },
  access: { read: signedIn, create: only(...reporters), update: only(...reporters), delete: trashOnly(...reporters) },
  endpoints: reportEndpoints,
  hooks: { beforeOperation: [fits], beforeChange: [staysOf, fromNowOn], afterChange: audited('reports') },
  fields: [
    { name: 'editions', type: 'ui', admin: { components: { Field: '/src/admin/reports/report-panel.tsx#ReportPanel' } } },
    { name: 'name', type: 'text', required: true, maxLength: 200, label: { de: 'Name', en: 'Name' }, validate: oneLine },
    {
      type: 'row',
      fields: [
        { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
        {
          name: 'campaign',
          type: 'relationship',
          relationTo: 'campaigns',
          label: { de: 'Kampagne', en: 'Campaign' },
          filterOptions: ({ data }) => {
            const brand: unknown = (data as { brand?: unknown }).brand
            return typeof brand === 'string' ? { brand: { equals: brand } } : true
          },
          admin: { description: { de: 'Leer: alles der Marke.', en: 'Empty: all of the brand.' } },
        },
        languageField('de'),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'rhythm',
          type: 'select',
          required: true,
          defaultValue: 'by-hand',
          label: { de: 'Rhythmus', en: 'Rhythm' },
          options: rhythms.map((value) => ({ value, label: rhythmNames[value] })),
        },
        {
          name: 'weekday',
          type: 'select',
          required: true,
          defaultValue: 'monday',
          label: { de: 'Wochentag', en: 'Weekday' },
          options: weekdays.map((value) => ({ value, label: slotDayNames[value] })),
          admin: { condition: (_, { rhythm }) => rhythm === 'weekly' },
        },
        {
          name: 'monthDay',
          type: 'number',
          required: true,
          defaultValue: 1,
          min: 1,
          max: 28,
          label: { de: 'Tag des Monats', en: 'Day of the month' },
          admin: { step: 1, condition: (_, { rhythm }) => rhythm === 'monthly', description: { de: '1 bis 28.', en: '1 to 28.' } },
        },
        {
          name: 'time',
          type: 'text',
          required: true,
          defaultValue: '08:00',
          label: { de: 'Uhrzeit', en: 'Time' },
          admin: {
            placeholder: '08:00',
            condition: (_, { rhythm }) => rhythm !== 'by-hand',
            description: { de: 'Nach der Uhr der Marke.', en: 'By the brand’s clock.' },
          },
          validate: (value: unknown, options: Options) =>
            (typeof value === 'string' && wallClock.test(value)) ||
            sentence(options, { de: 'Schreiben Sie eine Uhrzeit wie 08:30.', en: 'Write a time such as 08:30.' }),
        },
      ],
    },
    {
      name: 'people',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      maxRows: most,
      label: { de: 'Geht an Personen im Hub', en: 'Goes to people in the hub' },
    },
    {
      name: 'addresses',
      type: 'text',
      hasMany: true,
      maxRows: most,
      label: { de: 'Geht auch an E-Mail-Adressen', en: 'Goes to e-mail addresses, too' },
      // Of people outside the house: for those who write to them.
      access: { read: ({ req }) => hasRole(req.user, ...reporters) },
      admin: {
        // A placeholder would look like an address that is entered.
        description: {
          de: 'Zum Beispiel vorstand@example.com. Nach jeder Adresse die Eingabetaste.',
          en: 'For example board@example.com. Press Enter after each address.',
        },
      },
      validate: (value: unknown, options: Options) => {
        const addresses = Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? one : '–')) : []
        if (addresses.length > most) return sentence(options, { de: `Höchstens ${most} Adressen.`, en: `At most ${most} addresses.` })
        const wrong = addresses.find((one) => !isMailAddress(one))
        return (
          wrong === undefined ||
          sentence(options, {
            de: `„${wrong}“ ist keine E-Mail-Adresse. Schreiben Sie eine wie vorstand@example.com.`,
            en: `“${wrong}” is no e-mail address. Write one such as board@example.com.`,
          })
        )
      },
    },
    {
      name: 'files',
      type: 'select',
      hasMany: true,
      defaultValue: ['pdf'],
      label: { de: 'Im Anhang der E-Mail', en: 'Attached to the mail' },
      options: reportFiles.map((value) => ({ value, label: fileNames[value] })),
    },
    {
      name: 'blocks',
      type: 'blocks',
      required: true,
      minRows: 1,
      maxRows: 40,
      label: { de: 'Abschnitte', en: 'Sections' },
      labels: { singular: { de: 'Abschnitt', en: 'Section' }, plural: { de: 'Abschnitte', en: 'Sections' } },
      defaultValue: () => usualBlocks,
      admin: { initCollapsed: true },
      blocks: reportBlocks,
    },
    // Since when its rhythm holds: what was due before is not made up for.
    { name: 'scheduledFrom', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
  ],
}
