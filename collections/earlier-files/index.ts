import type { CollectionConfig } from 'payload'
import { writtenByServices } from '../access/written-by-services.ts'

/**
 * Which files a medium had before the one that it has. The files lie in DATA_DIR/media/history, named by their content; both go after
 * `keptDays` (src/media-library/history.ts).
 */
export const earlierFiles: CollectionConfig = {
  slug: 'earlier-files',
  labels: { singular: { de: 'Frühere Datei', en: 'Earlier file' }, plural: { de: 'Frühere Dateien', en: 'Earlier files' } },
  admin: { hidden: true },
  access: writtenByServices,
  lockDocuments: false,
  fields: [
    { name: 'medium', type: 'text', required: true, index: true },
    { name: 'filename', type: 'text', required: true },
    { name: 'mimeType', type: 'text', required: true },
    { name: 'filesize', type: 'number', required: true },
    { name: 'width', type: 'number' },
    { name: 'height', type: 'number' },
    { name: 'sha256', type: 'text', required: true, index: true },
    { name: 'focalX', type: 'number' },
    { name: 'focalY', type: 'number' },
    { name: 'replacedBy', type: 'text', required: true },
    { name: 'replacedByName', type: 'text', required: true },
  ],
}
