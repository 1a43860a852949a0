/** What Tumblr answers, as far as it is needed, and how it says no. https://www.tumblr.com/docs/en/api/v2, in the version of October 2024. */
import { z } from 'zod'
import type { Explanation, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** The app's public id: what everybody may read is read with it. */
  clientId: z.string().min(1),
  blog: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>

type At = Pick<PublishContext<unknown>, 'at'>
export const apiOf = ({ at }: At) => `${at('https://api.tumblr.com')}/v2`
export const blogOf = (ctx: At & { readonly credentials: Credentials }) => `${apiOf(ctx)}/blog/${encodeURIComponent(ctx.credentials.blog)}`
export const bearer = (access: string) => ({ authorization: `Bearer ${access}` })

export const enveloped = <T extends z.ZodType>(response: T) => z.object({ response })

const refusalSchema = z.object({
  meta: z.object({ msg: z.string() }).optional(),
  errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional(), code: z.number().optional() })).optional(),
})

/** The day's posts, media or films are used up: these are told as 403, and are over at midnight in New York (general knowledge). */
const usedUp = new Set([8004, 8011, 8023])
/** A film before this one is still worked on. */
const busy = 8010
const newYork = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour12: false, hour: 'numeric', minute: 'numeric' })

/** The next beginning of a day there, to the hour: a day with a clock change is an hour off, and asked again. */
export function nextDay(now: Date): Date {
  const part = (type: string) => Number(newYork.formatToParts(now).find((one) => one.type === type)?.value ?? 0)
  const passedMs = ((part('hour') % 24) * 60 + part('minute')) * 60_000
  return new Date(now.getTime() + 24 * 60 * 60_000 - passedMs)
}

export const explainAt =
  (now: Date) =>
  (status: number, body: unknown): Explanation | undefined => {
    const told = refusalSchema.safeParse(body).data
    const [error] = told?.errors ?? []
    const words = error?.detail ?? error?.title ?? told?.meta?.msg
    if (words === undefined) return undefined
    const message = `Tumblr answered ${status}: ${words}`
    const code = error?.code
    if (code !== undefined && usedUp.has(code)) return { kind: 'wait', code: `tumblr-${code}`, retryAfter: nextDay(now), message }
    if (code === busy) return { kind: 'wait', code: `tumblr-${code}`, retryAfter: new Date(now.getTime() + 5 * 60_000), message }
    return { message, ...(code !== undefined && code !== 0 && { code: `tumblr-${code}` }) }
  }
