/** What all descriptions of platforms have in common, whatever form they have. */
export interface ObservedCall {
  readonly platform: string
  readonly method: string
  /** As the fake sees it: where the platform has fixed hosts, the host comes first. */
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly headers: { readonly [name: string]: string }
  /** Base64; of large bodies the beginning. */
  readonly body: string
}

/** `null`: it is not described there. Otherwise what is wrong with it, in sentences: nothing, where it is as described. */
export type Judge = (call: ObservedCall) => Promise<readonly string[] | null>

const decoded = (call: ObservedCall) => Buffer.from(call.body, 'base64')

/** The body as the content type says; `undefined`: there is none, or it was too large to be kept whole. */
export async function bodyOf(call: ObservedCall): Promise<unknown> {
  const type = call.headers['content-type'] ?? ''
  const bytes = decoded(call)
  if (bytes.length === 0) return undefined
  if (type.startsWith('application/json')) return JSON.parse(bytes.toString('utf8')) as unknown
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type) || bytes.length >= 200_000) return undefined
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '(file)']))
}

/** `/v1/things/{id}` as an expression; `{id}` stands for one segment, unless said otherwise. */
export const templateOf = (path: string, variable = '[^/]+'): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, variable)}/?$`)
