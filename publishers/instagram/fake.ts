/**
 * A strict Instagram of one business account, by both sign-ins. Rules: https://developers.facebook.com/docs/instagram-platform/content-publishing, read
 * 2026-06-30, and the reference of each node. The two hosts answer alike; their scopes differ.
 */
import { createFakeServer, escapeHtml, fakePage, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { graphError, graphRefusals, graphTime, missing, paged, paramsOf, permitted, picked } from '../testing/fake-graph.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { accountInsights } from './fake-account.ts'
import { account, app, signingIn } from './fake-sign-in.ts'
import { ordered, stateSchema, type FakeMedia, type State } from './fake-state.ts'

const token = 'fake-instagram-page-token-2c9e'
const dayMs = 24 * 60 * 60_000
const quota = 100
const hosts = ['graph.facebook.com', 'graph.instagram.com'] as const

/** What each permission is called, by host. */
const scopeOf = (host: string, name: 'basic' | 'content_publish' | 'manage_comments' | 'manage_insights') =>
  host === hosts[0] ? `instagram_${name}` : `instagram_business_${name}`
const scopes = ['basic', 'content_publish', 'manage_comments', 'manage_insights', 'manage_contents'].map((name) => `instagram_${name}`)

type Answering = (params: { readonly [name: string]: unknown }, call: FakeCall, given: string) => FakeReply | Promise<FakeReply>

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    signIn: { codes: [], tokens: [{ token, scopes, lasts: true }] },
    pageTokens: [token],
    sequence: 0,
    tellsVisits: true,
    retired: [],
    storyViewers: 30,
    containers: [],
    media: [],
    records: [],
  }
  const now = () => clock.now().toISOString()
  const nextId = () => String(17_900_000_000_000_000n + BigInt(++state.sequence))
  const isRecent = (at: string) => clock.now().getTime() - Date.parse(at) < dayMs
  const byId = (id: unknown) => state.media.find((media) => media.id === id)
  const ofComment = (id: unknown) => state.media.find(({ comments }) => comments.some((comment) => comment.id === id))
  const used = () => state.media.filter(({ at }) => isRecent(at)).length

  const addressOf = ({ id, format }: FakeMedia) =>
    `${baseUrl()}/www.instagram.com/${format === 'story' ? `stories/${account.username}` : format === 'reel' ? 'reel' : 'p'}/${id}/`
  const mediaJson = (media: FakeMedia) => ({
    id: media.id,
    caption: media.caption === '' ? undefined : media.caption,
    permalink: addressOf(media),
    timestamp: graphTime(media.at),
    like_count: media.likedBy.length,
    comments_count: media.comments.length,
  })
  const accountJson = () => ({
    id: account.id,
    followers_count: followersOf(state.media.map(({ likedBy }) => likedBy)),
    media_count: state.media.filter(({ format }) => format !== 'story').length,
  })
  const commentJson = ({ id, by, text, at }: FakeMedia['comments'][number]) => ({
    id,
    text,
    timestamp: graphTime(at),
    username: by,
    from: { id: by === account.username ? account.id : `17841${by.length}${by.charCodeAt(0)}`, username: by },
  })

  function publish(id: unknown): FakeReply {
    const container = state.containers.find((known) => known.id === id)
    if (!container || container.isItem || !isRecent(container.at))
      return graphError(400, 24, 'The requested resource does not exist', 2207006)
    if (container.published) return graphError(400, 100, 'The media was published already', 2207007)
    if (container.working > 0) return graphError(400, 9007, 'The media is not ready to be published', 2207027)
    if (used() >= quota) return graphError(400, 9, 'The user reached the maximum number of posts', 2207042)
    container.published = true
    const { caption, files, format } = container
    const media = { id: nextId(), at: now(), caption, files, format, likedBy: [], sharedBy: [], comments: [] }
    state.media.push(media)
    state.records.push({ at: media.at, remoteId: media.id, key: container.id })
    return { status: 200, json: { id: media.id } }
  }

  /** …/docs/instagram-platform/comment-moderation: 300 characters, 4 hashtags, 1 link. */
  function comment(id: string, message: unknown, isAnswer: boolean): FakeReply {
    const media = (isAnswer ? ofComment(id) : byId(id)) ?? missing(id)
    if (typeof message !== 'string' || message.trim() === '') return graphError(400, 100, 'The parameter message is required')
    if (Array.from(message).length > 300 || (message.match(/#/g) ?? []).length > 4 || (message.match(/https?:/g) ?? []).length > 1)
      return graphError(400, 100, 'The comment is too long, or has too many hashtags or links')
    const said = { id: nextId(), by: account.username, text: message, at: now(), to: isAnswer ? id : null }
    media.comments.push(said)
    state.records.push({ at: said.at, remoteId: said.id, key: null })
    return { status: 200, json: { id: said.id } }
  }

  function insights({ metric }: { readonly [name: string]: unknown }, id: string): FakeReply {
    const media = byId(id) ?? missing(id)
    const told: { readonly [name: string]: number } = {
      views: 40 + 3 * media.likedBy.length,
      reach: (media.format === 'story' ? state.storyViewers : 30) + media.likedBy.length,
      shares: media.sharedBy.length,
      // A story cannot be saved.
      ...(media.format !== 'story' && { saved: 0 }),
    }
    const names = String(metric).split(',')
    if (!names.every((name) => name in told && !state.retired.includes(name)))
      return graphError(400, 100, `(#100) metric[0] must be one of ${Object.keys(told).join(', ')}`)
    if (media.format === 'story' && state.storyViewers < 5)
      return graphError(400, 10, '(#10) Not enough viewers for the media to show insights')
    return { status: 200, json: { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: told[name] }] })) } }
  }

  /** Top-level comments, the newest first, each with what answers it. */
  function commentsOf(params: { readonly [name: string]: unknown }, id: string): FakeReply {
    const { comments } = byId(id) ?? missing(id)
    const all = comments.filter(({ to }) => to === null).reverse()
    const told = all.map((one) => {
      const answers = comments.filter(({ to }) => to === one.id).map(commentJson)
      return picked({ ...commentJson(one), replies: answers.length > 0 ? { data: answers } : undefined }, params.fields)
    })
    return { status: 200, json: paged(told, params) }
  }

  function routesOf(host: (typeof hosts)[number]): FakeServerOptions['routes'] {
    const at = `/${host}/v26.0`
    const allowed =
      (needed: readonly Parameters<typeof scopeOf>[1][], answer: Answering) =>
      async (call: FakeCall): Promise<FakeReply> => {
        const params = await paramsOf(call)
        const given = permitted(call, params, state.signIn, ...needed.map((name) => scopeOf(host, name)))
        return answer(params, call, given)
      }
    const mine =
      (answer: Answering): Answering =>
      (params, call, given) =>
        call.params.user === account.id ? answer(params, call, given) : missing(call.params.user ?? '')
    return {
      [`GET ${at}/:user/content_publishing_limit`]: allowed(
        ['basic', 'content_publish'],
        mine(({ fields }) => ({
          status: 200,
          json: { data: [picked({ quota_usage: used(), config: { quota_total: quota, quota_duration: 86_400 } }, fields)] },
        })),
      ),
      [`POST ${at}/:user/media`]: allowed(
        ['basic', 'content_publish'],
        mine(async (_, call) => {
          const container = { ...(await ordered(call.json() ?? {}, state)), id: nextId(), at: now(), published: false }
          state.containers.push(container)
          return { status: 200, json: { id: container.id } }
        }),
      ),
      [`POST ${at}/:user/media_publish`]: allowed(
        ['basic', 'content_publish'],
        mine(({ creation_id: id }) => server.visible(() => publish(id))),
      ),
      [`GET ${at}/:user/media`]: allowed(
        ['basic'],
        mine((params) => listed(params, ({ format }) => format !== 'story')),
      ),
      [`GET ${at}/:user/stories`]: allowed(
        ['basic'],
        mine((params) => listed(params, ({ format, at: since }) => format === 'story' && isRecent(since))),
      ),
      [`GET ${at}/:id/comments`]: allowed(['manage_comments'], (params, { params: { id = '' } }) => commentsOf(params, id)),
      [`POST ${at}/:id/comments`]: allowed(['manage_comments'], ({ message }, { params: { id = '' } }) =>
        server.visible(() => comment(id, message, false)),
      ),
      [`POST ${at}/:id/replies`]: allowed(['manage_comments'], ({ message }, { params: { id = '' } }) =>
        server.visible(() => comment(id, message, true)),
      ),
      [`GET ${at}/:id/insights`]: allowed(['manage_insights'], (params, { params: { id = '' } }) =>
        id === account.id ? accountInsights(params, state, clock.now()) : insights(params, id),
      ),
      [`GET ${at}/:id`]: allowed(['basic'], ({ fields }, { params: { id = '' } }) => {
        if (id === account.id) return { status: 200, json: picked(accountJson(), fields) }
        const container = state.containers.find((known) => known.id === id)
        if (!container) return { status: 200, json: picked(mediaJson(byId(id) ?? missing(id)), fields) }
        const told = container.published
          ? 'PUBLISHED'
          : !isRecent(container.at)
            ? 'EXPIRED'
            : container.working > 0
              ? 'IN_PROGRESS'
              : 'FINISHED'
        if (container.working > 0) container.working--
        return { status: 200, json: picked({ id, status_code: told, status: told }, fields) }
      }),
    }
  }

  const listed = (params: { readonly [name: string]: unknown }, which: (media: FakeMedia) => boolean): FakeReply => ({
    status: 200,
    json: paged(
      state.media
        .filter(which)
        .reverse()
        .map((media) => picked(mediaJson(media), params.fields)),
      params,
    ),
  })

  const server = createFakeServer({
    clock,
    notFound: graphError(400, 2500, 'Unknown path components'),
    refusals: graphRefusals,
    routes: {
      ...signingIn(() => state, baseUrl),
      'DELETE /graph.facebook.com/v26.0/:id': async (call) => {
        permitted(call, await paramsOf(call), state.signIn, 'instagram_manage_contents')
        const { id = '' } = call.params
        if (!byId(id) && !ofComment(id)) missing(id)
        for (const media of state.media) media.comments = media.comments.filter((one) => one.id !== id)
        state.media = state.media.filter((media) => media.id !== id)
        return { status: 200, json: { success: true } }
      },
      ...routesOf('graph.facebook.com'),
      ...routesOf('graph.instagram.com'),
      'GET /www.instagram.com/:kind/:id/': ({ params }) => {
        const media = byId(params.id)
        if (!media) return { status: 404, text: 'This page is not there.' }
        const pictures = media.files.map(
          (file, at) => `<p><img src="${baseUrl()}/files/${media.id}/${at}" alt="${escapeHtml(file.alt)}"></p>`,
        )
        return fakePage(account.username, `${pictures.join('')}<p>${escapeHtml(media.caption)}</p>`)
      },
      'GET /files/:media/:at': ({ params }) => {
        const file = byId(params.media)?.files[Number(params.at)]
        if (!file) return { status: 404, text: 'This file is not there.' }
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
    },
  })

  const shown = (media: FakeMedia): FakePost[] => {
    const files = media.files.map((file, at) => ({
      ...file,
      url: file.kind === 'image' ? `${baseUrl()}/files/${media.id}/${at}` : file.url,
    }))
    const ours = media.comments.filter(({ by }) => by === account.username)
    const none = { author: account.username, images: [], card: null, likes: 0, shares: 0, replies: [] }
    const first = ours
      .filter(({ to }) => to === null)
      .map(({ id, text, at }) => ({
        ...none,
        remoteId: id,
        url: `${addressOf(media)}c/${id}/`,
        text,
        at,
        replyTo: { root: media.id, parent: media.id },
      }))
    return [
      {
        ...none,
        remoteId: media.id,
        url: addressOf(media),
        text: media.caption,
        at: media.at,
        images: files.filter(({ kind }) => kind === 'image').map(({ url, alt }) => ({ url, alt })),
        films: files.filter(({ kind }) => kind === 'video').map(({ url, bytes }) => ({ url, bytes })),
        format: media.format,
        likes: media.likedBy.length,
        shares: media.sharedBy.length,
        replies: media.comments.filter(({ by }) => by !== account.username).map(({ by, text, at }) => ({ by, text, at })),
        answers: ours.flatMap(({ to, text }) => (to === null ? [] : [{ to, text }])),
        replyTo: null,
      },
      ...first,
    ]
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.media.flatMap(shown).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const media = byId(remoteId)
      if (kind === 'reply') media?.comments.push({ id: nextId(), by, text, at: now(), to: null })
      const people = kind === 'like' ? media?.likedBy : kind === 'share' ? media?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'instagram',
  create,
  connect: () => ({ redirect: { page: 'yes', insights: 'yes' } }),
  app,
  credentials: () => ({ host: 'https://graph.facebook.com', userId: account.id, handle: account.username, token, insights: true }),
}
export default platform
