/** Login Kit: OAuth 2.0, but for the app's id, which is called client_key, and for scopes with commas. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { appOf } from '../kit/oauth2.ts'
import { randomToken } from '../kit/pkce.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { api, call, creatorSchema, credentialsSchema, privacyLevels, privacySchema, profileOf, type Credentials } from './api.ts'

/** No more than what the publisher calls. https://developers.tiktok.com/doc/tiktok-api-scopes, read 2026-09. */
const scopes = ['user.info.basic', 'video.publish', 'video.list']

type Wishes = Pick<Credentials, 'privacy' | 'ownBrand'>
const pendingSchema = z.object({ state: z.string(), privacy: privacySchema, ownBrand: z.boolean() })

const levelNames = {
  PUBLIC_TO_EVERYONE: { de: 'Alle', en: 'Everybody' },
  MUTUAL_FOLLOW_FRIENDS: { de: 'Wer uns folgt und wem wir folgen', en: 'Who follows us and is followed by us' },
  FOLLOWER_OF_CREATOR: { de: 'Wer uns folgt', en: 'Who follows us' },
  SELF_ONLY: { de: 'Nur ich selbst', en: 'Only me' },
} as const

const connector: Connector = {
  fields: [
    {
      name: 'privacy',
      label: { de: 'Sichtbarkeit', en: 'Visibility' },
      help: {
        de: 'Bei einer App, die TikTok nicht geprüft hat, geht nur „nur ich selbst“.',
        en: 'With an app that TikTok has not audited, “only me” alone is possible.',
      },
      secret: false,
      required: false,
      placeholder: '',
      options: privacyLevels.map((value) => ({ value, label: levelNames[value] })),
    },
    {
      name: 'ownBrand',
      label: { de: 'Eigene Marke', en: 'Own brand' },
      help: {
        de: 'Wenn die Beiträge für das eigene Unternehmen werben: TikTok kennzeichnet sie dann als Werbeinhalt.',
        en: 'Where the posts promote the own business: TikTok then labels them as promotional content.',
      },
      secret: false,
      required: false,
      placeholder: '',
      kind: 'yes-no',
    },
  ],

  async begin(input, ctx) {
    const app = appOf(ctx, 'TikTok')
    const wishes = wishesOf(input)
    const state = randomToken()
    const address = new URL(`${ctx.at('https://www.tiktok.com')}/v2/auth/authorize/`)
    const asked = { client_key: app.id, response_type: 'code', scope: scopes.join(','), redirect_uri: ctx.redirectUri, state }
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
    return { redirect: address.toString(), pending: { state, ...wishes } }
  },

  async finish(stored, query, ctx) {
    const { state, ...wishes } = pendingSchema.parse(stored)
    if (query.state !== state)
      throw new PublisherError('rejected', 'This answer belongs to another sign-in. Please begin again.', { code: 'state-mismatch' })
    if (query.error || !query.code)
      throw new PublisherError('reconnect', 'TikTok did not let us in: the sign-in was not permitted.', { code: 'sign-in-refused' })
    const grant = { grant_type: 'authorization_code', code: query.code, redirect_uri: ctx.redirectUri }
    const granted = await tokens(grant, ctx)
    const { creator_username: username, privacy_level_options: options } = await creatorOf({ access: granted.access_token }, ctx)
    if (options.includes(wishes.privacy)) return connectionOf(granted, username, wishes, ctx)
    throw new PublisherError('rejected', `TikTok lets this account post as ${options.join(', ')} only. Choose one of them as visibility.`, {
      code: 'privacy-level-option-mismatch',
    })
  },

  async refresh(stored, ctx) {
    const { refresh, openId, username, privacy, ownBrand } = credentialsSchema.parse(stored)
    // No call may come between: what a refresh brings may be given once.
    const granted = await tokens({ grant_type: 'refresh_token', refresh_token: refresh }, ctx)
    if (granted.open_id !== openId) throw changed()
    return connectionOf(granted, username, { privacy, ownBrand }, ctx)
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const creator = await creatorOf(credentials, ctx)
    if (creator.creator_username !== credentials.username) throw changed()
  },
}
export default connector

const changed = () => new PublisherError('reconnect', 'The access belongs to another account now.', { code: 'account-changed' })

function wishesOf({ privacy, ownBrand }: { readonly [field: string]: string }): Wishes {
  const level = privacySchema.safeParse(privacy || 'PUBLIC_TO_EVERYONE').data
  if (!level) throw new PublisherError('rejected', `The visibility is one of ${privacyLevels.join(', ')}.`, { code: 'privacy-invalid' })
  return { privacy: level, ownBrand: ownBrand === 'yes' }
}

const grantedSchema = z.object({
  open_id: z.string().min(1),
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})
const refusedSchema = z.object({ error: z.string().min(1), error_description: z.string().default('') })

/** https://developers.tiktok.com/doc/oauth-user-access-token-management, read 2026-09. A refresh may bring another refresh token. */
async function tokens(grant: { readonly [name: string]: string }, ctx: ConnectContext): Promise<z.infer<typeof grantedSchema>> {
  const app = appOf(ctx, 'TikTok')
  const refusal = (told: unknown) => {
    const { error = 'sign-in-refused', error_description: why = '' } = refusedSchema.safeParse(told).data ?? {}
    return { code: error.replaceAll('_', '-'), message: `TikTok did not let us in: ${why || error.replaceAll('_', ' ')}` }
  }
  const { body } = await ctx.http.request('POST', `${ctx.at(api)}/v2/oauth/token/`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    bytes: Buffer.from(new URLSearchParams({ client_key: app.id, client_secret: app.secret, ...grant }).toString()),
    answer: z.union([grantedSchema, refusedSchema]),
    explain: (status, told) => (status < 500 && status !== 429 ? { kind: 'reconnect', ...refusal(told) } : undefined),
  })
  if ('access_token' in body) return body
  // A refusal may come with 200.
  const { code, message } = refusal(body)
  throw new PublisherError('reconnect', message, { code })
}

const creatorOf = (credentials: Pick<Credentials, 'access'>, ctx: ConnectContext) =>
  call({ ...ctx, credentials }, '/v2/post/publish/creator_info/query/', {}, creatorSchema)

function connectionOf(granted: z.infer<typeof grantedSchema>, username: string, wishes: Wishes, ctx: ConnectContext): Connection {
  const { open_id: openId, access_token: access, refresh_token: refresh, expires_in: seconds } = granted
  const credentials: Credentials = { access, refresh, openId, username, ...wishes }
  return {
    account: { id: openId, handle: `@${username}`, url: profileOf(ctx, username) },
    credentials,
    expiresAt: new Date(ctx.clock.now().getTime() + seconds * 1000),
  }
}
