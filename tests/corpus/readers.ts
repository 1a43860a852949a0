/** Who is asked about words and pictures: the hub's own. */
import type { Gatherers } from '../../src/quality/gather/gather.ts'
import { createImageReader } from '../../src/quality/gather/images.ts'
import { createSpeller } from '../../src/quality/gather/spelling.ts'
import { logoOf, pictureOf, type PictureName } from './pictures.ts'

export const readers = (): Pick<Gatherers, 'spelling' | 'image'> => ({
  spelling: createSpeller(),
  image: createImageReader({ open: async ({ id }) => (await pictureOf(id as PictureName)).bytes, logo: logoOf }),
})
