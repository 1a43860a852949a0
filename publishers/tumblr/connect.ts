import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { appOf, beginOAuth, finishOAuth, refreshOAuth, type OAuthServer, type Tokens } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { apiOf, bearer, credentialsSchema, enveloped, explainAt } from './api.ts'

const server = (ctx: ConnectContext): OAuthServer => ({
  name: 'Tumblr',
  authorize: `${ctx.at('https://www.tumblr.com')}/oauth2/authorize`,
  token: `${apiOf(ctx)}/oauth2/token`,
  scope: 'basic write offline_access',
  proves: 'post',
  // The documentation does not name it.
  pkce: false,
})

const blogSchema = z.object({ name: z.string().min(1), url: z.url(), title: z.string().optional() })
type Blog = z.infer<typeof blogSchema>
const userSchema = enveloped(z.object({ user: z.object({ blogs: z.array(blogSchema) }) }))

const accessSchema = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.string().nullable() })
type Access = z.infer<typeof accessSchema>

const connector: Connector = {
  fields: [],

  async begin(_, ctx) {
    return beginOAuth(server(ctx), ctx)
  },

  async finish(pending, query, ctx) {
    const access = accessOf(await finishOAuth(server(ctx), pending, query, ctx), null)
    const blogs = await blogsOf(access.access, ctx)
    const [only, ...more] = blogs
    if (!only) throw new PublisherError('rejected', 'This account has no blog on Tumblr.', { code: 'blog-missing' })
    if (more.length === 0) return connectionOf(only, access, ctx)
    return { choices: blogs.map(({ name, title }) => ({ id: name, label: title ? `${title} (${name})` : name })), pending: access }
  },

  async choose(pending, choice, ctx) {
    const access = accessSchema.parse(pending)
    return connectionOf(await blogNamed(choice, access.access, 'rejected', ctx), access, ctx)
  },

  async refresh(stored, ctx) {
    const { refresh, blog } = credentialsSchema.parse(stored)
    // No call may come between: what a refresh brings is given once. Whether the blog is still there, `check` asks.
    const access = accessOf(await refreshOAuth(server(ctx), refresh, ctx), refresh)
    return connectionOf({ name: blog, url: `https://${blog}.tumblr.com/` }, access, ctx)
  },

  async check(stored, ctx) {
    const { access, blog } = credentialsSchema.parse(stored)
    await blogNamed(blog, access, 'reconnect', ctx)
  },
}
export default connector

function accessOf({ access, refresh, expiresAt }: Tokens, earlier: string | null): Access {
  const kept = refresh ?? earlier
  if (kept === null)
    throw new PublisherError('reconnect', 'Tumblr gave no lasting access. Sign in again.', { code: 'refresh-token-missing' })
  return { access, refresh: kept, expiresAt: expiresAt?.toISOString() ?? null }
}

async function blogsOf(access: string, ctx: ConnectContext): Promise<readonly Blog[]> {
  const { body } = await ctx.http.request('GET', `${apiOf(ctx)}/user/info`, {
    headers: bearer(access),
    answer: userSchema,
    explain: explainAt(ctx.clock.now()),
  })
  return body.response.user.blogs
}

async function blogNamed(name: string, access: string, otherwise: 'rejected' | 'reconnect', ctx: ConnectContext): Promise<Blog> {
  const blog = (await blogsOf(access, ctx)).find((one) => one.name === name)
  if (blog) return blog
  throw new PublisherError(otherwise, `The account has no blog ${name}.`, { code: 'blog-unknown' })
}

const connectionOf = ({ name, url }: Blog, { access, refresh, expiresAt }: Access, ctx: ConnectContext): Connection => ({
  account: { id: name, handle: `@${name}`, url },
  credentials: { access, refresh, clientId: appOf(ctx, 'Tumblr').id, blog: name },
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
})
