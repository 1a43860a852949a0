/** What a sign-up form sends, as a form or as JSON. */
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { mailAddress } from './mail-address.ts'

// A half character or U+0000 could not be stored.
const storable = z.string().refine((value) => value.isWellFormed() && !value.includes('\u0000'))
/** Of a page's address only where it stands: what follows ? or # may tell of a person. */
const page = z
  .string()
  .max(2000)
  .transform((value) => (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? new URL(value) : null))
  .transform((url) => url && `${url.origin}${url.pathname}`.slice(0, 500))

export const askedSchema = z.object({
  email: z
    .string()
    .max(1000)
    .transform((value, context) => {
      const address = mailAddress(value)
      if (address === null) context.addIssue({ code: 'custom', message: 'no address' })
      return address ?? ''
    }),
  name: storable
    .transform((value) => value.trim().normalize('NFC'))
    .refine((value) => value.length <= 100 && !/[\p{Cc}\u2028\u2029]/u.test(value))
    .nullish()
    .transform((value) => value ?? ''),
  language: z.enum(languages).optional().catch(undefined),
  /** The words at a form of the company's own. Absent: those of the hub's page. */
  consent: storable
    .max(2000)
    .transform((value) => value.trim())
    .optional()
    .catch(undefined),
  page: page.nullish().catch(null),
  /** No person sees this field. */
  website: z.string().optional().catch('filled'),
})
export type AskedForm = z.output<typeof askedSchema>

export const pageOf = (referer: string | undefined): string | null => page.safeParse(referer ?? '').data ?? null
