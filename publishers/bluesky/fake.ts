/**
 * An account's server and the network's reading side in one, as far as the publisher reaches. Bodies are held against the
 * official lexicons. Not imitated: the write quota of 5,000 points an hour, and the cleaning away of unused uploads.
 */
import { randomUUID } from 'node:crypto'
import { AppBskyEmbedExternal, AppBskyEmbedImages, AppBskyEmbedVideo, jsonToLex, lexicons, type AppBskyFeedPost } from '@atproto/api'
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { createFakeServer, escapeHtml, fakePage, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { identityRoutes, ownerOf } from './fake-identity.ts'
import { noOAuth, oauthServer, oauthStateSchema, pds, type OAuthState } from './fake-oauth.ts'
import {
  cidOf,
  collection,
  filmFacts,
  putRecord,
  repositoryStateSchema,
  uploadBlob,
  uriOf,
  type FakeRepositoryPost,
  type RepositoryState,
} from './fake-repository.ts'
import {
  account,
  createSession,
  lastingTokens,
  rateLimited,
  refreshSession,
  refuse,
  sessionStateSchema,
  verify,
  whoami,
  xrpcError,
  type SessionState,
} from './fake-session.ts'
import { visitors } from './fake-voices.ts'
import { recordKey } from './record-key.ts'

const stateSchema = z.object({ repository: repositoryStateSchema, session: sessionStateSchema, oauth: oauthStateSchema.default(noOAuth) })

const writeSchema = z.object({
  repo: z.string(),
  collection: z.string(),
  rkey: z.string().optional(),
  record: z.record(z.string(), z.json() as z.ZodType<Json>),
  swapRecord: z.string().nullable().optional(),
})
const removalSchema = z.object({ repo: z.string(), collection: z.string(), rkey: z.string() })

/** The body, after the method's own lexicon has judged it. */
function input<T>(method: string, call: FakeCall, schema: z.ZodType<T>): T {
  const body = call.json()
  try {
    lexicons.assertValidXrpcInput(method, body)
    return schema.parse(body)
  } catch (error) {
    throw refuse(400, 'InvalidRequest', error instanceof Error ? error.message : 'Input is invalid')
  }
}

function params<T>(method: string, given: T): T {
  try {
    lexicons.assertValidXrpcParams(method, given)
    return given
  } catch (error) {
    throw refuse(400, 'InvalidRequest', error instanceof Error ? error.message : 'Params are invalid')
  }
}

/** Only the account itself writes, and only posts. */
function assertOwn({ repo, collection: into }: { readonly repo: string; readonly collection: string }): void {
  if (repo !== account.did && repo !== account.handle) throw refuse(401, 'AuthenticationRequired', 'Authentication Required')
  if (into !== collection) throw refuse(400, 'InvalidRequest', `The fake keeps ${collection} only`)
}

/** The same routes under the name of a server. */
const below = (host: string, routes: FakeServerOptions['routes']): FakeServerOptions['routes'] =>
  Object.fromEntries(Object.entries(routes).map(([route, answer]) => [route.replace(' /', ` /${host}/`), answer]))

function create({ baseUrl, clock }: FakeOptions): Fake {
  let repository: RepositoryState = { accepted: [], posts: [], blobs: {} }
  let session: SessionState = { spent: [], signIns: [] }
  let oauth: OAuthState = noOAuth()
  const signIns = oauthServer(() => oauth, baseUrl, clock)
  const permit = (call: FakeCall) =>
    call.headers.get('authorization')?.startsWith('DPoP ') ? signIns.verify(call) : void verify(call, 'access', clock.now())

  const addressOf = ({ rkey }: FakeRepositoryPost) => `${baseUrl()}/profile/${account.handle}/post/${rkey}`
  const imageAddress = (cid: string) => `${baseUrl()}/img/feed_fullsize/plain/${account.did}/${cid}@jpeg`
  const filmAddress = (cid: string) => `${baseUrl()}/xrpc/com.atproto.sync.getBlob?did=${account.did}&cid=${cid}`
  const voices = visitors(() => repository)
  const byUri = (uri: string) => repository.posts.find(({ rkey }) => uriOf(rkey) === uri)

  function post(post: FakeRepositoryPost): FakePost {
    const record = jsonToLex(post.record) as AppBskyFeedPost.Record
    const { embed } = record
    const images = AppBskyEmbedImages.isMain(embed) ? embed.images : []
    const film = AppBskyEmbedVideo.isMain(embed) ? embed : null
    const card = AppBskyEmbedExternal.isMain(embed) ? embed.external : null
    return {
      remoteId: uriOf(post.rkey),
      url: addressOf(post),
      author: account.handle,
      text: record.text,
      at: post.at,
      images: images.map(({ image, alt }) => ({ url: imageAddress(cidOf(image)), alt })),
      ...(film && { films: [{ url: filmAddress(cidOf(film.video)), ...filmFacts(film) }] }),
      card: card && { url: card.uri, title: card.title, description: card.description },
      likes: post.likes.length,
      shares: post.shares.length,
      replies: post.replies.map(({ by, text, at }) => ({ by, text, at })),
      answers: voices.answersTo(post),
      replyTo: record.reply ? { root: record.reply.root.uri, parent: record.reply.parent.uri } : null,
    }
  }

  function view(stored: FakeRepositoryPost) {
    const { images, card, likes, shares, replies, at } = post(stored)
    const external = card && { uri: card.url, title: card.title, description: card.description }
    const pictures = images.map(({ url, alt }) => ({ thumb: url, fullsize: url, alt }))
    return {
      uri: uriOf(stored.rkey),
      cid: stored.cid,
      author: { did: account.did, handle: account.handle },
      record: stored.record,
      ...(external && { embed: { $type: 'app.bsky.embed.external#view', external } }),
      ...(pictures.length > 0 && { embed: { $type: 'app.bsky.embed.images#view', images: pictures } }),
      likeCount: likes,
      repostCount: shares,
      quoteCount: 0,
      replyCount: replies.length + repository.posts.filter((other) => post(other).replyTo?.parent === uriOf(stored.rkey)).length,
      bookmarkCount: 0,
      indexedAt: at,
    }
  }

  function write(method: 'putRecord' | 'createRecord', call: FakeCall): Promise<FakeReply> {
    permit(call)
    const body = input(`com.atproto.repo.${method}`, call, writeSchema)
    assertOwn(body)
    return server.visible(() => {
      // A known weakness of the reference server (pds 0.4.217 and 0.5.35, tried): no code of its own for a key in use.
      if (method === 'createRecord' && repository.posts.some(({ rkey }) => rkey === body.rkey))
        throw refuse(500, 'InternalServerError', 'Internal Server Error')
      const rkey = body.rkey ?? recordKey(clock.now(), randomUUID())
      return { status: 200, json: putRecord({ ...body, rkey }, repository, clock.now()) }
    })
  }

  function getRecord(call: FakeCall): FakeReply {
    const { repo, rkey } = params('com.atproto.repo.getRecord', Object.fromEntries(call.query))
    const uri = `at://${repo}/${collection}/${rkey}`
    const found = repo === account.did ? byUri(uri) : undefined
    if (!found) throw refuse(400, 'RecordNotFound', `Could not locate record: ${uri}`)
    return { status: 200, json: { uri, cid: found.cid, value: found.record } }
  }

  function getPosts(call: FakeCall): FakeReply {
    permit(call)
    const { uris } = params('app.bsky.feed.getPosts', { uris: call.query.getAll('uris') })
    return { status: 200, json: { posts: uris.flatMap((uri) => [byUri(uri)].flatMap((own) => (own ? [view(own)] : voices.post(uri)))) } }
  }

  function getProfile(call: FakeCall): FakeReply {
    permit(call)
    const { actor } = params('app.bsky.actor.getProfile', { actor: call.query.get('actor') ?? '' })
    if (actor !== account.did && actor !== account.handle) throw refuse(400, 'InvalidRequest', 'Profile not found')
    const followersCount = followersOf(repository.posts.map(({ likes }) => likes))
    return { status: 200, json: { did: account.did, handle: account.handle, followersCount, postsCount: repository.posts.length } }
  }

  function resolveHandle(call: FakeCall): FakeReply {
    const { handle } = params('com.atproto.identity.resolveHandle', { handle: call.query.get('handle') ?? '' })
    return { status: 200, json: { did: ownerOf(handle) } }
  }

  function page({ params: { rkey } }: FakeCall): FakeReply {
    const stored = repository.posts.find((each) => each.rkey === rkey)
    if (!stored) return { status: 404, text: 'Post not found' }
    const { text, images, card } = post(stored)
    const pictures = images.map(({ url, alt }) => `<p><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"></p>`)
    const link = card ? `<p><a href="${escapeHtml(card.url)}">${escapeHtml(card.title)}</a><br>${escapeHtml(card.description)}</p>` : ''
    return fakePage(`@${account.handle}`, `<p style="white-space:pre-wrap">${escapeHtml(text)}</p>${pictures.join('')}${link}`)
  }

  function image({ params: { file = '' } }: FakeCall): FakeReply {
    const blob = repository.blobs[file.replace(/@jpeg$/u, '')]
    if (!blob?.mimeType.startsWith('image/')) return { status: 404, text: 'Image not found' }
    const headers = { 'content-type': blob.mimeType, 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" }
    return { status: 200, headers, bytes: Buffer.from(blob.base64, 'base64') }
  }

  /** All that the account's own server answers; the entry of the network and the server by its name answer the same. */
  const xrpc: FakeServerOptions['routes'] = {
    'POST /xrpc/com.atproto.server.createSession': (call) => createSession(call, session, clock.now()),
    'POST /xrpc/com.atproto.server.refreshSession': (call) => refreshSession(call, session, clock.now()),
    'GET /xrpc/com.atproto.server.getSession': (call) => {
      permit(call)
      return { status: 200, json: whoami }
    },
    'GET /xrpc/com.atproto.identity.resolveHandle': resolveHandle,
    'POST /xrpc/com.atproto.repo.uploadBlob': (call) => {
      permit(call)
      const declared = call.headers.get('content-type') ?? 'application/octet-stream'
      return { status: 200, json: { blob: uploadBlob(call.bytes, declared, repository) } }
    },
    'POST /xrpc/com.atproto.repo.putRecord': (call) => write('putRecord', call),
    'POST /xrpc/com.atproto.repo.createRecord': (call) => write('createRecord', call),
    'GET /xrpc/com.atproto.repo.getRecord': getRecord,
    'POST /xrpc/com.atproto.repo.deleteRecord': (call) => {
      permit(call)
      const removal = input('com.atproto.repo.deleteRecord', call, removalSchema)
      assertOwn(removal)
      repository.posts = repository.posts.filter(({ rkey }) => rkey !== removal.rkey)
      return { status: 200, json: {} }
    },
    'GET /xrpc/app.bsky.feed.getPosts': getPosts,
    'GET /xrpc/app.bsky.actor.getProfile': getProfile,
    'GET /xrpc/app.bsky.notification.listNotifications': (call) => {
      permit(call)
      const { query } = call
      const asked = {
        reasons: query.getAll('reasons'),
        limit: Number(query.get('limit') ?? 50),
        cursor: query.get('cursor') ?? undefined,
      }
      return { status: 200, json: voices.notifications(params('app.bsky.notification.listNotifications', asked)) }
    },
    'GET /xrpc/com.atproto.sync.getBlob': ({ query }) => {
      const blob = repository.blobs[query.get('cid') ?? '']
      if (!blob) throw refuse(400, 'BlobNotFound', 'Blob not found')
      return { status: 200, headers: { 'content-type': blob.mimeType }, bytes: Buffer.from(blob.base64, 'base64') }
    },
  }

  const server = createFakeServer({
    clock,
    headers: signIns.nonce,
    routes: {
      ...xrpc,
      ...below('bsky.social', xrpc),
      ...below(new URL(pds).host, xrpc),
      ...identityRoutes,
      ...signIns.routes,
      'GET /profile/:handle/post/:rkey': page,
      'GET /img/feed_fullsize/plain/:did/:file': image,
    },
    notFound: xrpcError(501, 'MethodNotImplemented', 'Method Not Implemented'),
    refusals: {
      'refuse-500': () => xrpcError(500, 'InternalServerError', 'Internal Server Error'),
      'rate-limit': () => rateLimited(5000, 3600, Math.ceil(clock.now().getTime() / 1000) + 300),
      unauthorised: () => xrpcError(400, 'InvalidToken', 'Token could not be verified'),
      'refuse-content': () => xrpcError(400, 'InvalidRequest', `Invalid ${collection} record: Record/text is not allowed`),
    },
  })

  return {
    handler: server.handler,
    misbehave: (...next) => server.misbehave(...next),
    records: () => repository.accepted,
    // What answers a visitor is shown below the post that they are talking about.
    timeline: () =>
      repository.posts
        .filter((own) => !voices.isAnswer(own))
        .map(post)
        .reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const visited = byUri(remoteId)
      if (!visited) return
      if (kind === 'reply') visited.replies.push({ by, text, at: clock.now().toISOString(), rkey: recordKey(clock.now(), randomUUID()) })
      const actors = kind === 'like' ? visited.likes : visited.shares
      if (kind !== 'reply' && !actors.includes(by)) actors.push(by)
    },
    save: () => structuredClone({ repository, session, oauth }),
    load(state) {
      ;({ repository, session, oauth } = stateSchema.parse(structuredClone(state)))
    },
  }
}

const platform: FakePlatform = {
  platform: 'bluesky',
  create,
  connect(baseUrl) {
    const valid = { identifier: account.handle, appPassword: account.appPassword, service: baseUrl, web: baseUrl }
    const redirect = { identifier: account.handle, service: baseUrl, web: baseUrl }
    return { valid, refused: { ...valid, appPassword: 'wxyz-wxyz-wxyz-wxyz' }, redirect }
  },
  credentials: (baseUrl) => ({
    service: baseUrl,
    web: baseUrl,
    did: account.did,
    handle: account.handle,
    appPassword: account.appPassword,
    ...lastingTokens,
  }),
}
export default platform
