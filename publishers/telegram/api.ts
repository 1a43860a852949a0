/** The Bot API: addresses, answers, and how it says no. https://core.telegram.org/bots/api#making-requests, read 2026-06-18. */
import { z } from 'zod'
import type { ConnectContext, Explanation, HttpRequest } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** `110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw`: the bot's id is in it. */
  token: z.string().regex(/^\d+:[\w-]+$/),
  chatId: z.string().regex(/^-?\d+$/),
  /** Of a public channel, without @. `null`: it is private. */
  username: z.string().nullable(),
})
export type Credentials = z.infer<typeof credentialsSchema>

type Caller = Pick<ConnectContext, 'http' | 'at' | 'clock'>

/** One method of the API. @returns its `result`. */
export async function call<T>(
  { http, at, clock }: Caller,
  token: string,
  method: string,
  result: z.ZodType<T>,
  request: Pick<HttpRequest<T>, 'json' | 'form' | 'visible'>,
): Promise<T> {
  const { body } = await http.request('POST', `${at('https://api.telegram.org')}/bot${token}/${method}`, {
    ...request,
    answer: z.object({ ok: z.literal(true), result }),
    explain: (_, answer) => explain(answer, clock.now()),
  })
  return body.result
}

const refusalSchema = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string(),
  parameters: z
    .object({ retry_after: z.number().nonnegative().optional().catch(undefined), migrate_to_chat_id: z.number().optional() })
    .optional(),
})

/** A 400 has no code that tells one from another: https://core.telegram.org/bots/api#making-requests says that descriptions may change. */
const noRights = /chat not found|not enough rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED/
export const alreadyGone = 'message-gone'

function explain(body: unknown, now: Date): Explanation | undefined {
  const told = refusalSchema.safeParse(body).data
  if (!told) return undefined
  const { error_code: status, description, parameters } = told
  const message = `Telegram refused: ${description.replace(/\.$/, '')}.`
  if (status === 429 && parameters?.retry_after !== undefined)
    return { message, retryAfter: new Date(now.getTime() + parameters.retry_after * 1000) }
  if (parameters?.migrate_to_chat_id !== undefined) return { kind: 'reconnect', code: 'chat-migrated', message }
  // A token of another form is an address that does not exist.
  if (status === 401 || status === 404) return { kind: 'reconnect', code: 'token-refused', message }
  // The bot was thrown out, or may not post any more.
  if (status === 403 || (status === 400 && noRights.test(description))) return { kind: 'reconnect', code: 'bot-without-rights', message }
  if (status === 400 && /message to delete not found/.test(description)) return { kind: 'rejected', code: alreadyGone, message }
  return { message }
}
