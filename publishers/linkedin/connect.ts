import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { beginOAuth, finishOAuth, refreshOAuth, type OAuthServer, type Tokens } from '../kit/oauth2.ts'
import type { Choices, ConnectContext, Connection, Connector } from '../publisher.ts'
import { bearer, credentialsSchema, explain, pageOf, rest, site, versioned, type Credentials } from './api.ts'

/** What is asked for: `openid profile` is a product that an app for pages cannot have. The pages on permissions, read 2026-09. */
const scopes = {
  member: 'openid profile w_member_social',
  pages: [
    'r_basicprofile',
    'w_member_social',
    'w_member_social_feed',
    'rw_organization_admin',
    'r_organization_social',
    'w_organization_social',
    'r_organization_social_feed',
    'w_organization_social_feed',
  ].join(' '),
  numbers: 'r_member_postAnalytics',
}
/** More are not offered: each is a call. */
const maxPages = 30

const server = (ctx: ConnectContext, { pages, numbers }: Wanted): OAuthServer => ({
  name: 'LinkedIn',
  authorize: site(ctx, 'oauth/v2/authorization'),
  token: site(ctx, 'oauth/v2/accessToken'),
  scope: [pages ? scopes.pages : scopes.member, ...(numbers ? [scopes.numbers] : [])].join(' '),
  proves: 'post',
  // Web apps have a secret; PKCE is for others: https://learn.microsoft.com/en-us/linkedin/shared/authentication/, read 2026-09.
  pkce: false,
})

const wantedSchema = z.object({ pages: z.boolean(), numbers: z.boolean() })
type Wanted = z.infer<typeof wantedSchema>
const pendingSchema = wantedSchema.extend({ oauth: z.json() })

const accountSchema = credentialsSchema.pick({ author: true, name: true, url: true })
type Account = z.infer<typeof accountSchema>
const offeredSchema = credentialsSchema
  .pick({ accessToken: true, refreshToken: true, pages: true, numbers: true })
  .extend({ expiresAt: z.string().nullable(), accounts: z.array(accountSchema) })
type Offered = z.infer<typeof offeredSchema>

const connector: Connector = {
  fields: [
    {
      name: 'pages',
      label: { de: 'Auch Unternehmensseiten', en: 'Company pages too' },
      help: {
        de: 'Wenn die App das Produkt „Community Management API“ hat. Sonst nur das eigene Profil.',
        en: 'If the app has the product “Community Management API”. Otherwise one’s own profile alone.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
    {
      name: 'numbers',
      label: { de: 'Auch Zahlen des eigenen Profils', en: 'Numbers of one’s own profile too' },
      help: {
        de: 'Wenn LinkedIn der App „r_member_postAnalytics“ genehmigt hat. Zahlen von Seiten kommen ohne das.',
        en: 'If LinkedIn has granted “r_member_postAnalytics” to the app. Numbers of pages come without it.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
  ],

  async begin(input, ctx) {
    const wanted = { pages: input.pages === 'yes', numbers: input.numbers === 'yes' }
    const { redirect, pending } = await beginOAuth(server(ctx, wanted), ctx)
    return { redirect, pending: { ...wanted, oauth: pending } }
  },

  async finish(stored, query, ctx) {
    const { oauth, ...wanted } = pendingSchema.parse(stored)
    const tokens = await finishOAuth(server(ctx, wanted), oauth, query, ctx)
    const accounts = [await memberOf(tokens.access, wanted.pages, ctx), ...(wanted.pages ? await pagesOf(tokens.access, ctx) : [])]
    const offered: Offered = {
      accessToken: tokens.access,
      refreshToken: tokens.refresh,
      pages: wanted.pages,
      numbers: hasNumbers(tokens, wanted),
      expiresAt: tokens.expiresAt?.toISOString() ?? null,
      accounts,
    }
    const [only, ...more] = accounts
    return only && more.length === 0 ? connectionOf(only, offered) : choicesOf(offered)
  },

  async choose(stored, choice) {
    const offered = offeredSchema.parse(stored)
    const account = offered.accounts.find(({ author }) => author === choice)
    if (!account) throw new PublisherError('rejected', 'This is none of the accounts that were offered.', { code: 'choice-unknown' })
    return connectionOf(account, offered)
  },

  async refresh(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    if (credentials.refreshToken === null)
      throw new PublisherError('reconnect', 'LinkedIn lets this app renew nothing: connect the channel again before its access ends.', {
        code: 'refresh-token-missing',
      })
    const tokens = await refreshOAuth(server(ctx, credentials), credentials.refreshToken, ctx)
    return connectionOf(credentials, {
      ...credentials,
      accessToken: tokens.access,
      refreshToken: tokens.refresh ?? credentials.refreshToken,
      expiresAt: tokens.expiresAt?.toISOString() ?? null,
    })
  },

  async check(stored, ctx) {
    const { accessToken, author, name, pages } = credentialsSchema.parse(stored)
    const isPage = author.startsWith('urn:li:organization:')
    const reached = isPage ? await administered(accessToken, ctx) : [(await memberOf(accessToken, pages, ctx)).author]
    if (!reached.includes(author))
      throw new PublisherError('reconnect', `The access does not reach ${name} on LinkedIn any more.`, { code: 'account-changed' })
  },
}
export default connector

/** People may be given less than was asked for. Separated by commas or blanks. */
function hasNumbers({ answer }: Tokens, wanted: Wanted): boolean {
  return typeof answer.scope === 'string' ? answer.scope.split(/[\s,]+/).includes(scopes.numbers) : wanted.numbers
}

const choicesOf = (offered: Offered): Choices => ({
  choices: offered.accounts.map(({ author, name, url }) => ({
    id: author,
    label: `${name} (${pathOf(url)})`,
  })),
  pending: offered,
})

/** `company/acme`: a member and a page may be called the same. */
const pathOf = (url: string) => new URL(url).pathname.split('/').filter(Boolean).slice(-2).join('/')

function connectionOf({ author, name, url }: Account, access: Omit<Offered, 'accounts'>): Connection {
  const { accessToken, refreshToken, pages, numbers, expiresAt } = access
  const credentials: Credentials & Json = { accessToken, refreshToken, author, name, url, pages, numbers }
  return { account: { id: author, handle: name, url }, credentials, expiresAt: expiresAt === null ? null : new Date(expiresAt) }
}

const userSchema = z.object({ sub: z.string().min(1), name: z.string().min(1) })
const meSchema = z.object({
  id: z.string().min(1),
  localizedFirstName: z.string().default(''),
  localizedLastName: z.string().default(''),
  vanityName: z.string().optional(),
})

/** Each product has its own way to say who signed in. */
async function memberOf(accessToken: string, pages: boolean, ctx: ConnectContext): Promise<Account> {
  if (!pages) {
    const url = `${ctx.at('https://api.linkedin.com')}/v2/userinfo`
    const { body } = await ctx.http.request('GET', url, { headers: bearer({ accessToken }), answer: userSchema, explain })
    // OpenID does not tell the address of a profile; this leads everybody to his own.
    return { author: `urn:li:person:${body.sub}`, name: body.name, url: site(ctx, 'in/me/') }
  }
  const { body } = await ctx.http.request('GET', rest(ctx, 'me'), { headers: versioned({ accessToken }), answer: meSchema, explain })
  const name = `${body.localizedFirstName} ${body.localizedLastName}`.trim() || body.id
  return { author: `urn:li:person:${body.id}`, name, url: site(ctx, `in/${encodeURIComponent(body.vanityName ?? 'me')}/`) }
}

const aclSchema = pageOf(z.object({ organization: z.string(), organizationTarget: z.string() }).partial())

async function administered(accessToken: string, ctx: ConnectContext): Promise<string[]> {
  const { body } = await ctx.http.request('GET', rest(ctx, 'organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&count=100'), {
    headers: versioned({ accessToken }),
    answer: aclSchema,
    explain,
  })
  return body.elements.flatMap(({ organization, organizationTarget }) => organization ?? organizationTarget ?? [])
}

const organizationSchema = z.object({ localizedName: z.string().min(1), vanityName: z.string().optional() })

async function pagesOf(accessToken: string, ctx: ConnectContext): Promise<Account[]> {
  const found: Account[] = []
  for (const author of (await administered(accessToken, ctx)).slice(0, maxPages)) {
    const id = author.split(':').at(-1) ?? ''
    const headers = versioned({ accessToken })
    const { body } = await ctx.http.request('GET', rest(ctx, `organizations/${id}`), { headers, answer: organizationSchema, explain })
    found.push({ author, name: body.localizedName, url: site(ctx, `company/${encodeURIComponent(body.vanityName ?? id)}/`) })
  }
  return found
}
