/** How Meta's Graph API says no, on every host that speaks it: one table, from codes alone. */
import { z } from 'zod'
import { PublisherError, type FailureKind } from '../errors.ts'
import type { Explanation } from '../publisher.ts'

const errorSchema = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
  }),
})
type GraphError = z.infer<typeof errorSchema>['error']

/** `passing`: it was their fault, and may be better in a moment. `repeated`: it seems to be there already. */
type Meaning = FailureKind | 'passing' | 'repeated'

// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes and the pages on content publishing, read 2026-09.
const bySubcode: { readonly [subcode: number]: Meaning } = {
  // The container is not finished: nothing was published.
  2207027: 'retry',
  2207003: 'passing',
  2207008: 'passing',
  2207020: 'passing',
  2207032: 'passing',
  2207053: 'passing',
  2207082: 'passing',
  2207042: 'wait',
  // The account is restricted, or was taken for one that sends spam.
  2207050: 'unsupported',
  2207051: 'unsupported',
  1366051: 'repeated',
}

// https://developers.facebook.com/docs/graph-api/guides/error-handling and …/overview/rate-limiting, read 2026-09.
const byCode: { readonly [code: number]: Meaning } = {
  1: 'passing',
  2: 'passing',
  // The app may not make this call at all.
  3: 'unsupported',
  4: 'wait',
  10: 'reconnect',
  17: 'wait',
  32: 'wait',
  102: 'reconnect',
  190: 'reconnect',
  341: 'wait',
  368: 'unsupported',
  506: 'repeated',
  613: 'wait',
}

function meaningOf({ code, error_subcode: subcode, is_transient: transient }: GraphError): Meaning | undefined {
  const told = bySubcode[subcode ?? 0] ?? byCode[code]
  if (told) return told
  // 200 to 299: permissions that were not given. 80000 and above: the limits of each product.
  if (code >= 200 && code < 300) return 'reconnect'
  if (code >= 80_000 && code < 80_100) return 'wait'
  return transient ? 'passing' : undefined
}

const usageSchema = z.record(z.string(), z.array(z.looseObject({ estimated_time_to_regain_access: z.number().optional() })))

/** The header tells minutes, for each product: the longest counts. https://developers.facebook.com/docs/graph-api/overview/rate-limiting, read 2026-09. */
function regainedAt(headers: Headers, now: Date): Date | undefined {
  try {
    const told = usageSchema.parse(JSON.parse(headers.get('x-business-use-case-usage') ?? ''))
    const minutes = Math.max(0, ...Object.values(told).flatMap((uses) => uses.map((use) => use.estimated_time_to_regain_access ?? 0)))
    return minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : undefined
  } catch {
    return undefined
  }
}

/** Tomorrow, for a quota that counts the last 24 hours and is used up. */
const dayMs = 24 * 60 * 60_000

/** Explains the answers of one platform. `visible`: of the one call that the public can see. */
export const graphExplain =
  (platform: string, clock: { now(): Date }, visible = false) =>
  (_status: number, body: unknown, headers: Headers): Explanation | undefined => {
    const error = errorSchema.safeParse(body).data?.error
    if (!error) return undefined
    const meaning = meaningOf(error)
    const kind =
      meaning === 'passing' ? (visible ? 'reconcile' : 'retry') : meaning === 'repeated' ? (visible ? 'reconcile' : 'rejected') : meaning
    const words = (error.error_user_msg ?? error.message ?? '').replace(/[{}\s]+/g, ' ').trim()
    const retryAfter =
      kind !== 'wait'
        ? undefined
        : error.error_subcode === 2207042
          ? new Date(clock.now().getTime() + dayMs)
          : regainedAt(headers, clock.now())
    return {
      ...(kind && { kind }),
      code: ['graph', error.code, error.error_subcode].filter((part) => part !== undefined).join('-'),
      message: `${platform} refused: ${words === '' ? `error ${error.code}` : words}`.replace(/[^.!?]$/u, '$&.'),
      ...(retryAfter && { retryAfter }),
    }
  }

/**
 * `null` where the platform will not tell: the permission was not given, or it does not know (any more) what was asked. What may be told in a
 * while, and a token that has ended, fail as ever.
 */
export async function unlessRefused<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof PublisherError && isRefused(error)) return null
    throw error
  }
}

/**
 * Asks for the metrics of one post together. Where one that is not known (any more), or not of this kind of post, refuses all that stand beside it,
 * each by itself: what is refused then is not told.
 */
export async function metricsOf<T>(names: readonly string[], ask: (metric: string) => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await ask(names.join(','))
  } catch (error) {
    if (!(error instanceof PublisherError) || error.kind !== 'rejected' || isGone(error.code)) throw error
    const told: T[] = []
    for (const name of names) told.push(...((await unlessRefused(ask(name))) ?? []))
    return told
  }
}

// Codes: https://developers.facebook.com/docs/graph-api/guides/error-handling, read 2026-09. 102 and 190 are of the token itself.
const isRefused = ({ kind, code }: PublisherError): boolean =>
  kind === 'rejected' || kind === 'unsupported' || /^graph-(10|2\d\d)(-|$)/.test(code)

/** What was asked for is not there (any more). The same is told of what the token may not see. */
export const isGone = (code: string): boolean => code === 'graph-100-33' || code === 'graph-803' || code === 'graph-24-4279009'
