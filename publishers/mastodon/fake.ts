/** A strict Mastodon 4.3 of one account. Rules: https://docs.joinmastodon.org/methods/statuses/ and …/media/, read 2026-07-01. */
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { oauthRoutes, permit, unauthorised } from './fake-oauth.ts'
import { contentOf, firstLink, lengthOf } from './fake-render.ts'
import { stateSchema, statusInput, type FakeStatus, type State } from './fake-state.ts'

const token = 'fake-mastodon-token-7f3a9c'
const account = { id: '109300000000000001', username: 'nordlicht', name: 'Nordlicht Energie' }
const limits = { characters: 500, perLink: 23, media: 4, description: 1500, imageBytes: 16_777_216, pixels: 33_177_600 }
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
const keyWindowMs = 60 * 60_000
/** Larger files are worked on for a while: 202, then 206 once, then 200. */
const asyncFromBytes = 100_000

const refuse = (status: number, error: string): never => {
  throw new FakeRefusal({ status, json: { error } })
}
const notFound: FakeReply = { status: 404, json: { error: 'Record not found' } }

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    apps: [],
    codes: [],
    tokens: [{ token, scopes: ['read', 'write'] }],
    sequence: 0,
    media: [],
    statuses: [],
    keys: {},
    records: [],
  }
  const now = () => clock.now().toISOString()
  /** Ids grow with time, as Mastodon's snowflakes do: clients page by them. */
  const nextId = () => String((BigInt(clock.now().getTime()) << 16n) + BigInt(state.sequence++))
  const resetAt = () => new Date(Math.ceil((clock.now().getTime() + 1) / 300_000) * 300_000).toISOString()
  const mediaOf = (status: FakeStatus) => state.media.filter((file) => file.status === status.id)
  const addressOf = (status: FakeStatus) => `${baseUrl()}/@${account.username}/${status.id}`
  const accountJson = () => ({
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.name,
    url: `${baseUrl()}/@${account.username}`,
  })
  const mediaJson = (file: State['media'][number]) => ({
    id: file.id,
    type: 'image',
    url: file.stillProcessing > 0 ? null : `${baseUrl()}/media/${file.id}`,
    description: file.description === '' ? null : file.description,
  })
  const statusJson = (status: FakeStatus) => ({
    id: status.id,
    created_at: status.at,
    uri: addressOf(status),
    url: addressOf(status),
    visibility: 'public',
    language: status.language,
    content: contentOf(status.text),
    account: accountJson(),
    media_attachments: mediaOf(status).map(mediaJson),
    favourites_count: status.favouritedBy.length,
    reblogs_count: status.boostedBy.length,
    in_reply_to_id: status.inReplyTo,
    replies_count: status.replies.length + state.statuses.filter(({ inReplyTo }) => inReplyTo === status.id).length,
  })
  const byId = (id: string | null | undefined) => state.statuses.find((status) => status.id === id)
  const rootOf = (status: FakeStatus): FakeStatus => {
    const parent = byId(status.inReplyTo)
    return parent ? rootOf(parent) : status
  }

  const postStatus = (call: FakeCall): FakeReply => {
    const input = statusInput.safeParse(call.json())
    // The controller looks for it before anything else, the key included: set_thread in app/controllers/api/v1/statuses_controller.rb.
    const inReplyTo = input.data?.in_reply_to_id || null
    if (inReplyTo && !byId(inReplyTo)) refuse(404, 'The post you are trying to reply to does not appear to exist.')
    const key = call.headers.get('idempotency-key')
    const earlier = key === null ? undefined : state.keys[key]
    if (earlier && clock.now().getTime() - Date.parse(earlier.at) < keyWindowMs) {
      const status = byId(earlier.status)
      return status ? { status: 200, json: statusJson(status) } : notFound
    }
    if (!input.success)
      return refuse(422, `Validation failed: ${input.error.issues.map(({ path }) => path.join('.')).join(', ')} is invalid`)
    const { status: text, media_ids: ids, language = null } = input.data
    if (ids.length > limits.media) refuse(422, `Cannot attach more than ${limits.media} files`)
    const files = ids.map((id) => state.media.find((file) => file.id === id && file.status === null))
    const missing = ids.filter((_, at) => !files[at])
    if (missing.length > 0) refuse(422, `Media with ids ${missing.join(', ')} not found or already attached to another post`)
    if (files.some((file) => file && file.stillProcessing > 0))
      refuse(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    if (text.trim() === '' && ids.length === 0) refuse(422, "Validation failed: Text can't be blank")
    if (lengthOf(text) > limits.characters) refuse(422, `Validation failed: Text character limit of ${limits.characters} exceeded`)
    const status: FakeStatus = { id: nextId(), at: now(), key, text, language, inReplyTo, favouritedBy: [], boostedBy: [], replies: [] }
    state.statuses.unshift(status)
    for (const file of files) if (file) file.status = status.id
    if (key !== null) state.keys[key] = { status: status.id, at: status.at }
    state.records.push({ at: status.at, remoteId: status.id, key })
    return { status: 200, json: statusJson(status) }
  }

  const server = createFakeServer({
    clock,
    notFound,
    headers: () => ({ 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '299', 'x-ratelimit-reset': resetAt() }),
    refusals: {
      'refuse-500': () => ({ status: 500, json: { error: 'Internal Server Error' } }),
      'rate-limit': () => ({ status: 429, headers: { 'x-ratelimit-remaining': '0' }, json: { error: 'Too many requests' } }),
      unauthorised,
      'refuse-content': () => ({ status: 422, json: { error: 'Validation failed: Text contains a blocked word' } }),
    },
    routes: {
      ...oauthRoutes(() => state, baseUrl),

      'GET /api/v2/instance': () => ({
        status: 200,
        json: {
          domain: new URL(baseUrl()).host,
          title: 'A fake Mastodon',
          version: '4.3.0',
          configuration: {
            statuses: {
              max_characters: limits.characters,
              max_media_attachments: limits.media,
              characters_reserved_per_url: limits.perLink,
            },
            media_attachments: {
              supported_mime_types: [...imageTypes, 'video/mp4'],
              image_size_limit: limits.imageBytes,
              image_matrix_limit: limits.pixels,
              description_limit: limits.description,
            },
          },
        },
      }),

      'GET /api/v1/accounts/verify_credentials': (call) => {
        permit(call, state, 'read:accounts')
        return { status: 200, json: accountJson() }
      },

      'GET /api/v1/accounts/:id/statuses': (call) => {
        permit(call, state, 'read:statuses')
        if (call.params.id !== account.id) return notFound
        const limit = Math.min(Number(call.query.get('limit') ?? 20), 40)
        const before = call.query.get('max_id')
        const listed = state.statuses.filter(({ id }) => before === null || BigInt(id) < BigInt(before))
        return { status: 200, json: listed.slice(0, limit).map(statusJson) }
      },

      'GET /api/v1/statuses': (call) => {
        permit(call, state, 'read:statuses')
        const ids = call.query.getAll('id[]')
        if (ids.length > 20) refuse(422, 'Validation failed')
        return { status: 200, json: state.statuses.filter(({ id }) => ids.includes(id)).map(statusJson) }
      },

      'POST /api/v1/statuses': (call) => {
        permit(call, state, 'write:statuses')
        return server.visible(() => postStatus(call))
      },

      'DELETE /api/v1/statuses/:id': (call) => {
        permit(call, state, 'write:statuses')
        const status = byId(call.params.id)
        if (!status) return notFound
        state.statuses = state.statuses.filter((other) => other !== status)
        // The database does it: "in_reply_to_id", on_delete: :nullify in db/schema.rb.
        for (const answer of state.statuses) if (answer.inReplyTo === status.id) answer.inReplyTo = null
        return { status: 200, json: { ...statusJson(status), text: status.text } }
      },

      'POST /api/v2/media': async (call) => {
        permit(call, state, 'write:media')
        const form = await call.form().catch(() => new FormData())
        const file = form.get('file')
        const description = form.get('description')
        if (!(file instanceof File)) return refuse(422, "Validation failed: File can't be blank")
        if (!imageTypes.includes(file.type)) refuse(422, 'Validation failed: File content type is invalid')
        if (file.size > limits.imageBytes) refuse(422, 'Validation failed: File must be less than 16 MB')
        const words = typeof description === 'string' ? description : ''
        if ([...words].length > limits.description)
          refuse(422, `Validation failed: Description is too long (maximum is ${limits.description} characters)`)
        const stored = {
          id: nextId(),
          mimeType: file.type,
          base64: Buffer.from(await file.arrayBuffer()).toString('base64'),
          description: words,
          stillProcessing: file.size > asyncFromBytes ? 2 : 0,
          status: null,
        }
        state.media.push(stored)
        return { status: stored.stillProcessing > 0 ? 202 : 200, json: mediaJson(stored) }
      },

      'GET /api/v1/media/:id': (call) => {
        permit(call, state, 'write:media')
        const file = state.media.find(({ id, status }) => id === call.params.id && status === null)
        if (!file) return notFound
        if (file.stillProcessing > 0) file.stillProcessing--
        return { status: file.stillProcessing > 0 ? 206 : 200, json: mediaJson(file) }
      },

      'GET /media/:id': ({ params }) => {
        const file = state.media.find(({ id }) => id === params.id)
        return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : notFound
      },

      'GET /@:name/:id': ({ params }) => {
        const status = byId(params.id)
        if (!status || params.name !== account.username) return notFound
        const images = mediaOf(status).map(
          ({ id, description }) => `<p><img src="${baseUrl()}/media/${id}" alt="${escapeHtml(description)}"></p>`,
        )
        return fakePage(`${account.name} @${account.username}`, contentOf(status.text) + images.join(''))
      },
    },
  })

  const postOf = (status: FakeStatus): FakePost => {
    const images = mediaOf(status).map(({ id, description }) => ({ url: `${baseUrl()}/media/${id}`, alt: description }))
    const link = firstLink(status.text)
    return {
      remoteId: status.id,
      url: addressOf(status),
      author: `@${account.username}`,
      text: status.text,
      at: status.at,
      images,
      card: link !== null && images.length === 0 ? { url: link, title: new URL(link).host, description: '' } : null,
      likes: status.favouritedBy.length,
      shares: status.boostedBy.length,
      replies: status.replies,
      replyTo: status.inReplyTo === null ? null : { root: rootOf(status).id, parent: status.inReplyTo },
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.statuses.map(postOf),
    visit(remoteId, { kind, by, text = '' }) {
      const status = byId(remoteId)
      if (!status) return
      if (kind === 'reply') status.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? status.favouritedBy : kind === 'share' ? status.boostedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'mastodon',
  create,
  connect: (baseUrl) => ({
    valid: { instance: baseUrl, token },
    refused: { instance: baseUrl, token: 'another-token-entirely' },
    redirect: { instance: baseUrl },
  }),
  credentials: (baseUrl) => ({ server: baseUrl, token, accountId: account.id }),
}
export default platform
