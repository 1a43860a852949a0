import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { appOf, beginOAuth, finishOAuth, refreshOAuth, type OAuthServer } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, channelsSchema, credentialsSchema, privacies, type Credentials } from './api.ts'

/** https://developers.google.com/youtube/v3/guides/auth/server-side-web-apps, read 2026-09. One scope covers uploads, comments and deleting. */
const server = ({ at }: ConnectContext): OAuthServer => ({
  name: 'Google',
  authorize: `${at('https://accounts.google.com')}/o/oauth2/v2/auth`,
  token: `${at('https://oauth2.googleapis.com')}/token`,
  scope: 'https://www.googleapis.com/auth/youtube.force-ssl',
  proves: 'post',
  // Google gives a refresh token only on a new consent, and only where it is asked for.
  more: { access_type: 'offline', prompt: 'consent' },
})

type Access = Pick<Credentials, 'access' | 'refresh' | 'privacy'>
const accessSchema = credentialsSchema.omit({ channelId: true })
const pendingSchema = z.object({ access: accessSchema, expiresAt: z.coerce.date().nullable() })

const connector: Connector = {
  fields: [
    {
      name: 'privacy',
      label: { de: 'Sichtbarkeit', en: 'Visibility' },
      help: {
        de: 'Wer die Filme sieht, die über diesen Kanal erscheinen.',
        en: 'Who sees the films that appear by way of this channel.',
      },
      secret: false,
      required: false,
      placeholder: '',
      options: [
        { value: 'public', label: { de: 'Alle', en: 'Everybody' } },
        { value: 'unlisted', label: { de: 'Nur, wer die Adresse kennt', en: 'Only who knows the address' } },
      ],
    },
  ],

  async begin(input, ctx) {
    appOf(ctx, 'Google')
    const privacy = z.enum(privacies).safeParse(input.privacy || 'public')
    if (!privacy.success) throw new PublisherError('rejected', 'The visibility is either public or unlisted.', { code: 'privacy-invalid' })
    const { redirect, pending } = await beginOAuth(server(ctx), ctx)
    return { redirect, pending: { oauth: pending, privacy: privacy.data } }
  },

  async finish(stored, query, ctx) {
    const { oauth, privacy } = z.object({ oauth: z.json(), privacy: z.enum(privacies) }).parse(stored)
    const { access, refresh, expiresAt } = await finishOAuth(server(ctx), oauth, query, ctx)
    if (refresh === null)
      throw new PublisherError(
        'reconnect',
        'Google gave no lasting access. Take Funkhaus away in your Google account, and sign in again.',
        {
          code: 'refresh-token-missing',
        },
      )
    const given: Access = { access, refresh, privacy }
    const channels = await channelsOf(given, ctx)
    const [only, ...more] = channels
    if (!only) throw new PublisherError('rejected', 'This Google account has no channel on YouTube.', { code: 'channel-missing' })
    if (more.length === 0) return connectionOf(only, given, expiresAt, ctx)
    return {
      choices: channels.map(({ id, handle }) => ({ id, label: handle })),
      pending: { access: given, expiresAt: expiresAt?.toISOString() ?? null },
    }
  },

  async choose(stored, choice, ctx) {
    const { access, expiresAt } = pendingSchema.parse(stored)
    const chosen = (await channelsOf(access, ctx)).find(({ id }) => id === choice)
    if (!chosen) throw new PublisherError('rejected', 'This is none of the channels to choose from.', { code: 'choice-unknown' })
    return connectionOf(chosen, access, expiresAt, ctx)
  },

  async refresh(stored, ctx) {
    const { channelId, privacy, refresh } = credentialsSchema.parse(stored)
    const tokens = await refreshOAuth(server(ctx), refresh, ctx)
    // Google keeps the refresh token as it is, and does not tell it again.
    const access: Access = { access: tokens.access, refresh: tokens.refresh ?? refresh, privacy }
    return connectionOf(await theirs(channelId, access, ctx), access, tokens.expiresAt, ctx)
  },

  async check(stored, ctx) {
    const { channelId, ...access } = credentialsSchema.parse(stored)
    await theirs(channelId, access, ctx)
  },
}
export default connector

interface Channel {
  readonly id: string
  readonly handle: string
}

async function channelsOf(credentials: Pick<Access, 'access'>, ctx: ConnectContext): Promise<readonly Channel[]> {
  const query = { part: 'snippet', mine: 'true', maxResults: '50' }
  const { body } = await call({ ...ctx, credentials }, 'GET', '/youtube/v3/channels', query, { answer: channelsSchema })
  return body.items.map(({ id, snippet }) => ({ id, handle: snippet?.customUrl ?? snippet?.title ?? id }))
}

async function theirs(channelId: string, access: Access, ctx: ConnectContext): Promise<Channel> {
  const channel = (await channelsOf(access, ctx)).find(({ id }) => id === channelId)
  if (channel) return channel
  throw new PublisherError('reconnect', 'The access does not lead to this channel any more.', { code: 'account-changed' })
}

function connectionOf({ id, handle }: Channel, access: Access, expiresAt: Date | null, ctx: ConnectContext): Connection {
  const credentials: Credentials = { ...access, channelId: id }
  const url = `${ctx.at('https://www.youtube.com')}/channel/${encodeURIComponent(id)}`
  return { account: { id, handle, url }, credentials, expiresAt }
}
