/** What the website asks the hub: its public content API, and nothing else. */
import { createContentClient, type Answer, type Post, type SinglePost } from 'funkhaus/client'
import type { Language } from './words.ts'

export interface HubOptions {
  /** Where the hub is: `https://hub.example`. */
  readonly hub: string
  /** Slug of the brand whose posts are shown. */
  readonly brand: string
  /** Only for brands that show their posts to nobody without one. */
  readonly key?: string | undefined
}

/** What a list may be narrowed to. */
export interface Asked {
  readonly cursor?: string
  readonly topic?: string
  readonly q?: string
}

/** What a list shows of a post. */
export const listed = ['slug', 'title', 'teaser', 'media', 'publishedAt', 'language'] as const
export type Listed = Pick<Post, 'id' | (typeof listed)[number]>

export interface PostPage {
  readonly post: SinglePost
  readonly related: readonly Listed[]
  /** Ready for the page's head. `null`: it could not be had. */
  readonly head: string | null
  readonly share: Answer<'/api/content/v1/posts/{id}/share'> | null
  readonly responses: readonly Response[]
}
export type Response = Answer<'/api/content/v1/posts/{id}/responses'>['items'][number]

/** A page is a page without them: what cannot be had is left out. */
const orNothing = <T>(asked: Promise<T>): Promise<T | null> => asked.catch(() => null)

/**
 * Every function throws `ContentApiProblem` when the hub has no answer: `status` is 404, 410 (withdrawn), or 0 and 5xx (try later).
 * @param isFresh whether every change is heard of: then what was answered is kept until `forget` is called
 */
export function createHub({ hub, brand, key }: HubOptions, isFresh: () => boolean) {
  const shared = { baseUrl: hub, remember: 500, timeoutMs: 5_000, ...(key ? { key } : {}) }
  // What was answered once is asked for with its ETag (304 without a body), and shown on while the hub is away.
  const client = createContentClient({ ...shared, staleIfError: true })
  // What people have said may be taken away at any time: it is asked for every time, and never shown from memory alone.
  const strict = createContentClient(shared)

  const kept = new Map<string, Promise<unknown>>()
  function keep<T>(what: readonly unknown[], ask: () => Promise<T>): Promise<T> {
    if (!isFresh()) return ask()
    const name = JSON.stringify(what)
    const there = kept.get(name) as Promise<T> | undefined
    if (there) return there
    const asked = ask()
    kept.set(name, asked)
    asked.catch(() => kept.delete(name))
    for (const oldest of kept.keys()) {
      if (kept.size <= 500) break
      kept.delete(oldest)
    }
    return asked
  }

  async function withAll(slug: string, language: Language) {
    const post = await client.post(slug, { brand, language })
    const { id } = post
    const [related, head, share] = await Promise.all([
      orNothing(client.get('/api/content/v1/posts/{idOrSlug}/related', { path: { idOrSlug: id }, query: { language, limit: 3 } })),
      orNothing(client.get('/api/content/v1/posts/{id}/head', { path: { id }, query: { language } })),
      orNothing(client.get('/api/content/v1/posts/{id}/share', { path: { id }, query: { language } })),
    ])
    return { post, related: related?.items ?? [], head: head?.html ?? null, share }
  }

  return {
    forget: () => kept.clear(),

    posts: (language: Language, asked: Asked) =>
      keep(['posts', language, asked], () => client.posts({ brand, language, limit: 10, fields: listed, ...asked })),

    async post(slug: string, language: Language): Promise<PostPage> {
      const page = await keep(['post', slug, language], () => withAll(slug, language))
      const responses = await orNothing(
        strict.get('/api/content/v1/posts/{id}/responses', { path: { id: page.post.id }, query: { limit: 50 } }),
      )
      return { ...page, responses: responses?.items ?? [] }
    },

    preview: (token: string, language: Language | undefined) =>
      strict.get('/api/content/v1/preview/{token}', { path: { token }, query: language ? { language } : {} }),
  }
}
