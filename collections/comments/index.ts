import type { CollectionConfig } from 'payload'
import { languages } from '../../src/core/story.ts'
import { writtenByServices } from '../access/written-by-services.ts'

/**
 * What people say about a post before it goes out: pinned to words, to a point of a picture, to a field, or to nothing. Written by
 * `src/comments` alone. No comment is part of what is approved.
 */
export const comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: { de: 'Anmerkung', en: 'Comment' }, plural: { de: 'Anmerkungen', en: 'Comments' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    { name: 'post', type: 'text', required: true, index: true },
    // The comment that this one answers. Answers have no place of their own.
    { name: 'parent', type: 'text', index: true },
    // Empty: the article itself, in `language`.
    { name: 'channel', type: 'text' },
    { name: 'language', type: 'select', options: [...languages] },
    { name: 'field', type: 'text' },
    // The words, and where they stood in the plain text of the field.
    { name: 'quote', type: 'textarea' },
    { name: 'start', type: 'number' },
    { name: 'end', type: 'number' },
    // The picture and the point, in percent from the top left.
    { name: 'medium', type: 'text' },
    { name: 'x', type: 'number' },
    { name: 'y', type: 'number' },
    // Of the content that the person had before the eyes.
    { name: 'hash', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
    // A person of the hub, or else the link by which a guest came.
    { name: 'author', type: 'text' },
    { name: 'guestLink', type: 'text', index: true },
    { name: 'authorName', type: 'text', required: true },
    { name: 'at', type: 'date', required: true },
    { name: 'resolvedAt', type: 'date' },
    { name: 'resolvedBy', type: 'text' },
    { name: 'resolvedByName', type: 'text' },
  ],
}
