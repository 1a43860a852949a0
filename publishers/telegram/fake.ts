/** A strict Bot API with one bot in one public channel. Rules: https://core.telegram.org/bots/api, Bot API 10.1, read 2026-06-18. */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import {
  albumInput,
  messageInput,
  photoInput,
  pollInput,
  stateSchema,
  type FakeFile,
  type FakePostState,
  type State,
} from './fake-state.ts'

const token = '110201543:fake-telegram-token-4d1e'
const bot = { id: 110201543, is_bot: true, first_name: 'Nordlicht Bot', username: 'nordlicht_bot' }
const channel = { id: -1001300000001, type: 'channel', title: 'Nordlicht Energie', username: 'nordlicht' }
const host = '/api.telegram.org'

/** …#making-requests: `ok`, `error_code` and `description` in every refusal. */
const refusal = (status: number, description: string, parameters?: object): FakeReply => ({
  status,
  json: { ok: false, error_code: status, description, ...(parameters && { parameters }) },
})
const refuse = (status: number, description: string): never => {
  throw new FakeRefusal(refusal(status, description))
}
const ok = (result: unknown): FakeReply => ({ status: 200, json: { ok: true, result } })

function permit({ params }: FakeCall): void {
  // …#authorizing-your-bot; what is no token at all is an unknown address. General knowledge, as the words of all refusals here.
  if (params.token !== token) refuse(/^\d+:[\w-]{20,}$/.test(params.token ?? '') ? 401 : 404, 'Unauthorized')
}
/** Only the id and the public name lead to the channel. */
const inChannel = (chatId: unknown): void => {
  if (![String(channel.id), `@${channel.username}`].includes(String(chatId))) refuse(400, 'Bad Request: chat not found')
}
function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const { data, error } = schema.safeParse(input)
  if (data === undefined) return refuse(400, `Bad Request: ${error?.issues[0]?.path.join('.')} is invalid or too long`)
  return data
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { lastId: 0, posts: [], records: [] }
  const now = () => clock.now().toISOString()
  const remoteId = ({ ids }: FakePostState) => ids.join(',')
  const byId = (id: number | null | undefined) => state.posts.find(({ ids }) => ids.includes(id ?? 0))
  const addressOf = ({ ids }: FakePostState) => `${baseUrl()}/t.me/${channel.username}/${ids[0]}`

  type New = Partial<Omit<FakePostState, 'ids' | 'at'>> & { readonly answers?: { message_id: number } | undefined }
  /** …#replyparameters: without `allow_sending_without_reply` what is answered must be there. */
  const add = ({ answers, ...post }: New): FakeReply => {
    if (answers && !byId(answers.message_id)) return refusal(400, 'Bad Request: message to be replied not found')
    const ids = Array.from({ length: Math.max(1, post.files?.length ?? 1) }, () => ++state.lastId)
    const made = {
      ...{ ids, at: now(), text: '', files: [], poll: null, previewed: null },
      ...{ replyTo: answers?.message_id ?? null, likedBy: [], sharedBy: [], replies: [], ...post },
    }
    state.posts.push(made)
    state.records.push({ at: made.at, remoteId: remoteId(made), key: null })
    const messages = ids.map((message_id) => ({ message_id, date: Math.floor(clock.now().getTime() / 1000), chat: channel }))
    return ok(ids.length > 1 ? messages : messages[0])
  }

  /** …#sending-files: 10 MB for a photo, 50 MB for anything else. */
  const fileOf = async (form: FormData, name: string, kind: FakeFile['kind']): Promise<FakeFile> => {
    const file = form.get(name)
    if (!(file instanceof File) || file.size === 0) return refuse(400, `Bad Request: there is no ${kind} in the request`)
    if (file.size > (kind === 'photo' ? 10_000_000 : 50_000_000)) refuse(413, 'Request Entity Too Large')
    const known = kind === 'photo' ? ['image/jpeg', 'image/png', 'image/webp'] : ['video/mp4']
    if (!known.includes(file.type)) refuse(400, 'Bad Request: IMAGE_PROCESS_FAILED')
    const base64 = Buffer.from(await file.arrayBuffer()).toString('base64')
    return { id: `${state.lastId + 1}-${name}`, kind, mimeType: file.type, base64 }
  }
  const texts = (form: FormData) => Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const single = (kind: FakeFile['kind']) => async (call: FakeCall) => {
    permit(call)
    const form = await call.form().catch(() => new FormData())
    const input = parsed(photoInput, texts(form))
    inChannel(input.chat_id)
    const file = await fileOf(form, kind, kind)
    return server.visible(() => add({ text: input.caption, files: [file], answers: input.reply_parameters }))
  }

  const server = createFakeServer({
    clock,
    notFound: refusal(404, 'Not Found'),
    refusals: {
      'refuse-500': () => refusal(500, 'Internal Server Error'),
      // …#responseparameters
      'rate-limit': () => refusal(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
      unauthorised: () => refusal(401, 'Unauthorized'),
      'refuse-content': () => refusal(400, 'Bad Request: message text is empty'),
    },
    routes: {
      [`POST ${host}/bot:token/getMe`]: (call) => {
        permit(call)
        return ok(bot)
      },
      [`POST ${host}/bot:token/getChat`]: (call) => {
        permit(call)
        inChannel(parsed(z.object({ chat_id: z.string() }), call.json()).chat_id)
        return ok({ ...channel, accent_color_id: 0, max_reaction_count: 11 })
      },
      [`POST ${host}/bot:token/getChatMember`]: (call) => {
        permit(call)
        const input = parsed(z.object({ chat_id: z.string(), user_id: z.int() }), call.json())
        inChannel(input.chat_id)
        if (input.user_id !== bot.id) refuse(400, 'Bad Request: member not found')
        return ok({ status: 'administrator', user: bot, can_be_edited: false, can_post_messages: true, can_delete_messages: false })
      },
      [`POST ${host}/bot:token/sendMessage`]: (call) => {
        permit(call)
        const input = parsed(messageInput, call.json())
        inChannel(input.chat_id)
        const { is_disabled, url = null } = input.link_preview_options ?? {}
        return server.visible(() => add({ text: input.text, previewed: is_disabled ? null : url, answers: input.reply_parameters }))
      },
      [`POST ${host}/bot:token/sendPoll`]: (call) => {
        permit(call)
        const input = parsed(pollInput, call.json())
        inChannel(input.chat_id)
        const options = input.options.map(({ text }) => text)
        const poll = { options, minutes: (input.open_period ?? 0) / 60, multiple: input.allows_multiple_answers }
        const text = [input.question, input.description].filter((part) => part !== '').join('\n\n')
        return server.visible(() => add({ text, poll, answers: input.reply_parameters }))
      },
      [`POST ${host}/bot:token/sendPhoto`]: single('photo'),
      [`POST ${host}/bot:token/sendVideo`]: single('video'),
      [`POST ${host}/bot:token/sendMediaGroup`]: async (call) => {
        permit(call)
        const form = await call.form().catch(() => new FormData())
        const input = parsed(albumInput, texts(form))
        inChannel(input.chat_id)
        const files = await Promise.all(input.media.map(({ type, media }) => fileOf(form, media.slice('attach://'.length), type)))
        // The clients show the caption of an album where exactly one of its messages has one: general knowledge.
        const [text = '', ...more] = input.media.map(({ caption }) => caption).filter((caption) => caption !== '')
        return server.visible(() => add({ text: more.length > 0 ? '' : text, files, answers: input.reply_parameters }))
      },
      [`POST ${host}/bot:token/deleteMessage`]: (call) => {
        permit(call)
        const input = parsed(z.object({ chat_id: z.string(), message_id: z.int() }), call.json())
        inChannel(input.chat_id)
        const post = byId(input.message_id)
        if (!post) return refusal(400, 'Bad Request: message to delete not found')
        // …#deletemessage: 48 hours, for a bot that has not can_delete_messages.
        if (clock.now().getTime() - Date.parse(post.at) > 48 * 3_600_000) refuse(400, "Bad Request: message can't be deleted")
        post.ids = post.ids.filter((id) => id !== input.message_id)
        if (post.ids.length === 0) state.posts = state.posts.filter((other) => other !== post)
        return ok(true)
      },
      'GET /t.me/file/:id': ({ params }) => {
        const file = state.posts.flatMap(({ files }) => files).find(({ id }) => id === params.id)
        if (!file) return refusal(404, 'Not Found')
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
      'GET /t.me/:name/:id': ({ params }) => {
        const post = byId(Number(params.id))
        if (!post || params.name !== channel.username) return refusal(404, 'Not Found')
        const pictures = post.files.filter(({ kind }) => kind === 'photo').map((file) => `<p><img src="${fileUrl(file)}" alt=""></p>`)
        return fakePage(channel.title, pictures.join('') + `<p>${escapeHtml(post.text).replaceAll('\n', '<br>')}</p>`)
      },
    },
  })

  const fileUrl = ({ id }: FakeFile) => `${baseUrl()}/t.me/file/${id}`
  const rootOf = (post: FakePostState): FakePostState => {
    const parent = byId(post.replyTo)
    return parent ? rootOf(parent) : post
  }
  const postOf = (post: FakePostState): FakePost => {
    const parent = byId(post.replyTo)
    return {
      remoteId: remoteId(post),
      url: addressOf(post),
      author: channel.title,
      text: post.text,
      at: post.at,
      images: post.files.filter(({ kind }) => kind === 'photo').map((file) => ({ url: fileUrl(file), alt: '' })),
      films: post.files.filter(({ kind }) => kind === 'video').map((file) => ({ url: fileUrl(file), bytes: sizeOf(file) })),
      ...(post.poll && { poll: post.poll }),
      card: post.previewed === null ? null : { url: post.previewed, title: new URL(post.previewed).host, description: '' },
      likes: post.likedBy.length,
      shares: post.sharedBy.length,
      replies: post.replies,
      replyTo: parent ? { root: remoteId(rootOf(parent)), parent: remoteId(parent) } : null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.posts.map(postOf).reverse(),
    visit(id, { kind, by, text = '' }) {
      const post = state.posts.find((one) => remoteId(one) === id)
      if (kind === 'reply') post?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? post?.likedBy : kind === 'share' ? post?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const sizeOf = ({ base64 }: FakeFile) => Buffer.from(base64, 'base64').length

const platform: FakePlatform = {
  platform: 'telegram',
  create,
  connect: () => ({
    valid: { token, channel: `@${channel.username}` },
    refused: { token: '110201543:another-token-entirely', channel: `@${channel.username}` },
  }),
  credentials: () => ({ token, chatId: String(channel.id), username: channel.username }),
}
export default platform
