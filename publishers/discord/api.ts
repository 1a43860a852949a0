/** Discord's API v10: addresses, answers, and how it says no. https://discord.com/developers/docs/reference, read 2026-08. */
import { z } from 'zod'
import type { Explanation, HttpRequest, PublishContext } from '../publisher.ts'

const snowflake = z.string().regex(/^\d{1,20}$/)
const place = { channelId: snowflake, guildId: snowflake }
export const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bot'), token: z.string().min(1), botId: snowflake, ...place }),
  z.object({ kind: z.literal('webhook'), id: snowflake, token: z.string().regex(/^[\w-]+$/), ...place }),
])
export type Credentials = z.infer<typeof credentialsSchema>
export type Bot = Extract<Credentials, { kind: 'bot' }>
export type Context = PublishContext<Credentials>

export const authorsSchema = z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() })
const referenceSchema = z.object({ message_id: snowflake.optional() })
export const messageSchema = z.object({
  id: snowflake,
  content: z.string(),
  timestamp: z.coerce.date(),
  author: authorsSchema,
  attachments: z.array(z.object({ filename: z.string() })).default([]),
  poll: z.object({ question: z.object({ text: z.string().nullish() }) }).nullish(),
  message_reference: referenceSchema.nullish(),
  referenced_message: z.object({ author: authorsSchema }).nullish(),
  mentions: z.array(z.object({ id: snowflake })).default([]),
  // …/resources/emoji#emoji-object: a custom emoji that was deleted since has no name.
  reactions: z.array(z.object({ count: z.int().nonnegative(), emoji: z.object({ name: z.string().nullable() }) })).default([]),
})
export type Message = z.infer<typeof messageSchema>

/** A request without a name of this form is turned away; more may follow: …/reference#user-agent. */
const headers = { 'user-agent': 'DiscordBot (https://www.npmjs.com/package/funkhaus, 1) Funkhaus' }

const api = ({ at }: Pick<Context, 'at'>) => `${at('https://discord.com')}/api/v10`

/** An address below the API, and what opens it: a bot shows its token, a webhook's token is in the address. */
export const asBot = (ctx: Pick<Context, 'at'>, token: string, path: string) =>
  [`${api(ctx)}${path}`, { ...headers, authorization: `Bot ${token}` }] as const
export const asWebhook = (ctx: Pick<Context, 'at'>, { id, token }: { readonly id: string; readonly token: string }, path = '') =>
  [`${api(ctx)}/webhooks/${id}/${token}${path}`, headers] as const

/** One message of the channel, by whichever way the channel is connected. */
export const message = (ctx: Context, id: string) =>
  ctx.credentials.kind === 'bot'
    ? asBot(ctx, ctx.credentials.token, `/channels/${ctx.credentials.channelId}/messages/${encodeURIComponent(id)}`)
    : asWebhook(ctx, ctx.credentials, `/messages/${encodeURIComponent(id)}`)

export const permalink = (ctx: Context, id: string) =>
  `${ctx.at('https://discord.com')}/channels/${ctx.credentials.guildId}/${ctx.credentials.channelId}/${id}`

const errorSchema = z
  .object({ code: z.union([z.string(), z.number()]), message: z.string(), errors: z.unknown() })
  .partial({ errors: true })

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json, read 2026-08. */
export const codes = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  missingAccess: 50001,
  missingPermissions: 50013,
}
const lockedOut: readonly unknown[] = [codes.unknownChannel, codes.unknownWebhook, codes.missingAccess, codes.missingPermissions]

export const explain: HttpRequest<unknown>['explain'] = (_, body): Explanation | undefined => {
  const told = errorSchema.safeParse(body).data
  if (!told) return undefined
  const details = [...new Set(messagesIn(told.errors))]
  const words = (details.length > 0 ? details.join(' ') : told.message).replace(/[{}\s]+/g, ' ').replace(/\.$/, '')
  return {
    ...(lockedOut.includes(told.code) && { kind: 'reconnect' as const }),
    // 0: the status says it all.
    ...(told.code !== 0 && { code: `discord-${told.code}` }),
    message: `Discord refused: ${words}.`,
  }
}

/** `errors` repeats the shape of the request, with `_errors` where something is wrong. */
function messagesIn(errors: unknown): string[] {
  if (typeof errors !== 'object' || errors === null) return []
  return Object.entries(errors).flatMap(([name, value]: [string, unknown]) =>
    name === '_errors'
      ? (z.array(z.object({ message: z.string() })).safeParse(value).data ?? []).map(({ message }) => message)
      : messagesIn(value),
  )
}
