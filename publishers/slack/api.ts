/** Slack's Web API: calls, answers, and how it says no. https://docs.slack.dev/apis/web-api, read 2026-11-29. */
import { z } from 'zod'
import { PublisherError, type FailureKind } from '../errors.ts'
import { retryAfterOf } from '../kit/retry-after.ts'
import type { ConnectContext, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({
  token: z.string().min(1),
  channelId: z.string().min(1),
  /** `https://acme.slack.com` */
  workspace: z.url(),
  botUserId: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

/** The moment and the name of a message in one: `1712345678.000100`. */
export const tsSchema = z.string().regex(/^\d+\.\d+$/)

type Caller = Pick<ConnectContext, 'http' | 'at' | 'clock'>
export interface Method {
  readonly verb: 'GET' | 'POST'
  readonly name: string
  readonly args: { readonly [name: string]: string }
  readonly visible?: boolean
}

const refusalSchema = z.object({ ok: z.literal(false), error: z.string() })

/** @throws PublisherError with Slack's own name of the error as its code. */
export async function call<T>(ctx: Caller, token: string, method: Method, answer: z.ZodType<T>): Promise<T> {
  const { verb, name, args, visible = false } = method
  const url = `${ctx.at('https://slack.com')}/api/${name}`
  const form = new URLSearchParams(args).toString()
  const { body, headers } = await ctx.http.request(verb, verb === 'GET' ? `${url}?${form}` : url, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(verb === 'POST' && { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    },
    ...(verb === 'POST' && { bytes: Buffer.from(form) }),
    // A refusal is an answer with 200, too.
    answer: z.union([refusalSchema.transform((refusal) => ({ refusal })), answer.transform((told) => ({ told }))]),
    visible,
  })
  if ('told' in body) return body.told
  const { error } = body.refusal
  const kind = kindOf(error, visible)
  const code = /^[a-z_]{1,60}$/.test(error) ? error : 'refused'
  throw new PublisherError(kind, `Slack refused: ${code.replaceAll('_', ' ')}.`, {
    code,
    retryAfter: kind === 'wait' ? retryAfterOf(headers, ctx.clock.now()) : null,
  })
}

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors: what a new sign-in or an invitation cures. */
const lockedOut = new Set(
  (
    'not_authed invalid_auth account_inactive token_revoked token_expired missing_scope no_permission org_login_required ' +
    'ekm_access_denied access_denied team_access_not_granted channel_not_found not_in_channel is_archived restricted_action ' +
    'restricted_action_read_only_channel'
  ).split(' '),
)
/** “It's possible some aspect of the operation succeeded before the error was raised.” */
const unsure = new Set(['internal_error', 'fatal_error'])
const passing = new Set(['service_unavailable', 'request_timeout', 'team_added_to_org'])

function kindOf(error: string, visible: boolean): FailureKind {
  if (error === 'ratelimited' || error === 'rate_limited') return 'wait'
  if (lockedOut.has(error)) return 'reconnect'
  if (unsure.has(error)) return visible ? 'reconcile' : 'retry'
  return passing.has(error) ? 'retry' : 'rejected'
}

export const hasCode = (error: unknown, ...codes: readonly string[]) => error instanceof PublisherError && codes.includes(error.code)

/** What chat.getPermalink tells; it is always made like this, so nobody has to be asked once a post is live. General knowledge. */
export const permalink = (ctx: Context, ts: string) =>
  `${ctx.at(ctx.credentials.workspace)}/archives/${ctx.credentials.channelId}/p${ts.replace('.', '')}`
