import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { judgedAgain } from '../judged-again.ts'
import { slugField } from '../slug-field.ts'
import { approvalFields } from './approval-fields.ts'
import { brandEndpoints } from './endpoints.ts'
import { namedInPosts } from '../named-in-posts.ts'
import { forgetForReaders, keepForReaders } from './hooks.ts'
import { identityFields } from './identity-fields.ts'
import { lawFields } from './law-fields.ts'
import { looksFields } from './looks-fields.ts'
import { ownMediaFields } from './own-media-fields.ts'
import { severityFields } from './severity-fields.ts'
import { timesFields } from './times-fields.ts'
import { voiceFields } from './voice-fields.ts'
import { wordsFields } from './words-fields.ts'

/** The identity that posts are held to: `quality/brand.ts` reads what is stored here. */
export const brands: CollectionConfig = {
  slug: 'brands',
  labels: { singular: { de: 'Marke', en: 'Brand' }, plural: { de: 'Marken', en: 'Brands' } },
  trash: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'website', 'languages', 'updatedAt'], group: { de: 'Haus', en: 'House' } },
  access: { read: signedIn, create: only(), update: only(), delete: trashOnly() },
  endpoints: brandEndpoints,
  hooks: {
    beforeOperation: [fits],
    afterChange: [...audited('brands'), namedInPosts(['name', 'slug'], 'brand'), judgedAgain('brand'), keepForReaders],
    afterDelete: [forgetForReaders],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        { label: { de: 'Haus', en: 'House' }, fields: identityFields },
        { label: { de: 'Wörter', en: 'Words' }, fields: wordsFields },
        { label: { de: 'Stimme', en: 'Voice' }, fields: voiceFields },
        { label: { de: 'Gestaltung', en: 'Looks' }, fields: looksFields },
        { label: { de: 'Eigene Medien', en: 'Own media' }, fields: ownMediaFields },
        { label: { de: 'PR und Recht', en: 'PR and law' }, fields: lawFields },
        { label: { de: 'Freigabe', en: 'Approval' }, fields: approvalFields },
        { label: { de: 'Zeiten', en: 'Times' }, fields: timesFields },
        { label: { de: 'Prüfungen', en: 'Checks' }, fields: severityFields },
      ],
    },
    slugField('name'),
  ],
}
