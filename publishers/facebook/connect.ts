import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { graphExplain } from '../kit/graph-error.ts'
import { appOf, beginOAuth, finishOAuth, type OAuthServer } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, graph, pageUrl, version, web, type Credentials } from './api.ts'
import { manifest } from './manifest.ts'

/**
 * Publishing, first comments and taking down; `business_management` for pages that belong to a business portfolio (general knowledge).
 * https://developers.facebook.com/docs/pages-api/posts, read 2026-09.
 */
const publishing = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts', 'pages_manage_engagement', 'business_management']
/** Each of these is reviewed by itself. */
const reading = ['read_insights', 'pages_read_user_content']

const server = (ctx: ConnectContext, reads: boolean): OAuthServer => ({
  name: manifest.name,
  authorize: `${ctx.at(web)}/${version}/dialog/oauth`,
  token: `${ctx.at(graph)}/${version}/oauth/access_token`,
  scope: [...publishing, ...(reads ? reading : [])].join(','),
  proves: 'post',
  pkce: false,
})

const signInSchema = z.object({ reads: z.boolean(), signIn: z.json() })
const pendingSchema = z.object({ reads: z.boolean(), user: z.string() })
const pageSchema = z.object({ id: z.string().min(1), name: z.string().min(1) })
const ownSchema = pageSchema.extend({ access_token: z.string().min(1).nullish() })

const connector: Connector = {
  fields: [
    {
      name: 'reads',
      label: { de: 'Auch Reichweite und Kommentare', en: 'Reach and comments, too' },
      help: {
        de: 'Die Anmeldung fragt dann auch nach Reichweite und nach Kommentaren, die gelesen und beantwortet werden. Meta prüft diese Rechte Ihrer App gesondert.',
        en: 'The sign-in then also asks for reach, and for comments, which are read and answered. Meta reviews these permissions of your app by themselves.',
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
    const { reads, signIn } = signInSchema.parse(stored)
    const { access } = await finishOAuth(server(ctx, reads), signIn, query, ctx)
    const user = await lasting(access, ctx)
    const pages = await pagesOf(user, ctx)
    if (pages.length === 0) throw new PublisherError('rejected', 'There is no page here that you may publish on.', { code: 'page-missing' })
    return { choices: pages.map(({ id, name }) => ({ id, label: name })), pending: { reads, user } }
  },

  async choose(stored, choice, ctx) {
    const { reads, user } = pendingSchema.parse(stored)
    const page = (await pagesOf(user, ctx)).find(({ id }) => id === choice)
    if (!page) throw new PublisherError('rejected', 'This page is none of those that the sign-in opened.', { code: 'choice-unknown' })
    const credentials: Credentials = { pageId: page.id, name: page.name, token: page.token, reads }
    // A page's token from a long-lived one does not end.
    return { account: { id: page.id, handle: page.name, url: pageUrl(ctx, page.id) }, credentials, expiresAt: null } satisfies Connection
  },

  async check(stored, ctx) {
    const { pageId, token } = credentialsSchema.parse(stored)
    const { id, name } = await call(ctx, 'GET', 'me', { token, asked: { fields: 'id,name' }, answer: pageSchema })
    if (id !== pageId)
      throw new PublisherError('reconnect', `The access belongs to another page now: ${name}.`, { code: 'account-changed' })
  },
}
export default connector

/** A person's token of two hours for one of 60 days. */
async function lasting(token: string, ctx: ConnectContext): Promise<string> {
  const { id, secret } = appOf(ctx, manifest.name)
  const asked = new URLSearchParams({ grant_type: 'fb_exchange_token', client_id: id, client_secret: secret, fb_exchange_token: token })
  const { body } = await ctx.http.request('GET', `${ctx.at(graph)}/${version}/oauth/access_token?${asked}`, {
    answer: z.object({ access_token: z.string().min(1) }),
    explain: graphExplain(manifest.name, ctx.clock),
  })
  return body.access_token
}

/** Those that the person may act for: the others come without a token. */
async function pagesOf(user: string, ctx: ConnectContext) {
  const asked = { fields: 'id,name,access_token', limit: '100' }
  const { data } = await call(ctx, 'GET', 'me/accounts', { token: user, asked, answer: z.object({ data: z.array(ownSchema) }) })
  return data.flatMap(({ id, name, access_token: token }) => (token ? [{ id, name, token }] : []))
}
