/** A strict Mastodon 4.3 of one account. Rules: https://docs.joinmastodon.org/methods/statuses/ and …/media/, read 2026-07-01. */
import { createFakeServer, fakePage, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { filmTypes, imageTypes, limits, mediaFiles } from './fake-media.ts'
import { oauthRoutes, permit, unauthorised } from './fake-oauth.ts'
import { judgePoll, pollHtml, pollJson, pollLimits } from './fake-poll.ts'
import { notFound, refuse } from './fake-refusal.ts'
import { contentOf, firstLink, lengthOf } from './fake-render.ts'
import { stateSchema, statusInput, type FakeStatus, type State } from './fake-state.ts'
import { visitors } from './fake-voices.ts'

const token = 'fake-mastodon-token-7f3a9c'
const account = { id: '109300000000000001', username: 'nordlicht', name: 'Nordlicht Energie' }
const keyWindowMs = 60 * 60_000

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
  const files = mediaFiles({ state: () => state, baseUrl, nextId: () => nextId() })
  /** Ids grow with time, as Mastodon's snowflakes do: clients page by them. */
  const nextId = () => String((BigInt(clock.now().getTime()) << 16n) + BigInt(state.sequence++))
  const resetAt = () => new Date(Math.ceil((clock.now().getTime() + 1) / 300_000) * 300_000).toISOString()
  const addressOf = (status: FakeStatus) => `${baseUrl()}/@${account.username}/${status.id}`
  const accountJson = () => ({
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.name,
    url: `${baseUrl()}/@${account.username}`,
    followers_count: followersOf(state.statuses.map(({ favouritedBy }) => favouritedBy)),
    statuses_count: state.statuses.length,
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
    media_attachments: files.of(status.id).map(files.json),
    poll: status.poll && pollJson(status.poll),
    favourites_count: status.favouritedBy.length,
    reblogs_count: status.boostedBy.length,
    in_reply_to_id: status.inReplyTo,
    replies_count: status.replies.length + state.statuses.filter(({ inReplyTo }) => inReplyTo === status.id).length,
  })
  const byId = (id: string | null | undefined) => state.statuses.find((status) => status.id === id)
  const voices = visitors({ state: () => state, baseUrl, account, statusJson })
  const rootOf = (status: FakeStatus): FakeStatus => {
    const parent = byId(status.inReplyTo)
    return parent ? rootOf(parent) : status
  }

  const postStatus = (call: FakeCall): FakeReply => {
    const input = statusInput.safeParse(call.json())
    // The controller looks for it before anything else, the key included: set_thread in app/controllers/api/v1/statuses_controller.rb.
    const inReplyTo = input.data?.in_reply_to_id || null
    if (inReplyTo && !byId(inReplyTo) && !voices.byId(inReplyTo))
      refuse(404, 'The post you are trying to reply to does not appear to exist.')
    const key = call.headers.get('idempotency-key')
    const earlier = key === null ? undefined : state.keys[key]
    if (earlier && clock.now().getTime() - Date.parse(earlier.at) < keyWindowMs) {
      const status = byId(earlier.status)
      return status ? { status: 200, json: statusJson(status) } : notFound
    }
    if (!input.success)
      return refuse(422, `Validation failed: ${input.error.issues.map(({ path }) => path.join('.')).join(', ')} is invalid`)
    const { status: text, media_ids: ids, poll, language = null } = input.data
    const attached = files.attachable(ids, poll !== undefined)
    if (poll) judgePoll(poll)
    if (text.trim() === '' && ids.length === 0) refuse(422, "Validation failed: Text can't be blank")
    if (lengthOf(text) > limits.characters) refuse(422, `Validation failed: Text character limit of ${limits.characters} exceeded`)
    const status: FakeStatus = {
      ...{ id: nextId(), at: now(), key, text, language, inReplyTo, favouritedBy: [], boostedBy: [], replies: [] },
      poll: poll ? { options: poll.options, minutes: poll.expires_in / 60, multiple: poll.multiple } : null,
    }
    state.statuses.unshift(status)
    for (const file of attached) file.status = status.id
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
              supported_mime_types: [...imageTypes, ...filmTypes],
              image_size_limit: limits.imageBytes,
              image_matrix_limit: limits.pixels,
              description_limit: limits.description,
              video_size_limit: limits.filmBytes,
              video_matrix_limit: limits.filmPixels,
              video_frame_rate_limit: limits.frames,
            },
            polls: pollLimits,
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

      'GET /api/v1/statuses/:id': (call) => {
        permit(call, state, 'read:statuses')
        const own = byId(call.params.id)
        const json = own ? statusJson(own) : voices.byId(call.params.id)
        return json ? { status: 200, json } : notFound
      },

      'GET /api/v1/statuses/:id/context': (call) => {
        permit(call, state, 'read:statuses')
        const status = byId(call.params.id)
        return status ? { status: 200, json: { ancestors: [], descendants: voices.below(status) } } : notFound
      },

      'GET /api/v1/notifications': (call) => {
        permit(call, state, 'read:notifications')
        return { status: 200, json: voices.notifications(call.query) }
      },

      ...files.routes,

      'GET /@:name/:id': ({ params }) => {
        const status = byId(params.id)
        if (!status || params.name !== account.username) return notFound
        return fakePage(`${account.name} @${account.username}`, contentOf(status.text) + pollHtml(status.poll) + files.html(status.id))
      },
    },
  })

  const postOf = (status: FakeStatus): FakePost => {
    const { images, films } = files.shown(status.id)
    const link = firstLink(status.text)
    return {
      remoteId: status.id,
      url: addressOf(status),
      author: `@${account.username}`,
      text: status.text,
      at: status.at,
      images,
      ...(films.length > 0 && { films }),
      ...(status.poll && { poll: status.poll }),
      card: link !== null && images.length + films.length === 0 ? { url: link, title: new URL(link).host, description: '' } : null,
      likes: status.favouritedBy.length,
      shares: status.boostedBy.length,
      replies: status.replies.map(({ by, text, at }) => ({ by, text, at })),
      answers: voices.answersTo(status),
      replyTo: status.inReplyTo === null ? null : { root: rootOf(status).id, parent: status.inReplyTo },
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    // What answers a visitor is shown below the post that they are talking about.
    timeline: () => state.statuses.filter(({ inReplyTo }) => !voices.byId(inReplyTo)).map(postOf),
    visit(remoteId, { kind, by, text = '' }) {
      const status = byId(remoteId)
      if (!status) return
      if (kind === 'reply') status.replies.push({ by, text, at: now(), id: nextId() })
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
