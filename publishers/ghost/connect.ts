import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { serverAddress } from '../kit/server-address.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { credentialsSchema, endpoint, explain, headersOf, type Credentials } from './api.ts'

const siteSchema = z.object({ site: z.object({ title: z.string(), url: z.url() }) })

const connector: Connector = {
  fields: [
    {
      name: 'site',
      label: { de: 'Website', en: 'Site' },
      help: {
        de: 'Die Adresse, unter der man sich in Ghost anmeldet, ohne /ghost.',
        en: 'The address under which people sign in to Ghost, without /ghost.',
      },
      secret: false,
      required: true,
      placeholder: 'https://blog.acme.example',
    },
    {
      name: 'key',
      label: { de: 'Admin-API-Schlüssel', en: 'Admin API key' },
      help: {
        de: 'In Ghost unter Einstellungen → Integrationen → Eigene Integration anlegen. Nicht der Content-API-Schlüssel.',
        en: 'Add a custom integration in Ghost under Settings → Integrations. Not the Content API key.',
      },
      secret: true,
      required: true,
      placeholder: '6489…:3f1c…',
    },
  ],

  async begin(input, ctx) {
    const site = serverAddress(input.site ?? '', 'blog.acme.example').replace(/\/ghost$/, '')
    const [, keyId, secret] = /^([\da-f]{24}):([\da-f]{64})$/i.exec((input.key ?? '').trim()) ?? []
    if (!keyId || !secret)
      throw new PublisherError('rejected', 'This is not an Admin API key: it has two parts, with a colon between them.', {
        code: 'key-invalid',
      })
    return { connection: await connectionOf({ site, keyId, secret }, ctx) }
  },

  async check(stored, ctx) {
    await connectionOf(credentialsSchema.parse(stored), ctx)
  },
}
export default connector

/** What the site is called everybody may know; its posts are for the key alone. */
async function connectionOf(credentials: Credentials, ctx: ConnectContext): Promise<Connection> {
  const headers = headersOf(credentials, ctx.clock.now())
  const url = endpoint(credentials.site, 'posts/?limit=1&fields=id')
  await ctx.http.request('GET', url, { headers, answer: z.object({ posts: z.array(z.unknown()) }), explain })
  const { body } = await ctx.http.request('GET', endpoint(credentials.site, 'site/'), { headers, answer: siteSchema, explain })
  const { title, url: home } = body.site
  return { account: { id: home, handle: title || new URL(home).host, url: home }, credentials, expiresAt: null }
}
