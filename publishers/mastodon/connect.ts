import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { createPkce, randomToken } from '../kit/pkce.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { accountSchema, bearer, credentialsSchema, explain, type Credentials } from './api.ts'

/** No more than what the publisher calls. https://docs.joinmastodon.org/api/oauth-scopes/, read 2026-07-01. */
const scopes = 'read:accounts read:notifications read:statuses write:media write:statuses'

const pendingSchema = z.object({
  server: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  verifier: z.string(),
  state: z.string(),
})
const appSchema = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) })
const tokenSchema = z.object({ access_token: z.string().min(1) })

const connector: Connector = {
  fields: [
    {
      name: 'instance',
      label: { de: 'Server', en: 'Server' },
      help: {
        de: 'Die Adresse des Servers, auf dem das Konto liegt, oder das ganze Konto.',
        en: 'The address of the server that the account is on, or the whole account.',
      },
      secret: false,
      required: true,
      placeholder: 'mastodon.social',
    },
    {
      name: 'token',
      label: { de: 'Zugangstoken (freiwillig)', en: 'Access token (optional)' },
      help: {
        de: `Leer lassen, um sich auf dem Server anzumelden. Sonst: Einstellungen → Entwicklung → neue Anwendung mit ${scopes}.`,
        en: `Leave empty to sign in on the server. Otherwise: Preferences → Development → new application with ${scopes}.`,
      },
      secret: true,
      required: false,
      placeholder: '',
    },
  ],

  async begin(input, ctx) {
    const server = serverOf(input.instance ?? '')
    const token = input.token?.trim() ?? ''
    if (token !== '') return { connection: await connectionOf(server, token, ctx) }

    const { body: app } = await ctx.http.request('POST', `${server}/api/v1/apps`, {
      json: { client_name: 'Funkhaus', redirect_uris: ctx.redirectUri, scopes, website: ctx.hub.url },
      answer: appSchema,
      explain,
    })
    const { verifier, challenge } = createPkce()
    const state = randomToken()
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.client_id,
      redirect_uri: ctx.redirectUri,
      scope: scopes,
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const pending: z.infer<typeof pendingSchema> = { server, clientId: app.client_id, clientSecret: app.client_secret, verifier, state }
    return { redirect: `${server}/oauth/authorize?${query}`, pending }
  },

  async finish(stored, query, ctx) {
    const pending = pendingSchema.parse(stored)
    if (query.state !== pending.state)
      throw new PublisherError('rejected', 'This answer belongs to another sign-in. Please begin again.', { code: 'state-mismatch' })
    if (query.error || !query.code)
      throw new PublisherError('reconnect', 'The server was not permitted to let us in.', { code: query.error ?? 'code-missing' })
    const { body } = await ctx.http.request('POST', `${pending.server}/oauth/token`, {
      json: {
        grant_type: 'authorization_code',
        code: query.code,
        client_id: pending.clientId,
        client_secret: pending.clientSecret,
        redirect_uri: ctx.redirectUri,
        code_verifier: pending.verifier,
      },
      answer: tokenSchema,
      // RFC 6749, 5.2: a code that is used up, too old or foreign is 400.
      explain: (status, answer, headers) => ({ ...explain(status, answer, headers), ...(status === 400 && { kind: 'reconnect' }) }),
    })
    return connectionOf(pending.server, body.access_token, ctx)
  },

  async check(stored, ctx) {
    const { server, token, accountId } = credentialsSchema.parse(stored)
    const { account } = await connectionOf(server, token, ctx)
    if (account.id !== accountId)
      throw new PublisherError('reconnect', `The access belongs to another account now: ${account.handle}.`, { code: 'account-changed' })
  },
}
export default connector

async function connectionOf(server: string, token: string, ctx: ConnectContext): Promise<Connection> {
  const url = `${server}/api/v1/accounts/verify_credentials`
  const { body } = await ctx.http.request('GET', url, { headers: bearer(token), answer: accountSchema, explain })
  const handle = body.acct.includes('@') ? `@${body.acct}` : `@${body.acct}@${new URL(body.url).host}`
  const credentials: Credentials = { server, token, accountId: body.id }
  // Tokens do not end by themselves: https://docs.joinmastodon.org/entities/Token/, read 2026-07-01.
  return { account: { id: body.id, handle, url: body.url }, credentials, expiresAt: null }
}

/** `mastodon.social`, `https://mastodon.social/`, `@acme@mastodon.social`: people copy what they see. */
function serverOf(typed: string): string {
  const host = typed.trim().replace(/^@?[^@/\s]+@/, '')
  const whole = /^https?:\/\//i.test(host)
  const address = whole ? host : `https://${host}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || (!whole && !url.hostname.includes('.')) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new PublisherError('rejected', 'This is not the address of a server. It looks like mastodon.social.', {
      code: 'instance-invalid',
    })
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
