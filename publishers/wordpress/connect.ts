import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { serverAddress } from '../kit/server-address.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { basic, credentialsSchema, endpoint, explain, type Credentials } from './api.ts'

const userSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  link: z.url(),
  /** Told in the context `edit` alone. */
  capabilities: z.record(z.string(), z.unknown()).optional(),
})

const connector: Connector = {
  fields: [
    {
      name: 'site',
      label: { de: 'Website', en: 'Site' },
      help: { de: 'Die Adresse der WordPress-Website.', en: 'The address of the WordPress site.' },
      secret: false,
      required: true,
      placeholder: 'https://blog.acme.example',
    },
    {
      name: 'user',
      label: { de: 'Benutzername', en: 'Username' },
      help: { de: 'Mit dem sich das Konto anmeldet, mindestens als „Autor“.', en: 'That the account signs in with, as “Author” at least.' },
      secret: false,
      required: true,
      placeholder: 'redaktion',
    },
    {
      name: 'password',
      label: { de: 'Anwendungspasswort', en: 'Application password' },
      help: {
        de: 'In WordPress unter Benutzer → Profil → Anwendungspasswörter anlegen. Nicht das Passwort des Kontos.',
        en: 'Make one in WordPress under Users → Profile → Application Passwords. Not the password of the account.',
      },
      secret: true,
      required: true,
      placeholder: 'xxxx xxxx xxxx xxxx xxxx xxxx',
    },
  ],

  async begin(input, ctx) {
    const site = serverAddress(input.site ?? '', 'blog.acme.example')
    const user = (input.user ?? '').trim()
    const password = (input.password ?? '').trim()
    if (user === '' || password === '')
      throw new PublisherError('rejected', 'Username and application password are both needed.', { code: 'input-missing' })
    return { connection: await connectionOf(await apiOf(site, ctx), user, password, ctx) }
  },

  async check(stored, ctx) {
    const { api, user, password, userId } = credentialsSchema.parse(stored)
    const { account } = await connectionOf(api, user, password, ctx)
    if (account.id !== String(userId))
      throw new PublisherError('reconnect', `The access belongs to another account now: ${account.handle}.`, { code: 'account-changed' })
  },
}
export default connector

/**
 * Every page of a site names its API: https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/. Another host's is not believed:
 * the password is for this one.
 */
async function apiOf(site: string, ctx: ConnectContext): Promise<string> {
  const { headers } = await ctx.http.request('GET', `${site}/`, { headers: { accept: 'text/html' }, answer: z.unknown() })
  const told = /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(headers.get('link') ?? '')?.[1]
  return told && URL.canParse(told) && new URL(told).origin === new URL(site).origin ? told : `${site}/wp-json/`
}

async function connectionOf(api: string, user: string, password: string, ctx: ConnectContext): Promise<Connection> {
  const { body } = await ctx.http.request('GET', endpoint(api, 'users/me', { context: 'edit' }), {
    headers: basic({ user, password }),
    answer: userSchema,
    explain,
  })
  if (body.capabilities && !['publish_posts', 'upload_files'].every((needed) => body.capabilities?.[needed] === true))
    throw new PublisherError('unsupported', 'This account may not publish articles. It needs the role “Author” at least.', {
      code: 'role-too-small',
    })
  const credentials: Credentials = { api, user, password, userId: body.id }
  const handle = `${body.name || user} · ${new URL(api).host}`
  return { account: { id: String(body.id), handle, url: body.link }, credentials, expiresAt: null }
}
