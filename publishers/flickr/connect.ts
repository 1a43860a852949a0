import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { beginOAuth1, finishOAuth1, type OAuth1Server } from '../kit/oauth1.ts'
import { appOf } from '../kit/oauth2.ts'
import type { ConnectContext, Connector } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './api.ts'

/** https://www.flickr.com/services/api/auth.oauth.html, read 2026-11-30. `delete` holds `read` and `write`, and is what `remove` needs. */
function server({ at }: ConnectContext): OAuth1Server {
  const base = `${at('https://www.flickr.com')}/services/oauth`
  return {
    name: 'Flickr',
    requestToken: `${base}/request_token`,
    authorize: `${base}/authorize`,
    accessToken: `${base}/access_token`,
    more: { perms: 'delete' },
  }
}

const loginSchema = z.object({ user: z.object({ id: z.string().min(1), username: z.object({ _content: z.string().min(1) }) }) })

async function whoIs(credentials: Omit<Credentials, 'nsid'>, ctx: ConnectContext) {
  const { user } = await call({ ...ctx, credentials }, { verb: 'GET', name: 'flickr.test.login', args: {} }, loginSchema)
  return { nsid: user.id, name: user.username._content }
}

const connector: Connector = {
  fields: [],

  begin: (_, ctx) => beginOAuth1(server(ctx), ctx),

  async finish(pending, query, ctx) {
    const { id: token, secret: tokenSecret } = await finishOAuth1(server(ctx), pending, query, ctx)
    const app = appOf(ctx, 'Flickr')
    const given = { appId: app.id, appSecret: app.secret, token, tokenSecret }
    const { nsid, name } = await whoIs(given, ctx)
    const credentials: Credentials = { ...given, nsid }
    const url = `${ctx.at('https://www.flickr.com')}/photos/${nsid}/`
    return { account: { id: nsid, handle: name, url }, credentials, expiresAt: null }
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    if ((await whoIs(credentials, ctx)).nsid !== credentials.nsid)
      throw new PublisherError('reconnect', 'The access to Flickr is to another account now. Please sign in again.', {
        code: 'account-changed',
      })
  },
}
export default connector
