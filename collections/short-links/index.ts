import type { CollectionConfig } from 'payload'
import { languages } from '../../src/core/story.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/** The short addresses of posts, one for each channel and one for print. Written by `src/links` alone. */
export const shortLinks: CollectionConfig = {
  slug: 'short-links',
  labels: { singular: { de: 'Kurzer Link', en: 'Short link' }, plural: { de: 'Kurze Links', en: 'Short links' } },
  admin: { hidden: true, useAsTitle: 'code' },
  access: writtenByServices,
  lockDocuments: false,
  indexes: [{ fields: ['post', 'channel', 'language'], unique: true }],
  fields: [
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'post', type: 'text', required: true },
    // '' for print.
    { name: 'channel', type: 'text' },
    { name: 'purpose', type: 'select', required: true, options: ['channel', 'print'] },
    { name: 'brand', type: 'text', required: true },
    { name: 'language', type: 'select', required: true, options: [...languages] },
    { name: 'platform', type: 'text', required: true },
    // With the campaign parameters applied. '' as long as the post was never public.
    { name: 'target', type: 'textarea' },
    // The campaign parameters as a query: a target that moves takes them along.
    { name: 'utm', type: 'textarea' },
    // The post was public and is not any more.
    { name: 'gone', type: 'checkbox', required: true, defaultValue: false },
  ],
}
