import type { CollectionConfig, PayloadRequest } from 'payload'
import { campaignStandings, goalMetrics, goalNames, standingNames, standingOfCampaign } from '../../src/core/campaigns.ts'
import { dayOf } from '../../src/core/days.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { namedInPosts } from '../named-in-posts.ts'
import { responsibleFields } from '../responsible-fields.ts'
import { sentence } from '../sentence.ts'
import { campaignEndpoints } from './endpoints.ts'

/** Posts that pull in one direction, for a time, towards a goal. */
export const campaigns: CollectionConfig = {
  slug: 'campaigns',
  labels: { singular: { de: 'Kampagne', en: 'Campaign' }, plural: { de: 'Kampagnen', en: 'Campaigns' } },
  trash: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'standing', 'brand', 'startsAt', 'endsAt', 'owner'],
    group: { de: 'Inhalt', en: 'Content' },
  },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor') },
  endpoints: campaignEndpoints,
  hooks: { beforeOperation: [fits], afterChange: [...audited('campaigns'), namedInPosts(['name', 'deletedAt'], 'everything')] },
  fields: [
    { name: 'name', type: 'text', required: true, label: { de: 'Name', en: 'Name' } },
    { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
    { name: 'goal', type: 'textarea', label: { de: 'Ziel', en: 'Goal' } },
    { name: 'audience', type: 'textarea', label: { de: 'Zielgruppe', en: 'Audience' } },
    {
      type: 'row',
      fields: [
        { name: 'startsAt', type: 'date', label: { de: 'Beginn', en: 'Starts' } },
        {
          name: 'endsAt',
          type: 'date',
          label: { de: 'Ende', en: 'Ends' },
          validate: (value: unknown, options: { req: PayloadRequest; siblingData: unknown }) => {
            const starts = dayOf((options.siblingData as { startsAt?: unknown } | undefined)?.startsAt)
            const ends = dayOf(value)
            if (starts === null || ends === null || ends >= starts) return true
            return sentence(options, {
              de: 'Wählen Sie ein Ende, das nicht vor dem Beginn liegt.',
              en: 'Choose an end that is not before the start.',
            })
          },
        },
      ],
    },
    {
      name: 'figures',
      type: 'array',
      label: { de: 'Woran das Ziel gemessen wird', en: 'What the goal is measured by' },
      labels: { singular: { de: 'Zahl', en: 'Figure' }, plural: { de: 'Zahlen', en: 'Figures' } },
      maxRows: goalMetrics.length,
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'metric',
              type: 'select',
              required: true,
              label: { de: 'Kennzahl', en: 'Metric' },
              options: goalMetrics.map((value) => ({ value, label: goalNames[value] })),
            },
            { name: 'target', type: 'number', required: true, min: 1, label: { de: 'Zielwert', en: 'Target' } },
          ],
        },
      ],
    },
    ...responsibleFields(),
    {
      name: 'standing',
      type: 'select',
      virtual: true,
      label: { de: 'Stand', en: 'Standing' },
      options: campaignStandings.map((value) => ({ value, label: standingNames[value] })),
      admin: { readOnly: true, condition: () => false },
      access: { create: nobody, update: nobody },
      hooks: { afterRead: [({ siblingData }) => standingOfCampaign(dayOf(siblingData.startsAt), dayOf(siblingData.endsAt), new Date())] },
    },
    { name: 'numbers', type: 'ui', admin: { components: { Field: '/src/admin/numbers/panel.tsx#CampaignNumbers' } } },
    { name: 'overview', type: 'ui', admin: { components: { Field: '/src/admin/campaign/campaign-panel.tsx#CampaignPanel' } } },
  ],
}
