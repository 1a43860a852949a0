import type { CollectionConfig } from 'payload'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { emptyOnly, noCircle } from './hooks.ts'

const keepers = only('editor', 'channel-manager')

/**
 * A tree for the media library, and no more than that: where a medium lies decides nothing about who may see it. Payload's own folders
 * know no access rules of ours, and delete what lies below a folder with it.
 */
export const mediaFolders: CollectionConfig = {
  slug: 'media-folders',
  labels: { singular: { de: 'Ordner', en: 'Folder' }, plural: { de: 'Ordner', en: 'Folders' } },
  admin: { useAsTitle: 'name', hidden: true },
  access: { read: signedIn, create: keepers, update: keepers, delete: keepers },
  lockDocuments: false,
  hooks: { beforeOperation: [fits], beforeChange: [noCircle], beforeDelete: [emptyOnly], afterChange: audited('media-folders') },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { de: 'Name', en: 'Name' } },
    { name: 'parent', type: 'relationship', relationTo: 'media-folders', index: true, label: { de: 'Liegt in', en: 'Lies in' } },
  ],
}
