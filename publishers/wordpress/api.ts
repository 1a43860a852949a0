/** What WordPress answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import type { Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** The root of the REST API, as the site tells it: `https://acme.example/wp-json/`, or with `?rest_route=/`. */
  api: z.url(),
  user: z.string().min(1),
  password: z.string().min(1),
  userId: z.number().int(),
})
export type Credentials = z.infer<typeof credentialsSchema>

export const basic = ({ user, password }: Pick<Credentials, 'user' | 'password'>) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})

/** Sites without pretty permalinks take the route as a parameter. */
export function endpoint(api: string, path: string, query: { readonly [name: string]: string } = {}): string {
  const url = new URL(api)
  const route = url.searchParams.get('rest_route')
  if (route === null) url.pathname = `${url.pathname.replace(/\/+$/, '')}/wp/v2/${path}`
  else url.searchParams.set('rest_route', `${route.replace(/\/+$/, '')}/wp/v2/${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.toString()
}

export const postSchema = z.object({ id: z.number().int(), link: z.url(), status: z.string() })
export const uploadSchema = z.object({ id: z.number().int(), source_url: z.url() })
export const commentSchema = z.object({
  id: z.number().int(),
  post: z.number().int(),
  /** 0: it answers the post. */
  parent: z.number().int(),
  /** 0: somebody without an account. */
  author: z.number().int(),
  author_name: z.string(),
  author_url: z.string().optional(),
  /** Without a zone; it is UTC. */
  date_gmt: z.string(),
  content: z.object({ rendered: z.string() }),
  link: z.url(),
})

const errorSchema = z.object({ code: z.string(), message: z.string() })

/**
 * Codes of WP_REST_Posts_Controller and WP_REST_Attachments_Controller in wp-includes/rest-api/endpoints/. General knowledge of WordPress 6.
 * 401 is wrong credentials; 403 is an account that may not.
 */
export function explain(status: number, body: unknown): Explanation | undefined {
  const told = errorSchema.safeParse(body).data
  if (!told) return undefined
  const message = `WordPress answered ${status}: ${told.message.replace(/<[^>]*>/g, '')}`
  const code = /^[a-z_]{3,60}$/.test(told.code) ? told.code.replaceAll('_', '-') : `http-${status}`
  if (status === 403) return { kind: 'unsupported', code, message }
  // A type of file that the site does not take is told as a fault of the server.
  if (told.code === 'rest_upload_sideload_error') return { kind: 'rejected', code, message }
  return { code, message }
}
