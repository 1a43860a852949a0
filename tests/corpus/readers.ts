/** Who is asked about words and pictures: the hub's own. */
import type { Gatherers } from '../../src/quality/gather/gather.ts'
import { createSpeller } from '../../src/quality/gather/spelling.ts'
import { readImage } from '../../src/quality/testing.ts'
import { pictureOf, type PictureName } from './pictures.ts'

export const readers = (): Pick<Gatherers, 'spelling' | 'image'> => ({
  spelling: createSpeller(),
  image: async ({ id }) => {
    const { ref } = await pictureOf(id as PictureName)
    if (id === 'cut-off-photo') return { id, unread: { de: 'Die Datei ist beschädigt.', en: 'The file is broken.' } }
    const { metadata } = readImage()
    return {
      ...readImage({ width: ref.width, height: ref.height, bytes: ref.bytes, mimeType: ref.mimeType }),
      id,
      metadata: {
        ...metadata,
        hasGps: id === 'located-photo',
        copyright: id === 'agency-photo' ? '(c) Bildagentur Weitblick' : null,
        isGenerated: id === 'generated-photo',
      },
    }
  },
})
