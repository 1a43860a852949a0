/** A strict Slack with one channel and one bot in it. Methods: https://docs.slack.dev/reference/methods, read 2026-11-29. */
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { filmOf } from '../testing/stories.ts'
import { fileRoutes } from './fake-files.ts'
import {
  blocksInput,
  metadataInput,
  ok,
  refusal,
  saidIn,
  stateSchema,
  tooLong,
  unescaped,
  type FakeMessage,
  type NewMessage,
  type State,
} from './fake-state.ts'

const token = 'xoxb-fake-slack-token-9c2b'
const workspace = 'https://nordlicht.slack.com'
const channel = { id: 'C0NORDLICHT', name: 'neuigkeiten', is_member: true, is_archived: false, is_private: false }
const botUser = 'U0NORDLICHTBOT'
const api = '/slack.com/api'

const refuse = (error: string): never => {
  throw new FakeRefusal(refusal(error))
}

/** Arguments come in the query or as a form, the token in the header. */
async function argsOf(call: FakeCall): Promise<URLSearchParams> {
  if (call.headers.get('authorization') !== `Bearer ${token}`) refuse('invalid_auth')
  if (call.method === 'GET') return call.query
  if (!call.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) refuse('invalid_post_type')
  return call.fields()
}
async function inChannel(call: FakeCall): Promise<URLSearchParams> {
  const args = await argsOf(call)
  if (args.get('channel') !== channel.id) refuse('channel_not_found')
  return args
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let nextIsDoomed = false
  const takeDoom = () => {
    const taken = nextIsDoomed
    nextIsDoomed = false
    return taken
  }
  let state: State = { sequence: 0, files: [], messages: [], records: [] }
  const now = () => clock.now().toISOString()
  const byTs = (ts: string | null | undefined) => state.messages.find((message) => message.ts === ts)
  const rootOf = ({ ts, thread }: FakeMessage) => thread ?? ts
  const threadOf = (root: string) => state.messages.filter((message) => rootOf(message) === root)
  const addressOf = ({ ts }: FakeMessage) => `${baseUrl()}/${new URL(workspace).host}/archives/${channel.id}/p${ts.replace('.', '')}`
  const fileUrl = (id: string) => `${baseUrl()}/files.slack.com/files-pri/${id}`
  const fileOf = (id: string | null | undefined) => state.files.find((file) => file.id === id)

  const add = (message: NewMessage): FakeMessage => {
    const ts = `${Math.floor(clock.now().getTime() / 1000)}.${String(++state.sequence).padStart(6, '0')}`
    const made = { film: null, ...message, ts, at: now(), likedBy: [], reacted: [], sharedBy: [] }
    state.messages.push(made)
    return made
  }
  const messageJson = ({ ts, by, text, film, thread, metadata, ...message }: FakeMessage, withMetadata: boolean) => ({
    type: 'message',
    ts,
    text,
    user: by === 'bot' ? botUser : userOf(by),
    ...(by === 'bot' && { bot_id: 'B0NORDLICHT' }),
    ...(film !== null && { subtype: 'file_share', files: [{ id: film }] }),
    ...(thread && { thread_ts: thread }),
    ...(withMetadata && metadata ? { metadata } : {}),
    // Left out where there are none.
    ...(reactionsTo(message).length > 0 && { reactions: reactionsTo(message) }),
  })

  /** 15 a page, as for apps that are sold to nobody; `oldest` is exclusive. */
  const pageOf = (messages: readonly FakeMessage[], args: URLSearchParams, first: readonly FakeMessage[] = []): FakeReply => {
    const since = Number(args.get('oldest') ?? 0)
    const within = messages.filter(({ ts }) => Number(ts) > since)
    const from = Number(Buffer.from(args.get('cursor') ?? '', 'base64').toString() || 0)
    const limit = Math.min(Number(args.get('limit') ?? 15), 15)
    const more = within.length > from + limit
    const page = [...first, ...within.slice(from, from + limit)]
    return ok({
      messages: page.map((message) => messageJson(message, args.get('include_all_metadata') === 'true')),
      has_more: more,
      ...(more && { response_metadata: { next_cursor: Buffer.from(String(from + limit)).toString('base64') } }),
    })
  }

  const postMessage = (args: URLSearchParams): FakeReply => {
    const text = args.get('text') ?? ''
    const told = args.get('blocks')
    const blocks = told === null ? { data: [] } : blocksInput.safeParse(told)
    if (!blocks.data) return refusal('invalid_blocks')
    const images = blocks.data.flatMap((block) => (block.type === 'image' ? [{ file: block.slack_file.id, alt: block.alt_text }] : []))
    if (images.some(({ file }) => !fileOf(file)?.complete || fileOf(file)?.stillProcessing !== 0)) return refusal('invalid_blocks')
    if (text.trim() === '' && images.length === 0) return refusal('no_text')
    // Slack would make several messages of it. Here it is refused, so that nobody relies on that.
    if (tooLong(text)) return refusal('msg_too_long')
    const thread = args.get('thread_ts')
    // General knowledge.
    if (thread !== null && !byTs(thread)) return refusal('thread_not_found')
    const metadata = args.get('metadata')
    const parsed = metadata === null ? { data: null } : metadataInput.safeParse(metadata)
    if (parsed.data === undefined) return refusal('invalid_metadata_format')
    const message = add({
      ...{ by: 'bot', images, thread, metadata: parsed.data },
      // With blocks, people read those: the text is for notifications.
      text: told === null ? text : saidIn(blocks.data),
      unfolds: args.get('unfurl_links') === 'true' && told === null,
    })
    const key = parsed.data?.event_payload.key
    state.records.push({ at: message.at, remoteId: message.ts, key: typeof key === 'string' ? key : null })
    return ok({ channel: channel.id, ts: message.ts, message: messageJson(message, false) })
  }

  const server = createFakeServer({
    clock,
    notFound: refusal('unknown_method'),
    refusals: {
      'refuse-500': () => ({ status: 500, text: 'Internal Server Error' }),
      // https://docs.slack.dev/apis/web-api/rate-limits
      'rate-limit': () => ({ status: 429, headers: { 'retry-after': '30' }, json: { ok: false, error: 'ratelimited' } }),
      unauthorised: () => refusal('token_revoked'),
      'refuse-content': () => refusal('no_text'),
    },
    routes: {
      [`GET ${api}/auth.test`]: async (call) => {
        await argsOf(call)
        return ok({
          url: `${workspace}/`,
          team: 'Nordlicht',
          user: 'nordlicht',
          team_id: 'T0NORDLICHT',
          user_id: botUser,
          bot_id: 'B0NORDLICHT',
        })
      },
      [`GET ${api}/conversations.info`]: async (call) => {
        await inChannel(call)
        return ok({ channel })
      },
      [`GET ${api}/conversations.history`]: async (call) => {
        const args = await inChannel(call)
        return pageOf(state.messages.filter(({ thread }) => thread === null).reverse(), args)
      },
      [`GET ${api}/conversations.replies`]: async (call) => {
        const args = await inChannel(call)
        const root = byTs(args.get('ts'))
        if (!root) return refusal('thread_not_found')
        return pageOf(
          threadOf(root.ts).filter((message) => message !== root),
          args,
          [root],
        )
      },
      [`GET ${api}/users.info`]: async (call) => {
        const id = (await argsOf(call)).get('user') ?? ''
        const name = state.messages.map(({ by }) => by).find((by) => userOf(by) === id)
        return name
          ? ok({ user: { id, name: name.toLowerCase(), profile: { display_name: '', real_name: name } } })
          : refusal('user_not_found')
      },
      [`GET ${api}/chat.getPermalink`]: async (call) => {
        const message = byTs((await inChannel(call)).get('message_ts'))
        return message ? ok({ channel: channel.id, permalink: addressOf(message) }) : refusal('message_not_found')
      },
      [`GET ${api}/reactions.get`]: async (call) => {
        const message = byTs((await inChannel(call)).get('timestamp'))
        return message ? ok({ type: 'message', channel: channel.id, message: messageJson(message, false) }) : refusal('message_not_found')
      },
      [`POST ${api}/chat.postMessage`]: async (call) => {
        const args = await inChannel(call)
        return server.visible(() => postMessage(args))
      },
      [`POST ${api}/chat.delete`]: async (call) => {
        const message = byTs((await inChannel(call)).get('ts'))
        if (!message) return refusal('message_not_found')
        if (message.by !== 'bot') return refusal('cant_delete_message')
        state.messages = state.messages.filter((other) => other !== message)
        return ok({ channel: channel.id, ts: message.ts })
      },
      ...fileRoutes({ state: () => state, channel: channel.id, baseUrl, argsOf, add, visible: (write) => server.visible(write), takeDoom }),
      [`GET /${new URL(workspace).host}/archives/:channel/:id`]: ({ params }) => {
        const message = state.messages.find(({ ts }) => `p${ts.replace('.', '')}` === params.id)
        if (!message) return refusal('message_not_found')
        const pictures = message.images.map(({ file, alt }) => `<p><img src="${fileUrl(file)}" alt="${escapeHtml(alt)}"></p>`)
        return fakePage(`#${channel.name}`, `<p>${escapeHtml(unescaped(message.text)).replaceAll('\n', '<br>')}</p>${pictures.join('')}`)
      },
    },
  })

  /** A thread is flat: what a message in it follows is all that can be said. After a visitor's word, it is an answer to that. */
  const before = (message: FakeMessage): FakeMessage | undefined =>
    message.thread === null ? undefined : threadOf(message.thread)[threadOf(message.thread).indexOf(message) - 1]
  const isAnswer = (message: FakeMessage) => message.by === 'bot' && (before(message)?.by ?? 'bot') !== 'bot'

  const postOf = (message: FakeMessage): FakePost => {
    const below = message.thread === null ? threadOf(message.ts) : []
    const link = /https?:\/\/\S*[^\s.,;:!?)]/.exec(unescaped(message.text))?.[0]
    return {
      remoteId: message.ts,
      url: addressOf(message),
      author: 'Nordlicht',
      text: unescaped(message.text),
      at: message.at,
      images: message.images.map(({ file, alt }) => ({ url: fileUrl(file), alt })),
      ...(message.film !== null && { films: [{ url: fileUrl(message.film), bytes: fileOf(message.film)?.length ?? 0 }] }),
      card: link && message.unfolds ? { url: link, title: new URL(link).host, description: '' } : null,
      likes: message.likedBy.length + message.reacted.length,
      shares: message.sharedBy.length,
      replies: below.flatMap(({ by, text, at }) => (by === 'bot' ? [] : [{ by, text: unescaped(text), at }])),
      answers: below.filter(isAnswer).map((answer) => ({ to: before(answer)?.ts ?? '', text: unescaped(answer.text) })),
      replyTo: message.thread === null ? null : { root: message.thread, parent: before(message)?.ts ?? message.thread },
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsDoomed = true),
    records: () => state.records,
    timeline: () =>
      state.messages
        .filter((message) => message.by === 'bot' && !isAnswer(message))
        .map(postOf)
        .reverse(),
    visit(remoteId, { kind, by, text = '', as = '+1' }) {
      const message = byTs(remoteId)
      if (!message) return
      const said = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      if (kind === 'reply') add({ by, text: said, images: [], unfolds: false, thread: rootOf(message), metadata: null })
      if (kind === 'like' && as !== '+1') {
        if (!message.reacted.some((other) => other.by === by && other.name === as)) message.reacted.push({ by, name: as })
        return
      }
      const people = kind === 'like' ? message.likedBy : kind === 'share' ? message.sharedBy : []
      if (!people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state) as ReturnType<Fake['save']>,
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

/** The same for the same name. */
const userOf = (name: string) => `U0${Buffer.from(name).toString('hex').toUpperCase()}`

/** https://docs.slack.dev/reference/methods/reactions.get: an entry for each emoji; not all who gave it are always named. */
function reactionsTo({ likedBy, reacted }: Pick<FakeMessage, 'likedBy' | 'reacted'>): readonly object[] {
  const all = [...likedBy.map((by) => ({ by, name: '+1' })), ...reacted]
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const given = all.filter((one) => one.name === name)
    return { name, users: given.slice(0, 50).map(({ by }) => userOf(by)), count: given.length }
  })
}

const platform: FakePlatform = {
  platform: 'slack',
  create,
  worksOn: { media: [filmOf('film')] },
  connect: () => ({ valid: { token, channel: channel.id }, refused: { token: 'xoxb-another-token', channel: channel.id } }),
  credentials: () => ({ token, channelId: channel.id, workspace, botUserId: botUser }),
}
export default platform
