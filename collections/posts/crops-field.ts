import type { Field } from 'payload'

const percent = { type: 'number', min: 0, max: 100 } as const

/** Which part of a picture stays in sight on one channel, where the platform crops: a focal point in percent, instead of the library's. */
export const cropsField: Field = {
  name: 'crops',
  type: 'array',
  label: { de: 'Ausschnitte auf diesem Kanal', en: 'Crops on this channel' },
  admin: { components: { Field: '/src/admin/post-editor/crops-field.tsx#CropsField' } },
  fields: [
    { name: 'media', type: 'relationship', relationTo: 'media' },
    { name: 'x', ...percent },
    { name: 'y', ...percent },
  ],
}
