/**
 * A strict Business Profile of one Google account. Rules: https://developers.google.com/my-business/reference/rest/v4, read 2026-11-30, unless
 * another page is named.
 */
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { isLocation, location, locationRoutes, mapsUrl, paged } from './fake-locations.ts'
import {
  fetched,
  hasPhoneNumber,
  invalid,
  postInput,
  problem,
  replyInput,
  stateSchema,
  type Post,
  type Review,
  type State,
} from './fake-state.ts'

const scope = 'https://www.googleapis.com/auth/business.manage'
const app = { id: '5678-fake.apps.googleusercontent.com', secret: 'GOCSPX-fake-profile-secret' }
const access = 'ya29.fake-profile-access-token'
const refresh = '1//fake-profile-refresh-token'

const v4 = '/mybusiness.googleapis.com/v4/accounts/:account/locations/:location'
const notFound = () => problem(404, 'NOT_FOUND', 'Requested entity was not found.')
const unauthorised = () => problem(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    codes: [],
    // The account's own key does not end, so that tests may move the clock.
    tokens: [{ access, refresh, at: 8.64e15, scopes: [scope] }],
    sequence: 0,
    posts: [],
    reviews: [],
    records: [],
  }
  let nextIsBad = false
  const now = () => clock.now().toISOString()
  const nextId = () => String(4_200_000_000_000_000_000n + BigInt(++state.sequence))
  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Sign in with Google',
    scopes: [scope],
    proves: 'post',
    pkce: false,
    codeLastsMs: 10 * 60_000,
    tokenLastsMs: 60 * 60_000,
    refreshable: () => true,
  })
  const permit = (call: FakeCall) => {
    if (!oauth.granted(call)) throw new FakeRefusal(unauthorised())
  }
  /** The location that a call is about. */
  const placeOf = (call: FakeCall): string => {
    permit(call)
    const name = `accounts/${call.params.account}/locations/${call.params.location}`
    if (!isLocation(name)) throw new FakeRefusal(notFound())
    return name
  }

  const addressOf = ({ name }: Post) =>
    `${baseUrl()}/local.google.com/place?use=posts&lpsid=${encodeURIComponent(name.split('/').at(-1) ?? '')}`
  const pictureOf = ({ name }: Post) => `${baseUrl()}/lh3.googleusercontent.com/${name.split('/').at(-1)}`
  const isLive = ({ left, isBad }: Post) => left === 0 && !isBad
  const postJson = (post: Post) => ({
    name: post.name,
    languageCode: post.language,
    summary: post.summary,
    ...(post.link !== null && { callToAction: { actionType: 'LEARN_MORE', url: post.link } }),
    state: post.left > 0 ? 'PROCESSING' : post.isBad ? 'REJECTED' : 'LIVE',
    ...(post.image && { media: [{ mediaFormat: 'PHOTO', googleUrl: pictureOf(post) }] }),
    createTime: post.at,
    updateTime: post.at,
    topicType: 'STANDARD',
    searchUrl: addressOf(post),
  })
  /** Google has looked at it for a while longer. */
  const looked = (post: Post) => {
    post.left = Math.max(0, post.left - 1)
    return postJson(post)
  }
  const reviewJson = ({ name, by, text, at, reply }: Review) => ({
    name,
    reviewId: name.split('/').at(-1),
    reviewer: { displayName: by },
    starRating: 'STAR_RATING_UNSPECIFIED',
    ...(text !== '' && { comment: text }),
    createTime: at,
    updateTime: at,
    ...(reply !== null && { reviewReply: { comment: reply, updateTime: at } }),
  })
  const below = <T extends { readonly name: string }>(place: string, all: readonly T[]) =>
    all.filter(({ name }) => name.startsWith(`${place}/`))
  const byName = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
    const found = all.find((one) => one.name === name)
    if (found) return found
    throw new FakeRefusal(notFound())
  }
  const postAt = (call: FakeCall) => byName(state.posts, `${placeOf(call)}/localPosts/${call.params.post}`)
  const reviewAt = (call: FakeCall) => byName(state.reviews, `${placeOf(call)}/reviews/${call.params.review}`)

  async function createPost(call: FakeCall): Promise<FakeReply> {
    const place = placeOf(call)
    const { data, error } = postInput.safeParse(call.json())
    if (!data) return invalid(error.issues[0]?.path.join('.') ?? '', error.issues[0]?.message ?? '')
    const { languageCode: language, summary, callToAction, media: [photo] = [] } = data
    const image = photo ? await fetched(photo.sourceUrl) : null
    return server.visible(() => {
      // https://support.google.com/business/answer/7342169: telephone numbers are among what is refused.
      const isBad = nextIsBad || hasPhoneNumber(summary)
      nextIsBad = false
      const name = `${place}/localPosts/${nextId()}`
      const post: Post = { name, at: now(), language, summary, link: callToAction?.url ?? null, image, left: 2, isBad }
      state.posts.unshift(post)
      state.records.push({ at: post.at, remoteId: name, key: null })
      return { status: 200, json: postJson(post) }
    })
  }

  const server = createFakeServer({
    clock,
    notFound: notFound(),
    refusals: {
      'refuse-500': () => problem(500, 'INTERNAL', 'Internal error encountered.'),
      // google.rpc.ErrorInfo and google.rpc.RetryInfo, general knowledge.
      'rate-limit': () =>
        problem(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Requests' and limit 'Requests per minute'.", [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value: '300' } },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '37s' },
        ]),
      unauthorised,
      'refuse-content': () => problem(400, 'INVALID_ARGUMENT', 'The post is not allowed.'),
    },
    routes: {
      'GET /accounts.google.com/o/oauth2/v2/auth': oauth.page,
      'POST /accounts.google.com/o/oauth2/v2/auth': oauth.consent,
      'POST /oauth2.googleapis.com/token': async (call) => {
        // https://developers.google.com/identity/protocols/oauth2, read 2026-09: a refresh token works again and again.
        const before = [...state.tokens]
        const reply = await oauth.token(call)
        state.tokens = [...new Set([...before, ...state.tokens])]
        return reply
      },
      ...locationRoutes(permit, baseUrl),

      [`POST ${v4}/localPosts`]: createPost,
      [`GET ${v4}/localPosts`]: (call) => {
        const { items, ...next } = paged(call, below(placeOf(call), state.posts), { usual: 20, max: 100 })
        return { status: 200, json: { ...(items.length > 0 && { localPosts: items.map(looked) }), ...next } }
      },
      [`GET ${v4}/localPosts/:post`]: (call) => ({ status: 200, json: looked(postAt(call)) }),
      [`DELETE ${v4}/localPosts/:post`]: (call) => {
        const post = postAt(call)
        state.posts = state.posts.filter((other) => other !== post)
        return { status: 200, json: {} }
      },
      [`GET ${v4}/reviews`]: (call) => {
        if (!['updateTime desc', null].includes(call.query.get('orderBy'))) return invalid('orderBy', 'Not imitated.')
        const { items, ...next } = paged(call, below(placeOf(call), state.reviews), { usual: 50, max: 50 })
        return { status: 200, json: { ...(items.length > 0 && { reviews: items.map(reviewJson) }), ...next } }
      },
      [`GET ${v4}/reviews/:review`]: (call) => ({ status: 200, json: reviewJson(reviewAt(call)) }),
      [`PUT ${v4}/reviews/:review/reply`]: (call) => {
        const review = reviewAt(call)
        const { data } = replyInput.safeParse(call.json())
        if (!data) return invalid('comment', 'The reply is empty or too long.')
        review.reply = data.comment
        return { status: 200, json: { comment: review.reply, updateTime: now() } }
      },

      'GET /local.google.com/place': ({ query }) => {
        const post = state.posts.find(({ name }) => name.endsWith(`/localPosts/${query.get('lpsid')}`))
        if (!post || !isLive(post)) return notFound()
        const picture = post.image ? `<p><img src="${pictureOf(post)}" alt=""></p>` : ''
        const button = post.link === null ? '' : `<p><a href="${escapeHtml(post.link)}">Weitere Informationen</a></p>`
        return fakePage(location.title, `${picture}<p>${escapeHtml(post.summary)}</p>${button}`)
      },
      'GET /maps.google.com/maps': () => fakePage(location.title, ''),
      'GET /lh3.googleusercontent.com/:id': ({ params }) => {
        const image = state.posts.find(({ name }) => name.endsWith(`/localPosts/${params.id}`))?.image
        if (!image) return { status: 404 }
        return { status: 200, headers: { 'content-type': image.mimeType }, bytes: Buffer.from(image.base64, 'base64') }
      },
    },
  })

  const postOf = (post: Post): FakePost => {
    const reviews = state.reviews.filter(({ seen }) => seen === post.name).reverse()
    return {
      remoteId: post.name,
      url: addressOf(post),
      author: location.title,
      text: post.summary,
      at: post.at,
      images: post.image ? [{ url: pictureOf(post), alt: '' }] : [],
      card: post.link === null ? null : { url: post.link, title: '', description: '' },
      // A post on Google can be neither liked nor shared nor answered: what a visitor says becomes a review.
      ...{ likes: 0, shares: 0, replyTo: null },
      replies: reviews.map(({ by, text, at }) => ({ by, text, at })),
      answers: reviews.flatMap(({ name, reply }) => (reply === null ? [] : [{ to: name, text: reply }])),
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsBad = true),
    records: () => state.records,
    timeline: () => state.posts.filter(isLive).map(postOf),
    visit(remoteId, { kind, by, text = '' }) {
      const post = state.posts.find(({ name }) => name === remoteId)
      if (!post || kind !== 'reply') return
      const place = remoteId.split('/localPosts/')[0] ?? ''
      state.reviews.unshift({ name: `${place}/reviews/AbFvOq${nextId()}`, by, text, at: now(), seen: remoteId, reply: null })
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'google-business-profile',
  app,
  voices: 'account',
  create,
  connect: () => ({ redirect: {} }),
  credentials: (baseUrl) => ({
    access,
    refresh,
    location: location.name,
    title: location.title,
    mapsUrl: mapsUrl(baseUrl || 'https://fake.invalid', '7401234567890000001'),
  }),
}
export default platform
