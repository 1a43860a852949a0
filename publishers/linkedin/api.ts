/** How LinkedIn is spoken to, what it answers as far as it is needed, and how it says no. */
import { z } from 'zod'
import type { Explanation, PublishContext } from '../publisher.ts'
import { manifest } from './manifest.ts'

const author = z.string().regex(/^urn:li:(person|organization):[\w-]+$/)
export const credentialsSchema = z.object({
  accessToken: z.string().min(1),
  /** `null`: only approved partners get one. */
  refreshToken: z.string().min(1).nullable(),
  /** Who posts: the member himself, or a page that he administers. */
  author,
  name: z.string().min(1),
  /** Where a reader sees the author. */
  url: z.url(),
  /** What the sign-in was for: pages too, or the member alone. They are another product at LinkedIn, with other ways to ask who it is. */
  pages: z.boolean(),
  /** Whether the numbers of the member's own posts were permitted. */
  numbers: z.boolean(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const isPage = ({ author }: Pick<Credentials, 'author'>): boolean => author.startsWith('urn:li:organization:')

/** As Rest.li 2.0 wants it in paths and lists: brackets are its own signs. */
export const restli = (text: string): string =>
  encodeURIComponent(text).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const rest = (ctx: Pick<Context, 'at'>, path: string): string => `${ctx.at('https://api.linkedin.com')}/rest/${path}`
export const site = (ctx: Pick<Context, 'at'>, path: string): string => `${ctx.at('https://www.linkedin.com')}/${path}`
export const addressOf = (ctx: Pick<Context, 'at'>, urn: string): string => site(ctx, `feed/update/${urn}/`)

export const bearer = ({ accessToken }: Pick<Credentials, 'accessToken'>) => ({ authorization: `Bearer ${accessToken}` })
export const versioned = (credentials: Pick<Credentials, 'accessToken'>) => ({
  ...bearer(credentials),
  'linkedin-version': manifest.apiVersion.version,
  'x-restli-protocol-version': '2.0.0',
})

export const postUrn = z.string().regex(/^urn:li:(share|ugcPost):\d+$/)

export const commentSchema = z.object({
  id: z.coerce.string().optional(),
  commentUrn: z.string().optional(),
  $URN: z.string().optional(),
  actor: z.string().optional(),
  object: z.string().optional(),
  parentComment: z.string().nullish(),
  created: z.object({ time: z.number() }).optional(),
  message: z.object({ text: z.string().default('') }).default({ text: '' }),
  commentsSummary: z.object({ totalFirstLevelComments: z.number(), aggregatedTotalComments: z.number() }).partial().optional(),
})
export type Comment = z.infer<typeof commentSchema>
export const pageOf = <T extends z.ZodType>(element: T) => z.object({ elements: z.array(element) })

/** `urn:li:comment:(urn:li:activity:1,2)`; `null` where too little is told. */
export const urnOf = ({ commentUrn, $URN: urn, object, id }: Comment): string | null =>
  commentUrn ?? urn ?? (object && id ? `urn:li:comment:(${object},${id})` : null)

export const errorSchema = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  errorDetails: z
    .object({ inputErrors: z.array(z.object({ code: z.string().optional(), description: z.string().optional() })).default([]) })
    .optional(),
})

const ofTheVersion: Explanation = {
  kind: 'unsupported',
  message: `LinkedIn does not answer version ${manifest.apiVersion.version} of its API any more: Funkhaus must be updated.`,
}

/** https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling, read 2026-09. */
export function explain(status: number, body: unknown, headers: Headers): Explanation {
  const told = errorSchema.safeParse(body).data
  const code = told?.errorDetails?.inputErrors.find((one) => one.code)?.code ?? told?.code ?? `http-${status}`
  if (status === 426) return { ...ofTheVersion, code }
  const message = told?.message ? `LinkedIn answered ${status}: ${sentence(told.message)}` : undefined
  const kind = kindOf(status, told?.code)
  return { code, ...(message && { message }), ...(kind && { kind }), ...(status === 429 && { retryAfter: nextDay(headers) }) }
}

/** Of a call that the public can see: “conflict” leaves open which of two writes won. */
export function explainWrite(status: number, body: unknown, headers: Headers): Explanation {
  const told = explain(status, body, headers)
  return status === 409 ? { ...told, kind: 'reconcile' } : told
}

function kindOf(status: number, code: string | undefined): Explanation['kind'] {
  if (code === 'VERSION_MISSING') return 'bug'
  // The app or the role does not reach that far: nothing in the post would change it.
  if (status === 403) return 'unsupported'
  return status === 409 ? 'retry' : undefined
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** Allowances are counted from midnight to midnight UTC, and no header tells more. The `Date` header is LinkedIn's own clock. */
function nextDay(headers: Headers): Date | undefined {
  const now = new Date(headers.get('date') ?? '')
  return Number.isNaN(now.getTime()) ? undefined : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
}
