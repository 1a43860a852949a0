/** Reads the public content API over HTTP, as any website would. */
import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'
import { previewSchema, type Preview } from '../content-api/preview/schemas.ts'
import { headSchema } from '../content-api/discovery/schemas.ts'
import { pageSchema, postSchema, type Media, type Page, type Post } from '../content-api/schemas.ts'
import { ownReaderHeader } from '../content-api/keys/entrance.ts'
import type { Language } from '../core/story.ts'

/** `webmention`: where others tell that they link to it, as the answer's Link header says. */
export type ReadPost = Post & { readonly webmention?: string | null }

export interface SiteReader {
  /** The newest posts of a brand that have this language. */
  posts(brand: string, language: Language): Promise<Page>
  /** `null`: there is none. `visit`: the headers of the person for whom it is read, who then counts as a reader. */
  post(brand: string, idOrSlug: string, language: Language | null, visit?: IncomingHttpHeaders): Promise<ReadPost | null>
  /** What belongs into the head of the post's page, as HTML. `null`: the post is gone meanwhile. */
  head(id: string, language: Language): Promise<string | null>
  /** A draft, for who has a token. `gone`: there is none; `expired`: not any more; `unready`: it cannot be shown yet. */
  preview(token: string, language: Language | null): Promise<Preview | 'gone' | 'expired' | 'unready'>
}

const refusals: { readonly [status: number]: 'gone' | 'expired' | 'unready' } = { 404: 'gone', 410: 'expired', 409: 'unready' }

/**
 * @param publicUrl is taken off the addresses of pictures: they come from this server, by whatever name it is reached.
 * @param token tells the API that a page of the hub asks: its visitors are counted and limited at the page.
 */
export function siteReader(hubUrl: string, publicUrl: string, token: string | null = null): SiteReader {
  const ask = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${hubUrl}/api/content/v1${path}?${new URLSearchParams(query).toString()}`, {
      headers: { ...headers, ...(token === null ? {} : { [ownReaderHeader]: token }) },
      signal: AbortSignal.timeout(10_000),
    })
  async function get<T>(path: string, query: Record<string, string>, schema: z.ZodType<T>, headers: Record<string, string>) {
    const response = await ask(path, query, headers)
    // 400: no brand and no post could be called so.
    if ([400, 404, 410].includes(response.status)) return null
    if (!response.ok) throw new Error(`The content API answered ${response.status} to ${path}.`)
    const content = schema.parse(await response.json())
    return { content, webmention: /<([^<>]+)>;\s*rel="webmention"/.exec(response.headers.get('link') ?? '')?.[1] ?? null }
  }
  const local = (address: string) => address.replaceAll(`${publicUrl}/api/`, '/api/')
  const localMedium = (one: Media): Media => ({
    ...one,
    src: local(one.src),
    srcset: local(one.srcset),
    sources: one.sources.map(({ type, srcset }) => ({ type, srcset: local(srcset) })),
    renditions: one.renditions.map((rendition) => ({ ...rendition, src: local(rendition.src) })),
    crops: { card: local(one.crops.card), thumbnail: local(one.crops.thumbnail) },
  })
  const withLocalPictures = <P extends Post>(post: P): P => ({
    ...post,
    body: { ...post.body, html: local(post.body.html) },
    media: post.media.map(localMedium),
  })
  return {
    async posts(brand, language) {
      const found = await get('/posts', { brand, language, limit: '30' }, pageSchema, {})
      return { items: (found?.content.items ?? []).map(withLocalPictures), nextCursor: found?.content.nextCursor ?? null }
    },
    async post(brand, idOrSlug, language, visit) {
      // Addresses resolve these away, however they are escaped: the question would be another one.
      if (idOrSlug === '.' || idOrSlug === '..') return null
      const purpose = visit?.['sec-purpose'] ?? visit?.purpose
      const found = await get(`/posts/${encodeURIComponent(idOrSlug)}`, { brand, ...(language ? { language } : {}) }, postSchema, {
        // Without a reader behind it, it is a robot's question and counts for nothing.
        'user-agent': visit ? (visit['user-agent'] ?? '') : 'Funkhaus preview bot/1',
        ...(typeof purpose === 'string' ? { 'sec-purpose': purpose } : {}),
      })
      return found && { ...withLocalPictures(found.content), webmention: found.webmention }
    },
    async head(id, language) {
      return (await get(`/posts/${encodeURIComponent(id)}/head`, { language }, headSchema, {}))?.content.html ?? null
    },
    async preview(token, language) {
      const response = await ask(`/preview/${encodeURIComponent(token)}`, language ? { language } : {})
      const refusal = refusals[response.status]
      if (refusal) return refusal
      if (!response.ok) throw new Error(`The content API answered ${response.status} to a preview.`)
      return withLocalPictures(previewSchema.parse(await response.json()))
    },
  }
}
