/** Coming back from a platform’s own site. */
import type { PayloadHandler, PayloadRequest } from 'payload'
import { hub } from '../../src/hub.ts'
import { html } from '../../src/site/html.ts'

/** Where people connect a channel. */
export const pageOf = (channel: string): string => `/admin/collections/channels/${encodeURIComponent(channel)}`

/**
 * Platforms that know no app of a hub on one's own machine send people to its address, and never to `localhost`, where alone they are signed in.
 * @returns the same place there; `null`: they are right.
 */
export function byItsName(publicUrl: string, host: string | null, here: string): string | null {
  const isElsewhere = new URL(publicUrl).hostname === 'localhost' && /^(127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '')
  return isElsewhere ? publicUrl + here : null
}

/**
 * Browsers say that the person comes from another site, and Payload then does not count their cookie (`csrf` in payload.config.ts). So they are
 * asked to come once more, from a page of ours. Who is signed out signs in, and begins again on the channel.
 */
export const fromOutside =
  (handler: PayloadHandler): PayloadHandler =>
  (req) => {
    const location = byItsName(hub(req.payload).publicUrl, req.headers.get('host'), hereOf(req))
    if (location) return new Response(null, { status: 303, headers: { location } })
    if (req.user || !req.headers.get('accept')?.includes('text/html')) return handler(req)
    if (req.headers.get('sec-fetch-site') === 'cross-site') return onceMore(req)
    const [channel = ''] = String(req.query.state).split('.')
    return new Response(null, { status: 303, headers: { location: `/admin/login?redirect=${encodeURIComponent(pageOf(channel))}` } })
  }

const hereOf = ({ search, pathname }: PayloadRequest): string => `${pathname}${search ?? ''}`

function onceMore(req: PayloadRequest): Response {
  const here = hereOf(req)
  const page = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta http-equiv="refresh" content="0; url=${here}" />
      <title>Funkhaus</title>
      <p><a href="${here}">Weiter · Continue</a></p>
    </html>`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'",
  }
  return new Response(page.text, { headers })
}
