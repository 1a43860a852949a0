import type { CollectionConfig } from 'payload'
import path from 'node:path'
import { filmTypes } from '../../media/analysis/video.ts'
import { documentTypes } from '../../media/document.ts'
import { env } from '../../src/config/env.ts'
import { only } from '../access/only.ts'
import { signedIn } from '../access/signed-in.ts'
import { trashOnly } from '../access/trash-only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { judgedAgain } from '../judged-again.ts'
import { wholeDocument } from '../whole-document.ts'
import { mediaEndpoints } from './endpoints.ts'
import { documentFields } from './document-fields.ts'
import { filmFields } from './film-fields.ts'
import { examineUpload, fingerprint } from './hooks.ts'
import { fileFields, libraryFields, panels } from './library-fields.ts'
import {
  inheritItsAuthors,
  keepForGood,
  keepTheOldFile,
  keepWhatIsApproved,
  noteTheOldFile,
  noteTheOriginal,
  noteTheOtherAlt,
  reopenItsPosts,
  saveTheOtherAlt,
} from './library-hooks.ts'
import { rightsFields } from './rights-fields.ts'

/** Pictures, films and documents with everything that is needed to use them rightly. Files lie in DATA_DIR and are served to signed-in people only. */
export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: { de: 'Medium', en: 'Medium' }, plural: { de: 'Medien', en: 'Media' } },
  trash: true,
  admin: {
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'rightsHolder', 'expiresAt'],
    // The library is a page of its own; this list is what one chooses from in a post.
    group: false,
  },
  access: {
    read: signedIn,
    create: only('editor', 'channel-manager'),
    update: only('editor', 'channel-manager'),
    delete: trashOnly('editor'),
  },
  upload: {
    staticDir: path.join(env().dataDir, 'media'),
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', ...filmTypes, ...documentTypes],
    // Of pictures only: nothing here decodes a film or document.
    focalPoint: true,
    imageSizes: [
      { name: 'thumbnail', width: 400, height: 300, position: 'centre' },
      { name: 'card', width: 1200, height: 630, position: 'centre' },
    ],
    adminThumbnail: 'thumbnail',
    pasteURL: false,
    // A document may not run anything here, whatever somebody hid in it.
    modifyResponseHeaders: ({ headers }) => {
      headers.set('X-Content-Type-Options', 'nosniff')
      if (documentTypes.some((type) => headers.get('Content-Type')?.startsWith(type))) {
        headers.set('Content-Disposition', 'attachment')
        headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
      }
      return headers
    },
  },
  endpoints: mediaEndpoints,
  hooks: {
    beforeOperation: [wholeDocument, fits, examineUpload, keepTheOldFile, noteTheOriginal],
    beforeChange: [keepWhatIsApproved, noteTheOldFile, noteTheOtherAlt],
    beforeDelete: [keepForGood],
    afterChange: [fingerprint, saveTheOtherAlt, reopenItsPosts, ...audited('media'), inheritItsAuthors, judgedAgain('everything')],
  },
  fields: [
    ...documentFields,
    {
      name: 'alt',
      type: 'textarea',
      localized: true,
      label: { de: 'Alternativtext', en: 'Alternative text' },
      admin: {
        condition: (data) => data?.mimeType !== 'application/pdf',
        description: {
          de: 'Was jemand erfährt, der das Bild oder den Film nicht sieht. Je Sprache.',
          en: 'What somebody learns who cannot see the picture or film. For each language.',
        },
        components: { Field: '/src/admin/media-library/alt-texts.tsx#AltTexts' },
      },
    },
    // What the form says in the language that it does not show.
    { name: 'otherAlt', type: 'textarea', virtual: true, admin: { hidden: true } },
    ...rightsFields,
    ...filmFields,
    ...panels,
    ...libraryFields,
    ...fileFields,
  ],
}
