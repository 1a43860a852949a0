/** From a brand as its form stores it to what checks hold posts to. */
import { z } from 'zod'
import { brandProfile, type BrandProfile } from '../quality/brand.ts'
import { reference } from './stored-post.ts'

/** A logo is a picture of the library; everything else is stored as the profile names it. */
const storedLogos = z.object({
  logos: z
    .array(z.object({ picture: reference }).loose())
    .nullish()
    .transform((rows) => rows?.map(({ picture, ...row }) => ({ ...row, id: picture })) ?? []),
})

/** @throws ZodError where the database holds what no form can have stored. */
export const profileOf = (doc: unknown): BrandProfile => brandProfile.parse({ ...(doc as object), ...storedLogos.parse(doc) })
