import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { asBot, asWebhook, credentialsSchema, explain } from './api.ts'

/** Text, voice, announcements, stages and threads hold messages; categories, directories and forums do not: …/resources/channel#channel-types. */
const withMessages = [0, 2, 5, 10, 11, 12, 13]

const idSchema = z.string().min(1)
/** A conversation of two has neither a server nor a name. */
const channelSchema = z.object({ id: idSchema, type: z.int(), guild_id: idSchema.nullish(), name: z.string().nullish() })
const webhookSchema = z.object({ id: idSchema, channel_id: idSchema, guild_id: idSchema, name: z.string().nullish() })

const connector: Connector = {
  fields: [
    {
      name: 'token',
      label: { de: 'Token des Bots', en: 'Token of the bot' },
      help: {
        de: 'Aus dem Developer Portal, unter „Bot“. Er braucht im Kanal die Rechte, ihn zu sehen, zu schreiben, Dateien anzuhängen und den Verlauf zu lesen.',
        en: 'From the Developer Portal, under “Bot”. In the channel it needs the rights to view it, to write, to attach files and to read its history.',
      },
      secret: true,
      required: false,
      placeholder: '',
    },
    {
      name: 'channel',
      label: { de: 'Nummer des Kanals', en: 'Id of the channel' },
      help: {
        de: 'Für den Bot: Entwicklermodus einschalten, dann rechter Mausklick auf den Kanal und „Kanal-ID kopieren“.',
        en: 'For the bot: turn on developer mode, then right-click the channel and “Copy channel ID”.',
      },
      secret: false,
      required: false,
      placeholder: '1100000000000000001',
    },
    {
      name: 'webhook',
      label: { de: 'Oder: Adresse eines Webhooks', en: 'Or: address of a webhook' },
      help: {
        de: 'Statt eines Bots, aus den Einstellungen des Kanals unter „Integrationen“. Damit gibt es keine Threads und keine Antworten.',
        en: 'Instead of a bot, from the settings of the channel under “Integrations”. There are no threads and no answers then.',
      },
      secret: true,
      required: false,
      placeholder: 'https://discord.com/api/webhooks/…',
    },
  ],

  async begin(input, ctx) {
    const [token, channel, webhook] = [input.token, input.channel, input.webhook].map((typed) => (typed ?? '').trim())
    if (webhook && !token && !channel) return { connection: await byWebhook(webhookOf(webhook), ctx) }
    if (webhook || !token || !channel)
      throw new PublisherError('rejected', 'Enter the token of a bot and a channel, or the address of a webhook.', {
        code: 'input-missing',
      })
    const channelId = /(\d{15,20})\/?$/.exec(channel)?.[1]
    if (!channelId || !/^[\w.-]+$/.test(token))
      throw new PublisherError('rejected', 'This is not a token with the id of a channel.', { code: 'input-invalid' })
    return { connection: await byBot(token, channelId, ctx) }
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const now = credentials.kind === 'bot' ? await byBot(credentials.token, credentials.channelId, ctx) : await byWebhook(credentials, ctx)
    if (now.account.id !== credentials.channelId)
      throw new PublisherError('reconnect', 'The webhook leads to another channel now.', { code: 'account-changed' })
  },
}
export default connector

/** Also of Discord's test versions, and of an address that names a version of the API. */
function webhookOf(typed: string): { readonly id: string; readonly token: string } {
  const [, id, token] = /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/(\d+)\/([\w-]+)\/?$/.exec(typed) ?? []
  if (id && token) return { id, token }
  throw new PublisherError('rejected', 'This is not the address of a Discord webhook.', { code: 'webhook-invalid' })
}

async function byBot(token: string, channelId: string, ctx: ConnectContext): Promise<Connection> {
  const read = async <T>(path: string, answer: z.ZodType<T>) => {
    const [url, headers] = asBot(ctx, token, path)
    return (await ctx.http.request('GET', url, { headers, answer, explain })).body
  }
  const bot = await read('/users/@me', z.object({ id: idSchema }))
  const channel = await read(`/channels/${channelId}`, channelSchema)
  if (!withMessages.includes(channel.type) || !channel.guild_id)
    throw new PublisherError('rejected', 'Nothing can be posted in a channel of this kind.', { code: 'channel-without-messages' })
  const credentials = credentialsSchema.parse({ kind: 'bot', token, botId: bot.id, channelId: channel.id, guildId: channel.guild_id })
  return connectionOf(channel.id, channel.guild_id, `#${channel.name ?? channel.id}`, credentials, ctx)
}

async function byWebhook({ id, token }: { readonly id: string; readonly token: string }, ctx: ConnectContext): Promise<Connection> {
  const [url, headers] = asWebhook(ctx, { id, token })
  const { body } = await ctx.http.request('GET', url, { headers, answer: webhookSchema, explain })
  const credentials = credentialsSchema.parse({ kind: 'webhook', id, token, channelId: body.channel_id, guildId: body.guild_id })
  return connectionOf(body.channel_id, body.guild_id, body.name || 'Webhook', credentials, ctx)
}

const connectionOf = (
  id: string,
  guild: string,
  handle: string,
  credentials: z.infer<typeof credentialsSchema>,
  ctx: ConnectContext,
): Connection => ({
  account: { id, handle, url: `${ctx.at('https://discord.com')}/channels/${guild}/${id}` },
  credentials,
  expiresAt: null,
})
