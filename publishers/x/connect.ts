import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { beginOAuth, finishOAuth, refreshOAuth, type OAuthServer, type Tokens } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { api, bearer, credentialsSchema, explain, idSchema, type Credentials } from './api.ts'

/** No more than what the publisher calls, and a refresh token: an access token lives two hours. */
const scope = 'tweet.read tweet.write users.read media.write offline.access'

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code, read 2026-08. PKCE is required, for apps with a secret too. */
const server = (ctx: ConnectContext): OAuthServer => ({
  name: 'X',
  authorize: `${ctx.at('https://x.com')}/i/oauth2/authorize`,
  token: api(ctx, '/2/oauth2/token'),
  scope,
  proves: 'basic',
})

const meSchema = z.object({ data: z.object({ id: idSchema, username: z.string().min(1) }) })

const connector: Connector = {
  fields: [],

  begin: (_, ctx) => beginOAuth(server(ctx), ctx),

  async finish(pending, query, ctx) {
    return connectionOf(await finishOAuth(server(ctx), pending, query, ctx), ctx)
  },

  async refresh(stored, ctx) {
    const { refreshToken } = credentialsSchema.parse(stored)
    if (refreshToken === null)
      throw new PublisherError('reconnect', 'The sign-in at X has ended: connect the channel again.', { code: 'refresh-token-missing' })
    const tokens = await refreshOAuth(server(ctx), refreshToken, ctx)
    // A refresh token works once. Where no new one came, the old one is all there is.
    return withTokens(credentialsSchema.parse(stored), { ...tokens, refresh: tokens.refresh ?? refreshToken }, ctx)
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const { id, username } = await me(credentials.accessToken, ctx)
    if (id !== credentials.accountId)
      throw new PublisherError('reconnect', `The access belongs to another account now: @${username}.`, { code: 'account-changed' })
  },
}
export default connector

async function me(accessToken: string, ctx: ConnectContext): Promise<z.infer<typeof meSchema>['data']> {
  const headers = bearer({ accessToken })
  return (await ctx.http.request('GET', api(ctx, '/2/users/me'), { headers, answer: meSchema, explain })).body.data
}

async function connectionOf(tokens: Tokens, ctx: ConnectContext): Promise<Connection> {
  const { id, username } = await me(tokens.access, ctx)
  return withTokens({ accountId: id, username }, tokens, ctx)
}

/** Without asking who it is: each question is charged for, and a new pair of tokens must not get lost because of one. */
function withTokens({ accountId, username }: Pick<Credentials, 'accountId' | 'username'>, tokens: Tokens, ctx: ConnectContext): Connection {
  const credentials: Credentials & Json = { accessToken: tokens.access, refreshToken: tokens.refresh, accountId, username }
  return {
    account: { id: accountId, handle: `@${username}`, url: `${ctx.at('https://x.com')}/${username}` },
    credentials,
    expiresAt: tokens.expiresAt,
  }
}
