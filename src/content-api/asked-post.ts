/** The one post that a request is about, for routes below `/posts/:id`. */
import type { Request } from 'express'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/story.ts'
import { languageQuerySchema, postIdPathSchema } from './asked-post-schemas.ts'
import { privately, revalidated } from './http.ts'
import { languageGiven } from './post-view.ts'
import { parseQuery } from './query.ts'
import type { Publications, StoredPublication } from './publications.ts'
import { brandIn, type Brand } from './sites.ts'
import type { VisibleTo } from './visibility.ts'

export interface AskedPostOptions {
  readonly publications: Pick<Publications, 'byPost'>
  readonly brands: () => readonly Brand[]
  readonly visibleTo: VisibleTo
}

export interface AskedPost {
  readonly stored: StoredPublication
  readonly brand: Brand
  /** The language asked for, if the post has it. */
  readonly given: Language
}

/**
 * `cacheControl`: what needs a key stays with who has it.
 * @throws Problem 400 for the query, 404 where there is no such post that the request may see, and what `visibleTo` throws.
 */
export async function askedPost(options: AskedPostOptions, req: Request): Promise<AskedPost & { readonly cacheControl: string }> {
  const { language } = parseQuery(languageQuerySchema, req.query)
  const visible = await options.visibleTo(req)
  return { ...(await findPost(options, req, language, visible.brands)), cacheControl: visible.isPrivate ? privately : revalidated }
}

/** @param seen the brands whose posts may be shown. Default: all. @throws Problem 404 */
export async function findPost(
  { publications, brands }: Pick<AskedPostOptions, 'publications' | 'brands'>,
  req: Request,
  language: Language | undefined,
  seen?: ReadonlySet<string>,
): Promise<AskedPost> {
  const path = postIdPathSchema.safeParse(req.params)
  const stored = path.success ? await publications.byPost(path.data.id, seen ? { brands: seen } : {}) : null
  const brand = stored && brandIn(brands(), stored.brand)
  if (!stored || !brand) throw new Problem(404, 'post-unknown', 'There is no such post.')
  return { stored, brand, given: languageGiven(stored, language ?? null) }
}
