/** The one post that a request is about, for routes below `/posts/:id`. */
import type { Request } from 'express'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/story.ts'
import { languageQuerySchema, postIdPathSchema } from './asked-post-schemas.ts'
import { revalidated } from './http.ts'
import { languageGiven } from './post-view.ts'
import { parseOr } from './problems.ts'
import type { Publications, StoredPublication } from './publications.ts'
import type { Brand, Sites } from './sites.ts'

export interface AskedPostOptions {
  readonly publications: Publications
  readonly sites: Sites
  /** Lets a request read what a brand has published. @throws Problem 401 or 403 where it may not. */
  readonly admit: (req: Request, brand: Brand) => Promise<void>
}

export interface AskedPost {
  readonly stored: StoredPublication
  readonly brand: Brand
  /** The language asked for, if the post has it. */
  readonly given: Language
  /** What the answer’s Cache-Control says: what needs a key stays with who has it. */
  readonly cacheControl: string
}

export const invalidQuery = (wrong: string) => `The address’s query cannot be used: ${wrong}.`

/** @throws Problem 400 for the query, 404 where there is no such post, and what `admit` throws. */
export async function askedPost(options: AskedPostOptions, req: Request): Promise<AskedPost> {
  const { language } = parseOr(languageQuerySchema, req.query, 400, 'invalid-query', invalidQuery)
  const found = await findPost(options, req, language)
  await options.admit(req, found.brand)
  return found
}

/** Without asking whether the request may read it: that is the caller’s to do. */
export async function findPost(
  { publications, sites }: Pick<AskedPostOptions, 'publications' | 'sites'>,
  req: Request,
  language: Language | undefined,
): Promise<AskedPost> {
  const path = postIdPathSchema.safeParse(req.params)
  const stored = path.success ? await publications.byPost(path.data.id, {}) : null
  const brand = stored && (await sites.brand(stored.brand))
  if (!stored || !brand) throw new Problem(404, 'post-unknown', 'There is no such post, or it was taken down.')
  return {
    stored,
    brand,
    given: languageGiven(stored, language ?? null),
    cacheControl: brand.access === 'key' ? 'private, no-cache' : revalidated,
  }
}
