import type { CollectionConfig, Field } from 'payload'
import { responseKinds } from '../../src/core/response-kinds.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { fits } from '../fits.ts'
import { eraseAllOfIt, noteDecision, onlyWhatWasSeen } from './hooks.ts'

/** What somebody else has written stays as it was written: people decide about it, and nothing more. */
const asItCame = (fields: Field[]): Field[] =>
  fields.map((field) => ({ ...field, access: { update: nobody }, admin: { ...field.admin, readOnly: true } }) as Field)

/**
 * What others have said about a post on their own sites, found there by `src/content-api/webmention`. Public once somebody has
 * approved it; erasing it leaves nothing.
 */
export const responses: CollectionConfig = {
  slug: 'responses',
  labels: { singular: { de: 'Reaktion', en: 'Response' }, plural: { de: 'Reaktionen', en: 'Responses' } },
  admin: {
    useAsTitle: 'title',
    group: { de: 'Dialog', en: 'Dialogue' },
    defaultColumns: ['title', 'state', 'kind', 'source', 'post', 'receivedAt'],
    listSearchableFields: ['title', 'source', 'authorName'],
    description: {
      de: 'Was andere auf ihren Websites über Ihre Beiträge schreiben (Webmention). Öffentlich wird nur, was Sie annehmen.',
      en: 'What others write about your posts on their own websites (Webmention). Only what you approve becomes public.',
    },
  },
  defaultSort: '-receivedAt',
  access: { read: signedIn, create: nobody, update: only('community-manager'), delete: only('community-manager') },
  lockDocuments: false,
  disableDuplicate: true,
  hooks: { beforeOperation: [fits, onlyWhatWasSeen], afterChange: [noteDecision], afterDelete: [eraseAllOfIt] },
  fields: [
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'pending',
      label: { de: 'Entscheidung', en: 'Decision' },
      options: [
        { value: 'pending', label: { de: 'Offen', en: 'Pending' } },
        { value: 'approved', label: { de: 'Angenommen: öffentlich', en: 'Approved: public' } },
        { value: 'refused', label: { de: 'Abgelehnt', en: 'Refused' } },
      ],
    },
    ...asItCame([
      { name: 'title', type: 'text', required: true, label: { de: 'Auszug', en: 'Excerpt' } },
      {
        name: 'kind',
        type: 'select',
        required: true,
        label: { de: 'Art', en: 'Kind' },
        options: responseKinds.map(({ value, label }) => ({ value, label })),
      },
      { name: 'content', type: 'textarea', label: { de: 'Text', en: 'Text' } },
      { name: 'authorName', type: 'text', label: { de: 'Name', en: 'Name' } },
      { name: 'authorUrl', type: 'text', label: { de: 'Website der Person', en: 'Person’s website' } },
      { name: 'source', type: 'text', required: true, label: { de: 'Gefunden auf', en: 'Found at' } },
      { name: 'sourceUrl', type: 'text', required: true, label: { de: 'Nennt als eigene Adresse', en: 'Says its own address is' } },
      { name: 'target', type: 'text', required: true, label: { de: 'Verlinkt', en: 'Links to' } },
      { name: 'post', type: 'relationship', relationTo: 'posts', required: true, index: true, label: { de: 'Beitrag', en: 'Post' } },
      { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
      { name: 'publishedAt', type: 'date', label: { de: 'Geschrieben', en: 'Written' } },
      { name: 'receivedAt', type: 'date', required: true, index: true, label: { de: 'Eingegangen', en: 'Received' } },
      { name: 'checkedAt', type: 'date', required: true, label: { de: 'Zuletzt nachgesehen', en: 'Last looked at' } },
    ]),
    // SHA-256 of source and target: an index over both addresses would be too long for PostgreSQL.
    { name: 'key', type: 'text', required: true, unique: true, access: { update: nobody }, admin: { hidden: true } },
  ],
}
