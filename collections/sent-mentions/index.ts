import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/** Which sites were told that a post of ours links to them: one row for each address of a post and each link. Written by `src/content-api/webmention` alone. */
export const sentMentions: CollectionConfig = {
  slug: 'sent-mentions',
  labels: {
    singular: { de: 'Gesendete Webmention', en: 'Sent Webmention' },
    plural: { de: 'Gesendete Webmentions', en: 'Sent Webmentions' },
  },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    // SHA-256 of source and target.
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'post', type: 'text', required: true, index: true },
    { name: 'brand', type: 'text', required: true },
    { name: 'source', type: 'text', required: true },
    { name: 'target', type: 'text', required: true },
    { name: 'endpoint', type: 'text' },
    { name: 'state', type: 'select', required: true, index: true, options: ['due', 'sent', 'no-endpoint', 'failed'] },
    // Of the last answer, where there was one.
    { name: 'status', type: 'number' },
    { name: 'problem', type: 'text' },
    { name: 'tries', type: 'number', required: true, defaultValue: 0 },
    { name: 'dueAt', type: 'date', required: true, index: true },
    // When it was last tried.
    { name: 'at', type: 'date' },
    // The version of the publication that it tells of.
    { name: 'version', type: 'text', required: true },
    // Whether that version has the link: who was told of one is told when it is gone, too.
    { name: 'linked', type: 'checkbox', required: true, defaultValue: true },
    // Whether the site has ever been told.
    { name: 'told', type: 'checkbox', required: true, defaultValue: false },
  ],
}
