import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { graphExplain } from '../kit/graph-error.ts'
import { appOf, beginOAuth, finishOAuth, type OAuthServer } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, host, profileSchema, profileUrl, web, type Credentials } from './api.ts'
import { manifest } from './manifest.ts'

/** Publishing and taking down. https://developers.facebook.com/documentation/threads/posts/delete-posts, read 2026-07. */
const publishing = ['threads_basic', 'threads_content_publish', 'threads_delete']
/** Each of these is reviewed by itself. https://developers.facebook.com/documentation/threads/retrieve-and-manage-replies, read 2026-07. */
const reading = ['threads_manage_insights', 'threads_read_replies', 'threads_manage_replies']

const server = (ctx: ConnectContext, reads: boolean): OAuthServer => ({
  name: manifest.name,
  authorize: `${ctx.at(web)}/oauth/authorize`,
  token: `${ctx.at(host)}/oauth/access_token`,
  scope: [...publishing, ...(reads ? reading : [])].join(','),
  proves: 'post',
  pkce: false,
})

const pendingSchema = z.object({ reads: z.boolean(), signIn: z.json() })
const longSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

const connector: Connector = {
  fields: [
    {
      name: 'reads',
      label: { de: 'Auch Zahlen und Antworten', en: 'Numbers and replies, too' },
      help: {
        de: 'Die Anmeldung fragt dann auch nach Zahlen und nach Antworten, die gelesen und beantwortet werden. Meta prüft diese Rechte Ihrer App gesondert.',
        en: 'The sign-in then also asks for numbers, and for replies, which are read and answered. Meta reviews these permissions of your app by themselves.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
  ],

  async begin(input, ctx) {
    const reads = input.reads === 'yes'
    const { redirect, pending: signIn } = await beginOAuth(server(ctx, reads), ctx)
    return { redirect, pending: { reads, signIn } }
  },

  async finish(stored, query, ctx) {
    const { reads, signIn } = pendingSchema.parse(stored)
    const { access } = await finishOAuth(server(ctx, reads), signIn, query, ctx)
    const secret = { client_secret: appOf(ctx, manifest.name).secret }
    return connectionOf(
      await lasting('access_token', { grant_type: 'th_exchange_token', ...secret, access_token: access }, ctx),
      reads,
      ctx,
    )
  },

  async refresh(stored, ctx) {
    const { token, reads } = credentialsSchema.parse(stored)
    return connectionOf(await lasting('refresh_access_token', { grant_type: 'th_refresh_token', access_token: token }, ctx), reads, ctx)
  },

  async check(stored, ctx) {
    const { userId, token } = credentialsSchema.parse(stored)
    const { id, username } = await whoIs(token, ctx)
    if (id !== userId)
      throw new PublisherError('reconnect', `The access belongs to another account now: @${username}.`, { code: 'account-changed' })
  },
}
export default connector

/** An hour's token for one of 60 days, or such a one for the next. */
async function lasting(path: string, asked: { [name: string]: string }, ctx: ConnectContext): Promise<z.infer<typeof longSchema>> {
  const url = `${ctx.at(host)}/${path}?${new URLSearchParams(asked)}`
  return (await ctx.http.request('GET', url, { answer: longSchema, explain: graphExplain(manifest.name, ctx.clock) })).body
}

const whoIs = (token: string, ctx: ConnectContext) =>
  call(ctx, 'GET', 'me', { token, asked: { fields: 'id,username' }, answer: profileSchema })

async function connectionOf(long: z.infer<typeof longSchema>, reads: boolean, ctx: ConnectContext): Promise<Connection> {
  const { access_token: token, expires_in: seconds } = long
  const { id, username } = await whoIs(token, ctx)
  const credentials: Credentials = { userId: id, handle: username, token, reads }
  return {
    account: { id, handle: `@${username}`, url: profileUrl(ctx, username) },
    credentials,
    expiresAt: new Date(ctx.clock.now().getTime() + seconds * 1000),
  }
}
