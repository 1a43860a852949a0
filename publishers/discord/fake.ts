/** A strict Discord with one channel, one bot and one webhook. https://discord.com/developers/docs/resources/message, read 2026-08. */
import type { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { botInput, messageInput, readable, snowflake, stateSchema, userId, type FakeMessage, type State } from './fake-state.ts'

const botToken = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.GfakeD.discord-bot-token'
const bot = { id: '1100000000000000001', username: 'nordlicht-bot', bot: true }
const guildId = '1100000000000000002'
const channel = { id: '1100000000000000003', guild_id: guildId, type: 0, name: 'neuigkeiten' }
export const webhook = { id: '1100000000000000004', token: 'fake-discord-webhook-token-e5', name: 'Nordlicht' }
const api = '/discord.com/api/v10'
const host = 'https://discord.com'
const fileBytesMax = 10_485_760
/** “The past few minutes”. */
const nonceWindowMs = 5 * 60_000

const problem = (status: number, code: number, message: string, errors?: object): FakeReply => ({
  status,
  json: { message, code, ...(errors && { errors }) },
})
const refuse = (...of: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...of))
}
const unauthorised = () => problem(401, 0, '401: Unauthorized')
const unknownMessage = () => problem(404, 10008, 'Unknown Message')

/** …/reference#user-agent: who does not name a library and its version is turned away. */
function named({ headers }: FakeCall): void {
  if (!/^DiscordBot \(\S+, \S+\)/.test(headers.get('user-agent') ?? ''))
    throw new FakeRefusal({ status: 403, text: '<h1>Sorry, you have been blocked</h1>' })
}
function asBot(call: FakeCall): void {
  named(call)
  if (call.headers.get('authorization') !== `Bot ${botToken}`) throw new FakeRefusal(unauthorised())
  if (call.params.channel !== undefined && call.params.channel !== channel.id) refuse(404, 10003, 'Unknown Channel')
}
function asWebhook(call: FakeCall): void {
  named(call)
  if (call.params.hook !== webhook.id) refuse(404, 10015, 'Unknown Webhook')
  if (call.params.token !== webhook.token) refuse(401, 50027, 'Invalid Webhook Token')
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { sequence: 0, messages: [], records: [] }
  const now = () => clock.now().toISOString()
  const nextId = () => snowflake(clock.now(), state.sequence++)
  const byId = (id: string | null | undefined) => state.messages.find((message) => message.id === id)
  const addressOf = ({ id }: { id: string }) => `${baseUrl()}/${new URL(host).host}/channels/${guildId}/${channel.id}/${id}`
  const fileUrl = ({ id }: { id: string }) => `${baseUrl()}/cdn.discordapp.com/attachments/${id}`
  const authorJson = (by: string) =>
    by === 'bot'
      ? bot
      : by === 'webhook'
        ? { id: webhook.id, username: webhook.name, bot: true }
        : { id: userId(by), username: by, global_name: by }

  const messageJson = (message: FakeMessage): object => {
    const answered = byId(message.reference)
    return {
      id: message.id,
      channel_id: channel.id,
      type: message.reference ? 19 : 0,
      content: message.content,
      timestamp: message.at.replace('Z', '000+00:00'),
      edited_timestamp: null,
      author: authorJson(message.by),
      attachments: message.files.map((file) => ({ ...file, url: fileUrl(file), base64: undefined })),
      mentions: answered?.by === 'bot' && message.by !== 'bot' ? [bot] : [],
      mention_everyone: message.everyone,
      ...(message.poll && { poll: { question: { text: message.poll.question } } }),
      ...(message.reference && { message_reference: { type: 0, channel_id: channel.id, message_id: message.reference } }),
      ...(message.reference && { referenced_message: answered ? { author: authorJson(answered.by) } : null }),
      // Left out where there are none, as the nonce is whenever a message is read again.
      ...(reactionsTo(message).length > 0 && { reactions: reactionsTo(message) }),
    }
  }

  const inputOf = async <T extends z.infer<typeof messageInput>>(call: FakeCall, schema: z.ZodType<T>) => {
    // …/reference#uploading-files: payload_json beside files[n].
    const form = call.headers.get('content-type')?.startsWith('multipart/form-data') ? await call.form().catch(() => null) : null
    const text = form?.get('payload_json')
    const { data, error } = schema.safeParse(typeof text === 'string' ? JSON.parse(text) : call.json())
    if (!data) return refuse(400, 50035, 'Invalid Form Body', fieldErrors(error))
    const files = await Promise.all(
      data.attachments.map(async ({ id, filename, description = null }) => {
        const file = form?.get(`files[${id}]`)
        if (!(file instanceof File))
          return refuse(400, 50035, 'Invalid Form Body', { attachments: { _errors: [{ message: 'No such file.' }] } })
        if (file.size > fileBytesMax) refuse(413, 40005, 'Request entity too large')
        const base64 = Buffer.from(await file.arrayBuffer()).toString('base64')
        return { id: nextId(), filename, mimeType: file.type, base64, description }
      }),
    )
    if (data.content.trim() === '' && files.length === 0 && !data.poll) refuse(400, 50006, 'Cannot send an empty message')
    return { data, files }
  }

  const add = (
    by: string,
    { data, files }: Awaited<ReturnType<typeof inputOf>>,
    reference: string | null = null,
    nonce: string | null = null,
  ) => {
    const { content, flags, allowed_mentions: allowed, poll } = data
    const message: FakeMessage = {
      ...{ id: nextId(), at: now(), by, content, files, reference, nonce, likedBy: [], reacted: [], sharedBy: [] },
      suppressed: (flags & 4) !== 0,
      everyone: /@(?:everyone|here)/.test(content) && (allowed?.parse?.includes('everyone') ?? !allowed),
      poll: poll
        ? {
            question: poll.question.text,
            options: poll.answers.map(({ poll_media }) => poll_media.text),
            hours: poll.duration,
            multiple: poll.allow_multiselect,
          }
        : null,
    }
    state.messages.push(message)
    state.records.push({ at: message.at, remoteId: message.id, key: nonce })
    return { status: 200, json: messageJson(message) }
  }

  const byBot = ({ data, files }: { data: z.infer<typeof botInput>; files: FakeMessage['files'] }): FakeReply => {
    const { nonce = null, enforce_nonce: enforced, message_reference: reference } = data
    const remembered = state.messages.find(
      (message) => message.nonce !== null && message.nonce === nonce && clock.now().getTime() - Date.parse(message.at) < nonceWindowMs,
    )
    if (enforced && remembered) return { status: 200, json: messageJson(remembered) }
    if (reference?.fail_if_not_exists && !byId(reference.message_id))
      return problem(400, 50035, 'Invalid Form Body', {
        message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
      })
    return add('bot', { data, files }, reference?.message_id ?? null, nonce)
  }

  const remove = (id: string | undefined, by: string): FakeReply => {
    const message = byId(id)
    if (!message) return unknownMessage()
    // A bot without the right to manage messages deletes its own; a webhook knows its own alone.
    if (message.by !== by) return by === 'bot' ? problem(403, 50013, 'Missing Permissions') : unknownMessage()
    state.messages = state.messages.filter((other) => other !== message)
    return { status: 204 }
  }
  const single = (message: FakeMessage | undefined): FakeReply => (message ? { status: 200, json: messageJson(message) } : unknownMessage())

  const server = createFakeServer({
    clock,
    notFound: problem(404, 0, '404: Not Found'),
    headers: () => ({ 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '4', 'x-ratelimit-reset-after': '5' }),
    refusals: {
      'refuse-500': () => problem(500, 0, '500: Internal Server Error'),
      // …/topics/rate-limits#exceeding-a-rate-limit
      'rate-limit': () => ({
        status: 429,
        headers: { 'retry-after': '65' },
        json: { message: 'You are being rate limited.', retry_after: 64.57, global: false },
      }),
      unauthorised,
      'refuse-content': () => problem(400, 200000, 'Message was blocked by automatic moderation'),
    },
    routes: {
      [`GET ${api}/users/@me`]: (call) => {
        asBot(call)
        return { status: 200, json: bot }
      },
      [`GET ${api}/channels/:channel`]: (call) => {
        asBot(call)
        return { status: 200, json: channel }
      },
      [`GET ${api}/channels/:channel/messages`]: (call) => {
        asBot(call)
        const { query } = call
        const limit = Number(query.get('limit') ?? 50)
        if (!(limit >= 1 && limit <= 100)) refuse(400, 50035, 'Invalid Form Body')
        const after = query.get('after')
        const before = query.get('before')
        const within = state.messages.filter(({ id }) => BigInt(id) > BigInt(after ?? 0) && (!before || BigInt(id) < BigInt(before)))
        // Newest first; with `after`, those that come next.
        return { status: 200, json: (after ? within.slice(0, limit) : within.slice(-limit)).reverse().map(messageJson) }
      },
      [`POST ${api}/channels/:channel/messages`]: async (call) => {
        asBot(call)
        const input = await inputOf(call, botInput)
        return server.visible(() => byBot(input))
      },
      [`GET ${api}/channels/:channel/messages/:id`]: (call) => {
        asBot(call)
        return single(byId(call.params.id))
      },
      [`DELETE ${api}/channels/:channel/messages/:id`]: (call) => {
        asBot(call)
        return remove(call.params.id, 'bot')
      },
      [`GET ${api}/webhooks/:hook/:token`]: (call) => {
        asWebhook(call)
        return { status: 200, json: { ...webhook, type: 1, application_id: null, avatar: null, channel_id: channel.id, guild_id: guildId } }
      },
      [`POST ${api}/webhooks/:hook/:token`]: async (call) => {
        asWebhook(call)
        const input = await inputOf(call, messageInput)
        // Without `wait` the message is not told: …/resources/webhook#execute-webhook.
        const wait = call.query.get('wait') === 'true'
        return server.visible(() => (wait ? add('webhook', input) : (add('webhook', input), { status: 204 })))
      },
      [`GET ${api}/webhooks/:hook/:token/messages/:id`]: (call) => {
        asWebhook(call)
        return single(state.messages.find(({ id, by }) => id === call.params.id && by === 'webhook'))
      },
      [`DELETE ${api}/webhooks/:hook/:token/messages/:id`]: (call) => {
        asWebhook(call)
        return remove(call.params.id, 'webhook')
      },
      'GET /cdn.discordapp.com/attachments/:id': ({ params }) => {
        const file = state.messages.flatMap(({ files }) => files).find(({ id }) => id === params.id)
        if (!file) return unknownMessage()
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
      'GET /discord.com/channels/:guild/:channel/:id': ({ params }) => {
        const message = byId(params.id)
        if (!message) return unknownMessage()
        const pictures = message.files.map((file) => `<p><img src="${fileUrl(file)}" alt="${escapeHtml(file.description ?? '')}"></p>`)
        return fakePage(`#${channel.name}`, `<p>${escapeHtml(textOf(message)).replaceAll('\n', '<br>')}</p>${pictures.join('')}`)
      },
    },
  })

  const ours = (message: FakeMessage | undefined) => message?.by === 'bot' || message?.by === 'webhook'
  const rootOf = (message: FakeMessage): FakeMessage => {
    const parent = byId(message.reference)
    return parent ? rootOf(parent) : message
  }
  const postOf = (message: FakeMessage): FakePost => {
    const parent = byId(message.reference)
    const link = /https?:\/\/\S*[^\s.,;:!?)]/.exec(message.content)?.[0]
    const shown = message.files.map((file) => ({ ...file, url: fileUrl(file) }))
    const heard = state.messages.filter(({ reference, by }) => reference === message.id && by !== 'bot')
    return {
      remoteId: message.id,
      url: addressOf(message),
      author: authorJson(message.by).username,
      text: textOf(message),
      at: message.at,
      images: shown.flatMap(({ url, mimeType, description }) => (mimeType.startsWith('image/') ? [{ url, alt: description ?? '' }] : [])),
      films: shown.flatMap(({ url, mimeType, base64 }) =>
        mimeType.startsWith('video/') ? [{ url, bytes: Buffer.from(base64, 'base64').length }] : [],
      ),
      ...(message.poll && {
        poll: { options: message.poll.options, minutes: message.poll.hours * 60, multiple: message.poll.multiple },
      }),
      card: link && !message.suppressed ? { url: link, title: new URL(link).host, description: '' } : null,
      likes: message.likedBy.length + message.reacted.length,
      shares: message.sharedBy.length,
      replies: heard.map(({ by, content, at }) => ({ by, text: content, at })),
      answers: heard.flatMap(({ id }) =>
        state.messages.flatMap(({ reference, by, content }) =>
          reference === id && by === 'bot' ? [{ to: id, text: readable(content) }] : [],
        ),
      ),
      replyTo: parent ? { root: rootOf(parent).id, parent: parent.id } : null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.messages
        .filter((message) => ours(message) && (message.reference === null || !byId(message.reference) || ours(byId(message.reference))))
        .map(postOf)
        .reverse(),
    visit(remoteId, { kind, by, text = '', as = '👍' }) {
      const message = byId(remoteId)
      if (!message) return
      if (kind === 'reply') {
        const blank = { suppressed: false, everyone: false, poll: null, files: [], nonce: null, likedBy: [], reacted: [], sharedBy: [] }
        state.messages.push({ ...blank, id: nextId(), at: now(), by, content: text, reference: remoteId })
      }
      if (kind === 'like' && as !== '👍') return react(message, by, as)
      const people = kind === 'like' ? message.likedBy : kind === 'share' ? message.sharedBy : []
      if (!people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

/** Custom emojis are said as `:name:`. Each person once with each emoji. */
function react({ reacted }: FakeMessage, by: string, as: string): void {
  const name = /^:(.+):$/.exec(as)?.[1]
  const one = { by, id: name === undefined ? null : userId(name), name: name ?? as }
  if (!reacted.some((other) => other.by === by && other.id === one.id && other.name === one.name)) reacted.push(one)
}

/** …/resources/message#reaction-object: an entry for each emoji. */
function reactionsTo({ likedBy, reacted }: FakeMessage): readonly object[] {
  const all = [...likedBy.map(() => ({ id: null, name: '👍' })), ...reacted.map(({ id, name }) => ({ id, name }))]
  const each = new Map(all.map((emoji) => [`${emoji.id} ${emoji.name}`, emoji]))
  return [...each.values()].map((emoji) => {
    const count = all.filter(({ id, name }) => id === emoji.id && name === emoji.name).length
    return { emoji, count, count_details: { burst: 0, normal: count }, burst_colors: [], me: false, me_burst: false }
  })
}

const textOf = ({ poll, content }: FakeMessage) => [poll?.question ?? '', readable(content)].filter((part) => part !== '').join('\n\n')

/** `errors` has the shape of the request: …/reference#error-messages. */
const fieldErrors = (error: z.ZodError | undefined): object =>
  Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [String(path[0]), { _errors: [{ code: 'BASE_TYPE', message }] }]))

const platform: FakePlatform = {
  platform: 'discord',
  create,
  connect: () => ({ valid: { token: botToken, channel: channel.id }, refused: { token: 'another.bot.token', channel: channel.id } }),
  credentials: () => ({ kind: 'bot', token: botToken, botId: bot.id, channelId: channel.id, guildId }),
}
export default platform
