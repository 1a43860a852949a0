/** The answers of the read API as bytes, with what touches them. */
import type { z } from 'zod'
import { languages, type Language } from '../core/story.ts'
import { encodeCursor } from './cursor.ts'
import { finished, type Finished } from './finished.ts'
import { languageGiven } from './post-view.ts'
import { picked, type PostViews } from './post-views.ts'
import type { Position, Publications, StoredPublication } from './publications.ts'
import type { Entry } from './reading/entry.ts'
import { positionOf } from './reading/publications.ts'
import { touchesBrand } from './changes.ts'
import type { listQuerySchema, postQuerySchema, relatedQuerySchema } from './schemas.ts'
import type { Sites } from './sites.ts'
import { touchesAround, touchesPage } from './touches.ts'
import type { Visible } from './visibility.ts'
import { webmentionLink } from './webmention/discovery.ts'

export interface AnswerOptions {
  readonly publications: Publications
  readonly sites: Pick<Sites, 'brand'>
  readonly views: PostViews
  readonly publicUrl: string
}

const json = 'application/json; charset=utf-8'

type ListQuery = z.infer<typeof listQuerySchema> & {
  readonly after: Position | undefined
  readonly since: Date
  readonly visible: Visible
}

export async function listOf({ publications, sites, views, publicUrl }: AnswerOptions, query: ListQuery): Promise<Finished> {
  const { brand: named, campaign, topic, author, language, q, from, to, sort, after, fields, limit, since, visible } = query
  // A brand that is not there, or may not be seen, has no posts: whether it exists is nobody's business.
  const brand = named === undefined ? undefined : ((await sites.brand(named))?.id ?? '')
  const brands = brand === undefined ? visible.brands : new Set(visible.brands.has(brand) ? [brand] : [])
  const asked = { brands, campaign, topic, author, language, q, from, to, sort, after }
  const found = await publications.entries({ ...asked, limit: limit + 1 })
  const shown = await publications.contentsOf(found.slice(0, limit))
  const last = found[limit - 1]
  const beyond = found[limit]
  const nextCursor = beyond && last ? encodeCursor(positionOf(last, sort), sort) : null
  const items = shown.map((stored) => picked(views.of(stored, language ?? null, languageGiven(stored, language ?? null)), fields))
  return finished(JSON.stringify({ items, nextCursor }), {
    type: json,
    lastModified: since,
    touchedBy: touchesPage(asked, beyond ? positionOf(beyond, sort) : null),
    ...(nextCursor ? { headers: { Link: `<${nextAddress(publicUrl, query, nextCursor)}>; rel="next"` } } : {}),
  })
}

function nextAddress(publicUrl: string, query: ListQuery, cursor: string): string {
  const { brand, campaign, topic, author, language, q, from, to, sort, fields, limit } = query
  const told = {
    brand,
    campaign,
    topic,
    author,
    language,
    q,
    from: from?.toISOString(),
    to: to?.toISOString(),
    sort,
    fields: fields?.join(','),
  }
  const pairs = Object.entries({ ...told, limit, cursor }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `${publicUrl}/api/content/v1/posts?${new URLSearchParams(pairs).toString()}`
}

async function find(
  { publications, sites }: AnswerOptions,
  idOrSlug: string,
  query: { brand?: string | undefined; language?: Language | undefined; visible: Visible },
) {
  const { brand: named, language, visible } = query
  const brand = named === undefined ? undefined : ((await sites.brand(named))?.id ?? '')
  const brands = brand === undefined ? visible.brands : new Set(visible.brands.has(brand) ? [brand] : [])
  return (await publications.byPost(idOrSlug, { brands })) ?? (await publications.bySlug(idOrSlug, { language, brands }))
}

/** A slug belongs to a language: who comes by it and asks for no other gets that one. */
function languageOf(stored: StoredPublication, idOrSlug: string, asked: Language | null): Language {
  const named = [stored.publication.language, ...languages].find((language) => stored.publication.texts[language]?.slug === idOrSlug)
  return languageGiven(stored, asked ?? named ?? null)
}

/** `null`: there is no such post, or it may not be seen. */
export async function singleOf(
  options: AnswerOptions,
  idOrSlug: string,
  query: z.infer<typeof postQuerySchema> & { readonly visible: Visible },
): Promise<Finished | null> {
  const stored = await find(options, idOrSlug, query)
  if (!stored) return null
  const asked = query.language ?? null
  const given = languageOf(stored, idOrSlug, asked)
  const { previous, next } = options.publications.neighbours(stored, given)
  const near = (entry: Entry | null) =>
    entry && { id: entry.post, slug: entry.slugs[given] ?? '', title: entry.titles[given] ?? '', url: entry.addresses[given] ?? '' }
  const brand = await options.sites.brand(stored.brand)
  const link = brand && webmentionLink(brand, options.publicUrl)
  const post = { ...options.views.of(stored, asked, given), previous: near(previous), next: near(next) }
  return finished(JSON.stringify(picked(post, query.fields)), {
    type: json,
    lastModified: stored.changedAt,
    touchedBy: touchesAround({ ...stored, post: stored.publication.post }, given, previous, next),
    headers: { 'Content-Language': given, ...(link === null ? {} : { Link: link }) },
    row: stored.id,
  })
}

/** Posts of the same brand and language with the same topics or of the same campaign, the closest first. `null` as for `singleOf`. */
export async function relatedTo(
  options: AnswerOptions,
  idOrSlug: string,
  query: z.infer<typeof relatedQuerySchema> & { readonly visible: Visible },
): Promise<Finished | null> {
  const { publications, views } = options
  const stored = await find(options, idOrSlug, query)
  if (!stored) return null
  const asked = query.language ?? null
  const given = languageOf(stored, idOrSlug, asked)
  const { campaign, topics } = stored.publication
  const near = publications.related({ post: stored.publication.post, brand: stored.brand, campaign, topics }, given, query.limit)
  const found = await publications.contentsOf(near)
  return finished(JSON.stringify({ items: found.map((one) => picked(views.of(one, given, given), query.fields)) }), {
    type: json,
    lastModified: null,
    touchedBy: touchesBrand(stored.brand),
    headers: { 'Content-Language': given },
  })
}
