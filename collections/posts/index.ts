import type { CollectionConfig } from 'payload'
import { reviewNames, reviewStates } from '../../src/core/review.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { fits } from '../fits.ts'
import { declaredFields } from './declared-fields.ts'
import { postEndpoints } from './endpoints.ts'
import {
  alwaysADraft,
  nameTheVersion,
  noteTheEditor,
  noteTheTimes,
  oneAfterTheOther,
  reopenTheReview,
  showTheReview,
  staysOutOfTheTrash,
  unlessOvertaken,
  withdrawTrashed,
} from './hooks.ts'
import { fieldFindings } from './field-findings.ts'
import { keepOrigin } from './origin.ts'
import { planningFields } from './planning-fields.ts'
import { publishAtField } from './time-fields.ts'
import { wholeDocument } from '../whole-document.ts'
import { variantFields } from './variant-fields.ts'

/**
 * The master content. Every save is a draft, over every API: only an approval, in `workflow/`, makes a version the approved
 * one. Where the review stands is kept in `reviews`, out of reach of versions.
 */
export const posts: CollectionConfig = {
  slug: 'posts',
  labels: { singular: { de: 'Beitrag', en: 'Post' }, plural: { de: 'Beiträge', en: 'Posts' } },
  trash: true,
  // What somebody has just worked on; and the order that the database keeps an index for.
  defaultSort: '-updatedAt',
  // Every save deletes Payload's lock, and here a save comes every two seconds: who is at a post is told by `workflow/seat`.
  lockDocuments: false,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'reviewState', 'brand', 'campaign', 'publishAt', 'updatedAt'],
    group: { de: 'Inhalt', en: 'Content' },
    // A post with all of its texts, channels and versions is hundreds of rows: the list reads what it shows.
    enableListViewSelectAPI: true,
    components: {
      edit: {
        PublishButton: '/src/admin/review-panel/no-publish-button.tsx#NoPublishButton',
        Status: '/src/admin/review-panel/no-status.tsx#NoStatus',
      },
    },
  },
  access: { read: signedIn, create: only('editor'), update: only('editor'), delete: trashOnly('editor'), readVersions: signedIn },
  versions: { maxPerDoc: 100, drafts: { autosave: { interval: 2000 }, validate: false } },
  endpoints: postEndpoints,
  hooks: {
    beforeOperation: [wholeDocument, alwaysADraft, fits, oneAfterTheOther],
    beforeChange: [unlessOvertaken, staysOutOfTheTrash, noteTheEditor, noteTheTimes, keepOrigin],
    afterChange: [reopenTheReview, withdrawTrashed],
    afterRead: [showTheReview, nameTheVersion],
  },
  fields: [
    { name: 'together', type: 'ui', admin: { components: { Field: '/src/admin/together/together.tsx#Together' } } },
    {
      type: 'tabs',
      tabs: [
        {
          label: { de: 'Inhalt', en: 'Content' },
          fields: [
            {
              name: 'title',
              type: 'text',
              required: true,
              localized: true,
              maxLength: 200,
              label: { de: 'Titel', en: 'Title' },
              admin: { components: { afterInput: [fieldFindings] } },
            },
            {
              name: 'teaser',
              type: 'textarea',
              localized: true,
              label: { de: 'Anreißer', en: 'Teaser' },
              admin: {
                components: { afterInput: [fieldFindings] },
                description: {
                  de: 'Was die Netzwerke sagen, wenn ein Kanal nichts Eigenes sagt.',
                  en: 'What the networks say where a channel says nothing of its own.',
                },
              },
            },
            {
              name: 'body',
              type: 'richText',
              localized: true,
              label: { de: 'Text', en: 'Body' },
              admin: { components: { afterInput: [fieldFindings] } },
            },
            { name: 'media', type: 'upload', relationTo: 'media', hasMany: true, label: { de: 'Bilder', en: 'Pictures' } },
          ],
        },
        { label: { de: 'Planung', en: 'Planning' }, fields: planningFields },
        {
          label: { de: 'Suche', en: 'Search' },
          fields: [
            {
              name: 'seo',
              type: 'group',
              label: { de: 'Für Suchmaschinen', en: 'For search engines' },
              fields: [
                {
                  name: 'title',
                  type: 'text',
                  localized: true,
                  label: { de: 'Titel', en: 'Title' },
                  admin: { components: { afterInput: [fieldFindings] } },
                },
                {
                  name: 'description',
                  type: 'textarea',
                  localized: true,
                  label: { de: 'Beschreibung', en: 'Description' },
                  admin: { components: { afterInput: [fieldFindings] } },
                },
              ],
            },
          ],
        },
        { label: { de: 'PR und Recht', en: 'PR and law' }, fields: declaredFields },
        {
          label: { de: 'Zahlen', en: 'Numbers' },
          fields: [
            { name: 'numbers', type: 'ui', admin: { components: { Field: '/src/admin/post-numbers/post-numbers.tsx#PostNumbers' } } },
            { name: 'shortLinks', type: 'ui', admin: { components: { Field: '/src/admin/post-links/post-links.tsx#PostLinks' } } },
          ],
        },
      ],
    },
    // Who saved last and in which form, which version a form began with, and which form it is: `unlessOvertaken` compares them.
    { name: 'editedBy', type: 'text', index: true, admin: { hidden: true }, access: { create: nobody, update: nobody } },
    { name: 'editedIn', type: 'text', admin: { hidden: true, disableBulkEdit: true }, access: { create: nobody, update: nobody } },
    { name: 'basedOn', type: 'text', virtual: true, admin: { hidden: true } },
    { name: 'savedIn', type: 'text', virtual: true, admin: { hidden: true, disableBulkEdit: true } },
    // Which imported thing it was made from: `keepOrigin` says so, and nobody else.
    {
      name: 'originKey',
      type: 'text',
      index: true,
      admin: { hidden: true, disableBulkEdit: true },
      access: { create: nobody, update: nobody },
    },
    {
      name: 'head',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/post-editor/post-head.tsx#PostHead' } },
    },
    {
      name: 'reviewPanel',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/review-panel/review-panel.tsx#ReviewPanel' } },
    },
    {
      name: 'collisions',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/collisions/collisions.tsx#Collisions' } },
    },
    {
      name: 'origin',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/import/origin.tsx#Origin' } },
    },
    {
      name: 'reviewState',
      type: 'select',
      virtual: true,
      label: { de: 'Freigabe', en: 'Review' },
      options: reviewStates.map((value) => ({ value, label: reviewNames[value] })),
      admin: { readOnly: true, position: 'sidebar', condition: () => false },
      access: { create: nobody, update: nobody },
    },
    {
      type: 'row',
      admin: { position: 'sidebar' },
      fields: [
        { name: 'brand', type: 'relationship', relationTo: 'brands', required: true, label: { de: 'Marke', en: 'Brand' } },
        publishAtField,
      ],
    },
    {
      name: 'variants',
      type: 'array',
      label: { de: 'Kanäle', en: 'Channels' },
      labels: { singular: { de: 'Kanal', en: 'Channel' }, plural: { de: 'Kanäle', en: 'Channels' } },
      admin: { position: 'sidebar', components: { Field: '/src/admin/post-editor/channel-column.tsx#ChannelColumn' } },
      fields: variantFields,
    },
    {
      name: 'postComments',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/src/admin/comments/post-comments.tsx#PostComments' } },
    },
  ],
}
