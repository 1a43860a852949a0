/** Which websites' scripts may read the content API. Cookies are never taken, so credentials never allowed. */
import type { IncomingMessage } from 'node:http'

/** `*`: every website. Otherwise origins as browsers send them: `https://www.example.com`. */
export type Origins = '*' | ReadonlySet<string>

/** As the setting `CONTENT_ORIGINS` says it. */
export const originsOf = (setting: string): Origins =>
  setting.trim() === '*' ? '*' : new Set(setting.split(',').map((origin) => origin.trim().toLowerCase()))

const settled = new WeakMap<IncomingMessage, Origins>()

/** For this request, whatever answers it. */
export const settleOrigins = (req: IncomingMessage, origins: Origins): void => void settled.set(req, origins)

/** What Access-Control-Allow-Origin says, and whether the answer depends on who asks. Without a setting, everybody may read. */
export function allowOrigin(
  req: IncomingMessage,
  origins: Origins = settled.get(req) ?? '*',
): { readonly origin: string | null; readonly varies: boolean } {
  if (origins === '*') return { origin: '*', varies: false }
  const { origin } = req.headers
  return { origin: origin !== undefined && origins.has(origin) ? origin : null, varies: true }
}
