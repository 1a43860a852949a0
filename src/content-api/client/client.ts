/**
 * Typed access to a hub's content API, for websites and apps: `import { createContentClient } from 'funkhaus/client'`. Runs in Node
 * and in browsers, and knows nothing of the hub but its OpenAPI document.
 */
import createClient from 'openapi-fetch'
import { remembering } from './memory.ts'
import { ContentApiProblem, problemOf } from './problem.ts'
import type { components, paths } from './schema.gen.ts'

export { ContentApiProblem }
export type { paths }
export type Schemas = components['schemas']
export type Post = Schemas['Post']
export type SinglePost = Schemas['SinglePost']
/** Of a post, what was asked for. */
export type Only<Whole extends { id: string }, Field extends keyof Whole> = Pick<Whole, Field | 'id'>
export interface Page<Item> {
  readonly items: Item[]
  /** Hand it back as `cursor`. `null`: this is the last page. */
  readonly nextCursor: string | null
}

export interface ContentClientOptions {
  /** Where the hub is reached: `https://hub.example`. */
  readonly baseUrl: string
  /** For brands that show their posts to nobody without one. Keep it out of browsers: whoever sees it can use it. */
  readonly key?: string
  /**
   * How many answers to keep and to ask for again with If-None-Match. Default 0, for browsers keep answers themselves, and would have
   * to ask beforehand (preflight). For servers 500 is a good number.
   */
  readonly remember?: number
  /** Give what is remembered while the hub cannot be reached, is at fault (5xx), or is asked too much (429). Default false. */
  readonly staleIfError?: boolean
  /** Default 10 000. */
  readonly timeoutMs?: number
  /** Default: the global one. */
  readonly fetch?: (request: Request) => Promise<Response>
}

type Reading<Path extends keyof paths> = paths[Path] extends { get: infer Operation } ? Operation : never
type JsonOf<Operation> = Operation extends { responses: { 200: { content: infer Content } } }
  ? Content[Extract<keyof Content, `application/${string}json`>]
  : never
/** Every route that answers JSON. */
export type JsonPath = { [Path in keyof paths]: [JsonOf<Reading<Path>>] extends [never] ? never : Path }[keyof paths]
export type Answer<Path extends JsonPath> = JsonOf<Reading<Path>>
type Given<Operation, Where extends 'path' | 'query'> = Operation extends { parameters: { [At in Where]?: infer Parameters } }
  ? NonNullable<Parameters>
  : never
type Part<Where extends 'path' | 'query', Parameters> = [Parameters] extends [never]
  ? object
  : object extends Parameters
    ? { readonly [At in Where]?: Parameters }
    : { readonly [At in Where]: Parameters }
export type RouteParameters<Path extends JsonPath> = Part<'path', Given<Reading<Path>, 'path'>> &
  Part<'query', Given<Reading<Path>, 'query'>>
type QueryOf<Path extends JsonPath> = Omit<Given<Reading<Path>, 'query'>, 'fields'>
/** `fields`: only these of each post, which spares lists the texts. `id` is always there. */
export type PostsQuery<Field> = QueryOf<'/api/content/v1/posts'> & { readonly fields?: readonly Field[] }
export type PostQuery<Field> = QueryOf<'/api/content/v1/posts/{idOrSlug}'> & { readonly fields?: readonly Field[] }

/** Every method throws ContentApiProblem, and nothing else, when there is no answer to give. */
export interface ContentClient {
  /** Any route of the API that answers JSON, by its path as the OpenAPI document writes it. */
  get<Path extends JsonPath>(
    path: Path,
    ...parameters: object extends RouteParameters<Path> ? [RouteParameters<Path>?] : [RouteParameters<Path>]
  ): Promise<Answer<Path>>
  /** One page of posts. */
  posts<Field extends keyof Post = keyof Post>(query?: PostsQuery<Field>): Promise<Page<Only<Post, Field>>>
  /** Page after page, for as long as they are asked for. No post comes twice and none is left out, whatever is published meanwhile. */
  pages<Field extends keyof Post = keyof Post>(query?: PostsQuery<Field>): AsyncGenerator<Page<Only<Post, Field>>, void>
  /** One post, by its id or by a slug in any of its languages. */
  post<Field extends keyof SinglePost = keyof SinglePost>(idOrSlug: string, query?: PostQuery<Field>): Promise<Only<SinglePost, Field>>
}

/** @throws TypeError when `baseUrl` is no address. */
export function createContentClient(options: ContentClientOptions): ContentClient {
  const { key, remember = 0, staleIfError = false, timeoutMs = 10_000 } = options
  const baseUrl = new URL(options.baseUrl).href.replace(/\/+$/, '')
  const fetchWithin = (request: Request) => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
    return (options.fetch ?? globalThis.fetch)(new Request(request, { signal }))
  }
  const fetch = remember > 0 ? remembering({ fetch: fetchWithin, answers: remember, staleIfError }) : fetchWithin
  const api = createClient<Record<string, { get: { parameters: object; responses: { 200: { content: object } } } }>>({
    baseUrl,
    fetch,
    headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
  })

  const get = async (path: string, parameters: object = {}): Promise<unknown> => {
    let answered: { readonly data?: unknown; readonly error?: unknown; readonly response: Response }
    try {
      answered = await api.GET(path, { params: parameters })
    } catch (error) {
      // What is no JSON although it says so fails here as well.
      const code = error instanceof SyntaxError ? 'unreadable' : 'unreachable'
      throw new ContentApiProblem({ status: 0, code, detail: `No answer of the content API came from ${baseUrl}.` }, { cause: error })
    }
    const { data, error, response } = answered
    if (!response.ok || data === undefined) throw problemOf(response, error)
    return data
  }

  const withFields = ({ fields, ...query }: { readonly fields?: readonly PropertyKey[] }) => ({
    ...query,
    ...(fields ? { fields: fields.join(',') } : {}),
  })
  const posts: ContentClient['posts'] = <Field extends keyof Post>(query: PostsQuery<Field> = {}) =>
    get('/api/content/v1/posts', { query: withFields(query) }) as Promise<Page<Only<Post, Field>>>

  return {
    get: (path, ...[parameters]) => get(path, parameters) as Promise<Answer<typeof path>>,
    posts,
    async *pages<Field extends keyof Post>(query: PostsQuery<Field> = {}) {
      let cursor = query.cursor
      for (;;) {
        const page = await posts<Field>(cursor === undefined ? query : { ...query, cursor })
        yield page
        if (page.nextCursor === null) return
        cursor = page.nextCursor
      }
    },
    post: <Field extends keyof SinglePost>(idOrSlug: string, query: PostQuery<Field> = {}) =>
      get('/api/content/v1/posts/{idOrSlug}', { path: { idOrSlug }, query: withFields(query) }) as Promise<Only<SinglePost, Field>>,
  }
}
