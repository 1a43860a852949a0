import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './api.ts'

const testSchema = z.object({ ok: z.literal(true), url: z.url(), user_id: z.string().min(1) })
const channelSchema = z.object({
  ok: z.literal(true),
  channel: z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
  }),
})

const connector: Connector = {
  fields: [
    {
      name: 'token',
      label: { de: 'Token des Bots', en: 'Bot token' },
      help: {
        de: 'Auf api.slack.com/apps eine App anlegen, im Workspace installieren und unter „OAuth & Permissions“ das „Bot User OAuth Token“ kopieren.',
        en: 'Make an app at api.slack.com/apps, install it in the workspace, and copy the “Bot User OAuth Token” under “OAuth & Permissions”.',
      },
      secret: true,
      required: true,
      placeholder: 'xoxb-…',
    },
    {
      name: 'channel',
      label: { de: 'Kanal', en: 'Channel' },
      help: {
        de: 'Die Adresse des Kanals („Link kopieren“) oder seine Nummer. Der Bot muss mit /invite eingeladen sein.',
        en: 'The address of the channel (“Copy link”) or its id. The bot must have been invited with /invite.',
      },
      secret: false,
      required: true,
      placeholder: 'https://acme.slack.com/archives/C0123456789',
    },
  ],

  async begin(input, ctx) {
    const token = (input.token ?? '').trim()
    const channel = (input.channel ?? '').trim()
    if (!token || !channel) throw new PublisherError('rejected', 'Token and channel are both needed.', { code: 'input-missing' })
    const id = /(?:^|\/)([CG][A-Z0-9]{6,20})\/?$/.exec(channel)?.[1]
    if (!id || !/^[\w.-]+$/.test(token))
      throw new PublisherError('rejected', 'This is not a token with a channel. A channel looks like C0123456789.', {
        code: 'input-invalid',
      })
    return { connection: await connectionOf(token, id, ctx) }
  },

  async check(stored, ctx) {
    const { token, channelId } = credentialsSchema.parse(stored)
    await connectionOf(token, channelId, ctx)
  },
}
export default connector

async function connectionOf(token: string, id: string, ctx: ConnectContext): Promise<Connection> {
  const { url, user_id } = await call(ctx, token, { verb: 'GET', name: 'auth.test', args: {} }, testSchema)
  const { channel } = await call(ctx, token, { verb: 'GET', name: 'conversations.info', args: { channel: id } }, channelSchema)
  if (!channel.is_member || channel.is_archived)
    throw new PublisherError('reconnect', 'The bot is not in this channel, or it is archived. Invite it there with /invite.', {
      code: channel.is_archived ? 'is_archived' : 'not_in_channel',
    })
  const credentials: Credentials = { token, channelId: channel.id, workspace: new URL(url).origin, botUserId: user_id }
  const account = { id: channel.id, handle: `#${channel.name}`, url: `${ctx.at(credentials.workspace)}/archives/${channel.id}` }
  return { account, credentials, expiresAt: null }
}
