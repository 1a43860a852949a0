import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { credentialsSchema, type Credentials } from './credentials.ts'
import { bearer, endpoint, explain } from './xrpc.ts'

const sessionSchema = z.object({
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
  handle: z.string().min(1),
  did: z.string().startsWith('did:'),
})
type Session = z.infer<typeof sessionSchema>
type Account = Pick<Credentials, 'service' | 'web' | 'appPassword'>

const connector: Connector = {
  fields: [
    {
      name: 'identifier',
      label: { de: 'Benutzername', en: 'Handle' },
      help: { de: 'Der volle Name des Kontos, ohne @.', en: 'The full name of the account, without @.' },
      secret: false,
      required: true,
      placeholder: 'acme.bsky.social',
    },
    {
      name: 'appPassword',
      label: { de: 'App-Passwort', en: 'App password' },
      help: {
        de: 'In Bluesky unter Einstellungen → Datenschutz und Sicherheit → App-Passwörter anlegen. Nicht das Passwort des Kontos.',
        en: 'Make one in Bluesky under Settings → Privacy and security → App passwords. Not the password of the account.',
      },
      secret: true,
      required: true,
      placeholder: 'xxxx-xxxx-xxxx-xxxx',
    },
    {
      name: 'service',
      label: { de: 'Server', en: 'Server' },
      help: {
        de: 'Nur nötig, wenn das Konto auf einem eigenen Server liegt.',
        en: 'Needed only if the account lives on a server of its own.',
      },
      secret: false,
      required: false,
      placeholder: 'https://bsky.social',
    },
    {
      name: 'web',
      label: { de: 'Adresse für Leser', en: 'Address for readers' },
      help: {
        de: 'Wo Leser die Beiträge sehen. Nur nötig, wenn es nicht bsky.app ist.',
        en: 'Where readers see the posts. Needed only if it is not bsky.app.',
      },
      secret: false,
      required: false,
      placeholder: 'https://bsky.app',
    },
  ],

  async begin(input, ctx) {
    const identifier = (input.identifier ?? '').trim().replace(/^@/u, '')
    const appPassword = (input.appPassword ?? '').trim()
    if (!identifier || !appPassword)
      throw new PublisherError('rejected', 'Handle and app password are both needed.', { code: 'input-missing' })
    const service = address(input.service, 'https://bsky.social')
    const web = address(input.web, 'https://bsky.app')
    return { connection: connection({ service, web, appPassword }, await signIn(service, identifier, appPassword, ctx)) }
  },

  /** Signs in again with the app password if the refresh token is refused, which it is after one use. */
  async refresh(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const { service, refreshJwt, did, appPassword } = credentials
    const url = endpoint(service, 'com.atproto.server.refreshSession')
    const session = await ctx.http
      .request('POST', url, { headers: bearer(refreshJwt), answer: sessionSchema, explain })
      .then(({ body }) => body)
      .catch((error: unknown) => {
        if (error instanceof PublisherError && error.kind === 'reconnect') return signIn(service, did, appPassword, ctx)
        throw error
      })
    return connection(credentials, session)
  },

  async check(stored, ctx) {
    const { service, accessJwt, did } = credentialsSchema.parse(stored)
    const request = { headers: bearer(accessJwt), answer: sessionSchema.pick({ did: true, handle: true }), explain }
    const { body } = await ctx.http.request('GET', endpoint(service, 'com.atproto.server.getSession'), request)
    if (body.did !== did)
      throw new PublisherError('reconnect', `The access belongs to another account now: ${body.handle}.`, { code: 'account-changed' })
  },
}
export default connector

async function signIn(service: string, identifier: string, password: string, ctx: ConnectContext): Promise<Session> {
  const url = endpoint(service, 'com.atproto.server.createSession')
  return (await ctx.http.request('POST', url, { json: { identifier, password }, answer: sessionSchema, explain })).body
}

function connection({ service, web, appPassword }: Account, { did, handle, accessJwt, refreshJwt }: Session): Connection {
  return {
    account: { id: did, handle, url: `${web}/profile/${handle}` },
    credentials: { service, web, did, handle, appPassword, accessJwt, refreshJwt },
    // The session ends within hours and is renewed by the app password, which does not end by itself.
    expiresAt: null,
  }
}

/** Without a trailing slash; a path stays, a query does not. */
function address(typed: string | undefined, otherwise: string): string {
  const text = typed?.trim() || otherwise
  const whole = /^[a-z]+:\/\//iu.test(text) ? text : `https://${text}`
  const url = URL.canParse(whole) ? new URL(whole) : null
  if (!url || !/^https?:$/u.test(url.protocol))
    throw new PublisherError('rejected', `Not a web address: ${text}`, { code: 'address-invalid' })
  return `${url.origin}${url.pathname}`.replace(/\/+$/u, '')
}
