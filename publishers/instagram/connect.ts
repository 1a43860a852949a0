import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { graphExplain } from '../kit/graph-error.ts'
import { appOf, beginOAuth, finishOAuth, type OAuthServer } from '../kit/oauth2.ts'
import { idTold } from '../kit/told.ts'
import type { Choices, ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, facebook, instagram, profileUrl, web, type Credentials } from './api.ts'
import { manifest } from './manifest.ts'

type Host = Credentials['host']

/**
 * What publishing, first comments and taking down need; the last one is for numbers, and reviewed by itself.
 * https://developers.facebook.com/docs/instagram-platform/content-publishing, read 2026-06-30. `instagram_manage_contents`, for deleting, is
 * known from other people's software only.
 */
const scopes: { readonly [host in Host]: readonly [readonly string[], string] } = {
  [instagram]: [
    ['instagram_business_basic', 'instagram_business_content_publish', 'instagram_business_manage_comments'],
    'instagram_business_manage_insights',
  ],
  [facebook]: [
    [
      'instagram_basic',
      'instagram_content_publish',
      'instagram_manage_comments',
      'instagram_manage_contents',
      'pages_show_list',
      'pages_read_engagement',
      'business_management',
    ],
    'instagram_manage_insights',
  ],
}

function server(ctx: ConnectContext, { host, insights }: Chosen): OAuthServer {
  const [publishing, reading] = scopes[host]
  const version = manifest.apiVersion?.version
  const addresses =
    host === instagram
      ? { authorize: `${ctx.at(web)}/oauth/authorize`, token: `${ctx.at('https://api.instagram.com')}/oauth/access_token` }
      : {
          authorize: `${ctx.at('https://www.facebook.com')}/${version}/dialog/oauth`,
          token: `${ctx.at(facebook)}/${version}/oauth/access_token`,
        }
  return {
    name: manifest.name,
    ...addresses,
    scope: [...publishing, ...(insights ? [reading] : [])].join(','),
    proves: 'post',
    pkce: false,
  }
}

const chosenSchema = z.object({ host: z.enum([facebook, instagram]), insights: z.boolean() })
type Chosen = z.infer<typeof chosenSchema>
const pendingSchema = chosenSchema.extend({ signIn: z.json() })
const pagesPendingSchema = chosenSchema.extend({ user: z.string() })
const longSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().optional() })
const accountSchema = z.object({ id: z.string().min(1), username: z.string().min(1) })
const pageSchema = z.object({
  name: z.string().nullish(),
  access_token: z.string().min(1),
  instagram_business_account: accountSchema.nullish(),
})

const connector: Connector = {
  fields: [
    {
      name: 'page',
      label: { de: 'Über die verknüpfte Facebook-Seite anmelden', en: 'Sign in by the linked Facebook Page' },
      help: {
        de: 'Sonst meldet sich das Konto bei Instagram selbst an und braucht keine Seite. Nur über die Seite, mit der es verknüpft ist, lassen sich Beiträge löschen. Die App-Schlüssel müssen dazu passen: Instagram hat eigene.',
        en: 'Otherwise the account signs in at Instagram itself, and needs no page. Posts can be deleted only by way of the page that it is linked with. The app keys must fit: Instagram has its own.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
    {
      name: 'insights',
      label: { de: 'Auch Reichweite und Aufrufe', en: 'Reach and views, too' },
      help: {
        de: 'Die Anmeldung fragt dann nach einem weiteren Recht, das Meta gesondert prüft. Likes und Kommentare werden auch ohne es gezählt.',
        en: 'The sign-in then asks for one more permission, which Meta reviews by itself. Likes and comments are counted without it.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
  ],

  async begin(input, ctx) {
    const chosen: Chosen = { host: input.page === 'yes' ? facebook : instagram, insights: input.insights === 'yes' }
    const { redirect, pending: signIn } = await beginOAuth(server(ctx, chosen), ctx)
    return { redirect, pending: { ...chosen, signIn } }
  },

  async finish(stored, query, ctx) {
    const { signIn, ...chosen } = pendingSchema.parse(stored)
    const { access } = await finishOAuth(server(ctx, chosen), signIn, query, ctx)
    const { id, secret } = appOf(ctx, manifest.name)
    if (chosen.host === instagram) {
      const asked = { grant_type: 'ig_exchange_token', client_secret: secret, access_token: access }
      return ofInstagram(await lasting(`${ctx.at(instagram)}/access_token`, asked, ctx), chosen.insights, ctx)
    }
    const url = `${ctx.at(facebook)}/${manifest.apiVersion?.version}/oauth/access_token`
    const asked = { grant_type: 'fb_exchange_token', client_id: id, client_secret: secret, fb_exchange_token: access }
    return choicesOf({ ...chosen, user: (await lasting(url, asked, ctx)).access_token }, ctx)
  },

  async choose(stored, choice, ctx) {
    const pending = pagesPendingSchema.parse(stored)
    const page = (await pagesOf(pending.user, ctx)).find(({ account }) => account.id === choice)
    if (!page) throw new PublisherError('rejected', 'This account is none of those that the sign-in opened.', { code: 'choice-unknown' })
    // A page's token from a long-lived one does not end.
    return connectionOf({ host: facebook, token: page.token, insights: pending.insights }, page.account, null, ctx)
  },

  async refresh(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    if (credentials.host === facebook) return connectionOf(credentials, await whoIs(credentials, ctx), null, ctx)
    const asked = { grant_type: 'ig_refresh_token', access_token: credentials.token }
    return ofInstagram(await lasting(`${ctx.at(instagram)}/refresh_access_token`, asked, ctx), credentials.insights, ctx)
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const { id, username } = await whoIs(credentials, ctx)
    if (id !== credentials.userId)
      throw new PublisherError('reconnect', `The access belongs to another account now: @${username}.`, { code: 'account-changed' })
  },
}
export default connector

/** An hour's token for one of 60 days, or such a one for the next. */
async function lasting(url: string, asked: { [name: string]: string }, ctx: ConnectContext): Promise<z.infer<typeof longSchema>> {
  const explain = graphExplain(manifest.name, ctx.clock)
  return (await ctx.http.request('GET', `${url}?${new URLSearchParams(asked)}`, { answer: longSchema, explain })).body
}

const linked = 'instagram_business_account{id,username}'

async function pagesOf(user: string, ctx: ConnectContext) {
  const asked = { fields: `name,access_token,${linked}`, limit: '100' }
  const answer = z.object({ data: z.array(pageSchema) })
  const { data } = await call(ctx, 'GET', 'me/accounts', { host: facebook, token: user, asked, answer })
  return data.flatMap(({ name, access_token: token, instagram_business_account: account }) => (account ? [{ name, token, account }] : []))
}

async function choicesOf(pending: z.infer<typeof pagesPendingSchema>, ctx: ConnectContext): Promise<Choices> {
  const pages = await pagesOf(pending.user, ctx)
  if (pages.length === 0)
    throw new PublisherError('rejected', 'None of these pages is linked with a business account on Instagram.', { code: 'account-missing' })
  return { choices: pages.map(({ name, account }) => ({ id: account.id, label: `@${account.username} (${name ?? 'Facebook'})` })), pending }
}

/** Whose token it is: a page's leads to the account that it is linked with. @throws PublisherError `reconnect` where there is none any more. */
async function whoIs({ host, token }: Pick<Credentials, 'host' | 'token'>, ctx: ConnectContext): Promise<z.infer<typeof accountSchema>> {
  if (host === instagram) {
    const answer = z.object({ user_id: idTold, username: z.string().min(1) })
    const told = await call(ctx, 'GET', 'me', { host, token, asked: { fields: 'user_id,username' }, answer })
    return { id: told.user_id, username: told.username }
  }
  const answer = z.object({ instagram_business_account: accountSchema.nullish() })
  const { instagram_business_account: account } = await call(ctx, 'GET', 'me', { host, token, asked: { fields: linked }, answer })
  if (account) return account
  throw new PublisherError('reconnect', 'The page is not linked with an account on Instagram any more.', { code: 'account-missing' })
}

async function ofInstagram(long: z.infer<typeof longSchema>, insights: boolean, ctx: ConnectContext): Promise<Connection> {
  const access = { host: instagram, token: long.access_token, insights } as const
  return connectionOf(access, await whoIs(access, ctx), long.expires_in ?? null, ctx)
}

function connectionOf(
  { host, token, insights }: Omit<Credentials, 'userId' | 'handle'>,
  { id, username }: z.infer<typeof accountSchema>,
  seconds: number | null,
  ctx: ConnectContext,
): Connection {
  const credentials: Credentials = { host, userId: id, handle: username, token, insights }
  const account = { id, handle: `@${username}`, url: profileUrl(ctx, username) }
  return { account, credentials, expiresAt: seconds === null ? null : new Date(ctx.clock.now().getTime() + seconds * 1000) }
}
