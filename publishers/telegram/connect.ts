import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './api.ts'

const chatSchema = z.object({ id: z.int(), type: z.string(), title: z.string().optional(), username: z.string().optional() })
const memberSchema = z.object({ status: z.string(), can_post_messages: z.boolean().optional(), can_send_messages: z.boolean().optional() })

const connector: Connector = {
  fields: [
    {
      name: 'token',
      label: { de: 'Token des Bots', en: 'Token of the bot' },
      help: {
        de: 'Bei @BotFather mit /newbot einen Bot anlegen und hier sein Token eintragen.',
        en: 'Make a bot at @BotFather with /newbot, and enter its token here.',
      },
      secret: true,
      required: true,
      placeholder: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
    },
    {
      name: 'channel',
      label: { de: 'Kanal oder Gruppe', en: 'Channel or group' },
      help: {
        de: 'Der öffentliche Name mit @, bei einem privaten Kanal seine Nummer. Der Bot muss dort Administrator sein.',
        en: 'The public name with @, or the number of a private channel. The bot must be an administrator there.',
      },
      secret: false,
      required: true,
      placeholder: '@acme',
    },
  ],

  async begin(input, ctx) {
    const token = (input.token ?? '').trim()
    const typed = (input.channel ?? '').trim()
    if (!token || !typed) throw new PublisherError('rejected', 'Token and channel are both needed.', { code: 'input-missing' })
    if (!credentialsSchema.shape.token.safeParse(token).success)
      throw new PublisherError('rejected', 'This is not the token of a bot: it has a number, a colon and letters.', {
        code: 'token-invalid',
      })
    return { connection: await connectionOf(token, chatOf(typed), ctx) }
  },

  async check(stored, ctx) {
    const { token, chatId } = credentialsSchema.parse(stored)
    await connectionOf(token, chatId, ctx)
  },
}
export default connector

/** `@acme`, `acme`, `https://t.me/acme`, `-1001234567890`: people copy what they see. */
function chatOf(typed: string): string {
  const name = typed.replace(/^(?:https?:\/\/)?(?:www\.)?t\.me\//i, '').replace(/^@|\/+$/g, '')
  if (/^-?\d+$/.test(name)) return name
  if (/^[a-z]\w{3,31}$/i.test(name)) return `@${name}`
  throw new PublisherError('rejected', 'This is not the name of a channel. It looks like @acme.', { code: 'channel-invalid' })
}

async function connectionOf(token: string, chat: string, ctx: ConnectContext): Promise<Connection> {
  const bot = await call(ctx, token, 'getMe', z.object({ id: z.int() }), { json: {} })
  const { id, type, title, username } = await call(ctx, token, 'getChat', chatSchema, { json: { chat_id: chat } })
  const member = await call(ctx, token, 'getChatMember', memberSchema, { json: { chat_id: String(id), user_id: bot.id } })
  if (!mayPost(type, member))
    throw new PublisherError('reconnect', 'The bot may not post there yet: make it an administrator who may post messages.', {
      code: 'bot-without-rights',
    })
  const credentials: Credentials = { token, chatId: String(id), username: username ?? null }
  const web = ctx.at('https://t.me')
  const account = {
    id: String(id),
    handle: username ? `@${username}` : title || String(id),
    url: username ? `${web}/${username}` : `${web}/c/${String(id).replace(/^-(100)?/, '')}`,
  }
  return { account, credentials, expiresAt: null }
}

/** https://core.telegram.org/bots/api#chatmember, read 2026-06-18. */
function mayPost(type: string, { status, can_post_messages, can_send_messages }: z.infer<typeof memberSchema>): boolean {
  if (status === 'creator') return true
  if (type === 'channel') return status === 'administrator' && can_post_messages === true
  return status === 'administrator' || status === 'member' || (status === 'restricted' && can_send_messages === true)
}
