/**
 * A strict Facebook of one page, as far as the publisher reaches. Rules: https://developers.facebook.com/docs/pages-api, read 2026-09, and Meta's
 * specifications of 2026-04-15.
 */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, type FakeReply } from '../testing/fake-server.ts'
import { fetched, graphError, graphRefusals, missing, paged, paramsOf, permitted, picked, refuseGraph } from '../testing/fake-graph.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { filmOf } from '../testing/stories.ts'
import { signingIn } from './fake-sign-in.ts'
import { commentJson, commentsOf, insightsOf, pageInsightsOf, postJson } from './fake-told.ts'
import { asked, filmRoutes, type Films } from './fake-film.ts'
import { allowed, api, app, newPost, nextId, page, stateSchema, type FakePagePost, type State } from './fake-state.ts'

const token = 'fake-facebook-page-token-8d41'
const publishing = ['pages_manage_posts', 'pages_read_engagement', 'pages_show_list']
const scopes = [...publishing, 'pages_manage_engagement', 'read_insights', 'pages_read_user_content']

const feedInput = z.strictObject({
  message: z.string().default(''),
  link: z.url().optional(),
  attached_media: z.array(z.strictObject({ media_fbid: z.string() })).default([]),
})
const photoInput = z.strictObject({ url: z.string(), published: z.literal(false), alt_text_custom: z.string().default('') })

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    signIn: { codes: [], tokens: [{ token, scopes, lasts: true }] },
    pageTokens: [token],
    sequence: 0,
    photos: [],
    films: [],
    posts: [],
    records: [],
    nextIsDoomed: false,
    retired: [],
  }
  const now = () => clock.now().toISOString()
  const followers = () => followersOf(state.posts.map(({ likedBy }) => likedBy))
  const byId = (id: unknown) => state.posts.find((post) => post.id === id)
  const ofComment = (id: unknown) => state.posts.find(({ comments }) => comments.some((comment) => comment.id === id))
  const addressOf = (post: FakePagePost) =>
    `${baseUrl()}/www.facebook.com/${post.format === 'story' ? `stories/${page.id}/${post.id}` : post.format === 'reel' ? `reel/${post.film}` : post.film ? `${page.id}/videos/${post.film}` : post.id}`

  function published(post: FakePagePost): FakeReply {
    state.posts.push(post)
    state.records.push({ at: post.at, remoteId: post.id, key: null })
    return { status: 200, json: post.format === 'story' ? { success: true, post_id: post.id } : { id: post.id } }
  }
  /** Pictures that went up unpublished, each used once. */
  function used(ids: readonly string[]): string[] {
    const photos = ids.map((id) => state.photos.find((photo) => photo.id === id && !photo.isUsed) ?? missing(id))
    for (const photo of photos) photo.isUsed = true
    return photos.map(({ id }) => id)
  }

  function toFeed(params: unknown): FakeReply {
    const input = feedInput.safeParse(params).data ?? refuseGraph(100, 'Invalid parameter')
    const { message, link = null, attached_media: media } = input
    if (message.trim() === '' && link === null && media.length === 0)
      refuseGraph(100, 'The post is empty. Please enter a message to share.', 1349125)
    if (message.length > 63_206) refuseGraph(100, 'The message is too long')
    if (media.length > 10) refuseGraph(100, 'A post has at most 10 pictures')
    if (link !== null && media.length > 0) refuseGraph(100, 'A post has a link or pictures, not both')
    const photos = used(media.map(({ media_fbid: id }) => id))
    return published(newPost({ id: `${page.id}_${nextId(state)}`, at: now(), message, link, photos }))
  }

  function comment(to: string, message: unknown): FakeReply {
    const post = byId(to) ?? ofComment(to)
    if (!post) return graphError(400, 100, `Unsupported post request. Object with ID '${to}' does not exist`, 33)
    if (typeof message !== 'string' || message.trim() === '') return graphError(400, 100, 'The parameter message is required')
    const id = `${post.id.split('_').at(-1)}_${nextId(state)}`
    post.comments.push({ id, by: page.id, message, at: now(), to: to === post.id ? null : to })
    state.records.push({ at: now(), remoteId: id, key: null })
    return { status: 200, json: { id } }
  }

  const nodeOf = (id: string) => {
    const post = ofComment(id)
    return post ? commentJson(post, id) : postJson(byId(id) ?? missing(id))
  }

  const server = createFakeServer({
    clock,
    notFound: graphError(400, 2500, 'Unknown path components'),
    refusals: graphRefusals,
    routes: {
      ...signingIn(() => state, baseUrl),
      [`POST ${api}/:page/feed`]: allowed(
        () => state,
        publishing,
        (_, call) => server.visible(() => toFeed(call.json())),
      ),
      [`POST ${api}/:page/photos`]: allowed(
        () => state,
        publishing,
        async (_, call) => {
          const input = photoInput.safeParse(call.json()).data ?? refuseGraph(100, 'Invalid parameter')
          const file = await fetched(input.url, 'image', ['image/jpeg', 'image/png'], 4_000_000)
          const photo = { ...file, alt: input.alt_text_custom, id: nextId(state), isUsed: false }
          state.photos.push(photo)
          return { status: 200, json: { id: photo.id } }
        },
      ),
      [`POST ${api}/:page/photo_stories`]: allowed(
        () => state,
        publishing,
        ({ photo_id: id }) =>
          server.visible(() => published(newPost({ id: nextId(state), at: now(), photos: used([String(id)]), format: 'story' }))),
      ),
      [`GET ${api}/:page/published_posts`]: allowed(
        () => state,
        ['pages_read_engagement'],
        (params) => {
          const all = state.posts.filter(({ format }) => format !== 'story').toReversed()
          return {
            status: 200,
            json: paged(
              all.map((post) => picked(postJson(post), params.fields)),
              params,
            ),
          }
        },
      ),
      [`GET ${api}/:page/stories`]: allowed(
        () => state,
        ['pages_read_engagement'],
        (params) => {
          const all = state.posts
            .filter(({ format }) => format === 'story')
            .map(({ id, photos, film }) => ({ post_id: id, media_id: photos[0] ?? film }))
          return {
            status: 200,
            json: paged(
              all.map((one) => picked(one, params.fields)),
              params,
            ),
          }
        },
      ),
      ...filmRoutes(films()),
      [`GET ${api}/:id/comments`]: async (call) => {
        const params = await paramsOf(call)
        const given = permitted(call, params, state.signIn, 'pages_read_engagement')
        const sees = state.signIn.tokens.some((one) => one.token === given && one.scopes.includes('pages_read_user_content'))
        const { id = '' } = call.params
        const post = byId(id) ?? ofComment(id) ?? missing(id)
        return commentsOf(post, id, addressOf(post), params, sees)
      },
      [`POST ${api}/:id/comments`]: allowed(
        () => state,
        ['pages_manage_engagement'],
        ({ message }, { params: { id = '' } }) => server.visible(() => comment(id, message)),
      ),
      [`GET ${api}/:id/insights`]: allowed(
        () => state,
        ['read_insights'],
        (params, { params: { id = '' } }) =>
          id === page.id ? pageInsightsOf(params, followers(), clock.now()) : insightsOf(byId(id) ?? missing(id), params, state.retired),
      ),
      [`GET ${api}/:id`]: allowed(
        () => state,
        ['pages_read_engagement'],
        (params, { params: { id = '' } }) => {
          if (id === page.id)
            return {
              status: 200,
              json: picked({ ...page, followers_count: followers() }, params.fields),
            }
          const film = state.films.find((one) => one.id === id)
          return film ? asked(film, params, films()) : { status: 200, json: picked(nodeOf(id), params.fields) }
        },
      ),
      [`DELETE ${api}/:id`]: allowed(
        () => state,
        ['pages_manage_posts'],
        (_, { params: { id = '' } }) => {
          if (!byId(id) && !ofComment(id)) missing(id)
          for (const post of state.posts) post.comments = post.comments.filter((one) => one.id !== id)
          state.posts = state.posts.filter((post) => post.id !== id)
          return { status: 200, json: { success: true } }
        },
      ),
      'GET /www.facebook.com/:id': ({ params }) => {
        const post = byId(params.id)
        if (!post) return { status: 404, text: 'This page is not there.' }
        const pictures = photosOf(post).map(({ url, alt }) => `<p><img src="${url}" alt="${escapeHtml(alt)}"></p>`)
        return fakePage(page.name, `<p>${escapeHtml(post.message)}</p>${pictures.join('')}`)
      },
      'GET /photos/:id': ({ params }) => {
        const photo = state.photos.find(({ id }) => id === params.id)
        if (!photo) return { status: 404, text: 'This photo is not there.' }
        return { status: 200, headers: { 'content-type': photo.mimeType }, bytes: Buffer.from(photo.base64, 'base64') }
      },
    },
  })

  function films(): Films {
    return { state: () => state, now, visible: (write) => server.visible(write) }
  }
  const photosOf = ({ photos }: FakePagePost) =>
    state.photos.filter(({ id }) => photos.includes(id)).map(({ id, alt }) => ({ url: `${baseUrl()}/photos/${id}`, alt }))

  const shown = (post: FakePagePost): FakePost[] => {
    const ours = post.comments.filter(({ by }) => by === page.id)
    const theirs = post.comments.filter(({ by }) => by !== page.id)
    const none = { author: page.name, images: [], card: null, likes: 0, shares: 0, replies: [] }
    const film = state.films.find(({ id }) => id === post.film)
    const answersVisitor = (to: string | null) => theirs.some(({ id }) => id === to)
    const parts = ours
      .filter(({ to }) => !answersVisitor(to))
      .map(({ id, message, at, to }) => ({
        ...none,
        remoteId: id,
        url: `${addressOf(post)}?comment_id=${id.split('_').at(-1)}`,
        text: message,
        at,
        replyTo: { root: post.id, parent: to ?? post.id },
      }))
    return [
      {
        ...none,
        remoteId: post.id,
        url: addressOf(post),
        text: post.message,
        at: post.at,
        images: photosOf(post),
        films: film ? [{ url: film.url === '' ? `${baseUrl()}/films/${film.id}` : film.url, bytes: film.size }] : [],
        format: post.format,
        card: post.link === null ? null : { url: post.link, title: new URL(post.link).host, description: '' },
        likes: post.likedBy.length,
        shares: post.sharedBy.length,
        replies: theirs.map(({ by, message, at }) => ({ by, text: message, at })),
        answers: ours.flatMap(({ to, message }) => (to !== null && answersVisitor(to) ? [{ to, text: message }] : [])),
        replyTo: null,
      },
      ...parts,
    ]
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (state.nextIsDoomed = true),
    records: () => state.records,
    timeline: () => state.posts.flatMap(shown).toReversed(),
    visit(remoteId, { kind, by, text = '', as = 'like' }) {
      const post = byId(remoteId)
      if (kind === 'reply')
        post?.comments.push({ id: `${post.id.split('_').at(-1)}_${nextId(state)}`, by, message: text, at: now(), to: null })
      const people = kind === 'like' ? post?.likedBy : kind === 'share' ? post?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
      // Each person has one reaction: another one takes its place.
      if (post && kind === 'like') post.reacted[by] = as
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'facebook',
  create,
  connect: () => ({ redirect: { reads: 'yes' } }),
  app,
  worksOn: { media: [filmOf('worked on')] },
  credentials: () => ({ pageId: page.id, name: page.name, token, reads: true }),
}
export default platform
