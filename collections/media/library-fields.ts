import type { Field } from 'payload'
import { nobody } from '../access/nobody.ts'
import { tidyTags } from './library-hooks.ts'

/** Where a medium is found again. */
export const libraryFields: Field[] = [
  {
    name: 'folder',
    type: 'relationship',
    relationTo: 'media-folders',
    index: true,
    label: { de: 'Ordner', en: 'Folder' },
    admin: { position: 'sidebar', allowCreate: false, allowEdit: false },
  },
  {
    name: 'tags',
    type: 'text',
    hasMany: true,
    index: true,
    maxRows: 30,
    hooks: { beforeValidate: [tidyTags] },
    label: { de: 'Schlagwörter', en: 'Tags' },
    admin: { position: 'sidebar', components: { Field: '/src/admin/media-library/tags-field.tsx#TagsField' } },
  },
]

const computed = { admin: { hidden: true }, access: { create: nobody, update: nobody } } as const

/** What is known of the file itself. */
export const fileFields: Field[] = [
  { name: 'sha256', type: 'text', index: true, ...computed },
  // Told by `examineUpload` before the file is stored, as its size is.
  { name: 'pages', type: 'number', admin: { hidden: true } },
  // The perceptual hash, and its quarters, by which alike pictures are looked up (src/media-library/likeness.ts).
  {
    name: 'likeness',
    type: 'group',
    ...computed,
    fields: [
      { name: 'hash', type: 'text' },
      { name: 'a', type: 'text', index: true },
      { name: 'b', type: 'text', index: true },
      { name: 'c', type: 'text', index: true },
      { name: 'd', type: 'text', index: true },
    ],
  },
  // Which ends of rights somebody was told of (src/media-library/rights-telling.ts).
  { name: 'rightsTold', type: 'text', ...computed },
  { name: 'looksLike', type: 'relationship', relationTo: 'media', index: true, ...computed },
]

const panel = (name: string, component: string, sidebar = false): Field => ({
  name,
  type: 'ui',
  admin: { ...(sidebar && { position: 'sidebar' }), components: { Field: `/src/admin/media-library/${component}` } },
})

/** Where it is used, how platforms will get it, and which files it had. */
export const panels: Field[] = [
  panel('usage', 'medium-usage.tsx#MediumUsagePanel', true),
  panel('renditions', 'renditions.tsx#Renditions'),
  panel('fileHistory', 'file-history.tsx#FileHistory'),
]
