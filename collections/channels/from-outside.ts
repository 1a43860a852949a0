/** Coming back from a platform’s own site. */
import type { PayloadHandler, PayloadRequest } from 'payload'
import { html } from '../../src/site/html.ts'

/** Where people connect a channel. */
export const pageOf = (channel: string): string => `/admin/collections/channels/${encodeURIComponent(channel)}`

/**
 * Browsers say that the person comes from another site, and Payload then does not count their cookie (`csrf` in payload.config.ts). So they are
 * asked to come once more, from a page of ours. Who is signed out signs in, and begins again on the channel.
 */
export const fromOutside =
  (handler: PayloadHandler): PayloadHandler =>
  (req) => {
    if (req.user || !req.headers.get('accept')?.includes('text/html')) return handler(req)
    if (req.headers.get('sec-fetch-site') === 'cross-site') return onceMore(req)
    const [channel = ''] = String(req.query.state).split('.')
    return new Response(null, { status: 303, headers: { location: `/admin/login?redirect=${encodeURIComponent(pageOf(channel))}` } })
  }

function onceMore({ search, pathname }: PayloadRequest): Response {
  const here = `${pathname}${search ?? ''}`
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
