/** A strict LinkedIn of one member who administers one page. Rules: the pages of each API at learn.microsoft.com, read 2026-09. */
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform } from '../testing/fake.ts'
import { followersOf } from '../testing/followers.ts'
import { commentRoutes, commentUrn } from './fake-comments.ts'
import { fileRoutes } from './fake-files.ts'
import { commentShown, filesIn, postShown, statistics } from './fake-render.ts'
import { postInput, readerSees, stateSchema, type FakeLinkedInPost, type State } from './fake-state.ts'

const version = '202609'
const member = { urn: 'urn:li:person:nX-7aQ', first: 'Nora', last: 'Licht', vanity: 'nora-licht' }
const page = { id: '2414183', urn: 'urn:li:organization:2414183', name: 'Nordlicht Energie', vanity: 'nordlicht-energie' }
const app = { id: 'fake-linkedin-client', secret: 'fake-linkedin-secret-8c40' }
const scopes = [
  ...['openid', 'profile', 'w_member_social', 'w_member_social_feed', 'r_basicprofile', 'rw_organization_admin'],
  ...[
    'r_organization_social',
    'w_organization_social',
    'r_organization_social_feed',
    'w_organization_social_feed',
    'r_member_postAnalytics',
  ],
]
const seeded = { access: 'fake-linkedin-access-77e0', refresh: 'fake-linkedin-refresh-1b52' }
const day = 86_400_000
/** “~10 min” in platforms.md. */
const duplicateMs = 600_000

const problem = (status: number, code: string, message: string, more: object = {}): FakeReply => ({
  status,
  json: { status, code, message, ...more },
})
const unauthorised = () => problem(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', { serviceErrorCode: 65_600 })
const denied = (what: string) => problem(403, 'ACCESS_DENIED', `Not enough permissions to access: ${what}`, { serviceErrorCode: 100 })
const notFound = problem(404, 'RESOURCE_NOT_FOUND', 'No such resource.')

function create({ baseUrl, clock }: FakeOptions): Fake {
  // The token that tests and the playground start with never ages: they travel hours.
  const tokens = [{ ...seeded, at: Number.MAX_SAFE_INTEGER, scopes }]
  let state: State = { codes: [], tokens, sequence: 0, files: [], posts: [], comments: [], records: [] }
  const now = () => clock.now().getTime()
  /** The upper bits are the time: so the numbers of real posts are, too. */
  const nextId = () => String((BigInt(now()) << 22n) + BigInt(state.sequence++))
  const byUrn = (urn: string | undefined) => state.posts.find((post) => post.urn === urn)

  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Sign in to LinkedIn',
    scopes,
    proves: 'post',
    pkce: false,
    codeLastsMs: 30 * 60_000,
    tokenLastsMs: 60 * day,
    // “Approved partners” only: here an app with the Community Management API is one.
    refreshable: (granted) => granted.includes('rw_organization_admin'),
  })

  /** Headers, token and scope. `as`: for whom it is written. */
  function permit(call: FakeCall, as?: string): readonly string[] {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    const told = call.headers.get('linkedin-version')
    if (told === null) throw new FakeRefusal(problem(400, 'VERSION_MISSING', 'A version must be present. Please specify one.'))
    if (told !== version) throw new FakeRefusal(problem(426, 'NONEXISTENT_VERSION', `Requested version ${told} is not active`))
    if (call.headers.get('x-restli-protocol-version') !== '2.0.0')
      throw new FakeRefusal(problem(400, 'INVALID_PROTOCOL', 'The Rest.li protocol version must be 2.0.0.'))
    if (as !== undefined && !mayActAs(as, granted)) throw new FakeRefusal(denied('posts.CREATE'))
    return granted
  }
  const mayActAs = (urn: string, granted: readonly string[]) =>
    (urn === page.urn && granted.includes('w_organization_social')) || (urn === member.urn && granted.includes('w_member_social'))
  const needs = (call: FakeCall, scope: string, what: string) => {
    if (!permit(call).includes(scope)) throw new FakeRefusal(denied(what))
  }

  function write(call: FakeCall): FakeReply {
    const input = postInput.safeParse(call.json())
    if (!input.success) return problem(422, 'UNPROCESSABLE_ENTITY', `The post is not valid: ${input.error.issues[0]?.path.join('/')}`)
    const { author, commentary, content = null } = input.data
    if (commentary === '' && content === null) return problem(422, 'UNPROCESSABLE_ENTITY', 'The commentary is empty.')
    // That what a reader sees is counted, and in which unit, is assumed.
    if (readerSees(commentary).length > 3_000) return problem(422, 'UNPROCESSABLE_ENTITY', 'The commentary has more than 3000 characters.')
    const files = filesIn(content).map(({ id }) => state.files.find(({ urn, owner }) => urn === id && owner === author))
    if (files.some((file) => file === undefined)) return problem(400, 'INVALID_URN', 'A file is unknown, or another author’s.')
    if (files.some((file) => file?.status === 'WAITING_UPLOAD')) return problem(400, 'MEDIA_NOT_READY', 'A file was not uploaded.')
    if (files.length > 1 && files.some((file) => file?.kind !== 'image')) return problem(400, 'INVALID_MEDIA', 'A video stands alone.')
    const same = state.posts.find(
      (post) =>
        post.author === author &&
        post.commentary === commentary &&
        JSON.stringify(post.content) === JSON.stringify(content) &&
        now() - Date.parse(post.at) < duplicateMs,
    )
    if (same) return duplicateOf(same)
    const post = { urn: `urn:li:share:${nextId()}`, at: clock.now().toISOString(), author, commentary, content, likedBy: [], sharedBy: [] }
    state.posts.unshift(post)
    state.records.push({ at: post.at, remoteId: post.urn, key: null })
    return { status: 201, headers: { 'x-restli-id': post.urn }, text: '' }
  }

  /** As users of the API report it: github.com/Arisamiga/Linkedin-RSS/issues/5. */
  const duplicateOf = ({ urn }: FakeLinkedInPost): FakeReply => ({
    status: 422,
    json: {
      errorDetailType: 'com.linkedin.common.error.BadRequest',
      message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${urn}`,
      errorDetails: { inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }] },
      status: 422,
    },
  })

  const postJson = ({ urn, at, author, commentary, content }: FakeLinkedInPost) => ({
    id: urn,
    author,
    commentary,
    content,
    createdAt: Date.parse(at),
    publishedAt: Date.parse(at),
    lifecycleState: 'PUBLISHED',
    visibility: 'PUBLIC',
  })
  const listOf = (call: FakeCall, name: string) =>
    [...(/^List\((.*)\)$/.exec(call.query.get(name) ?? '')?.slice(1) ?? [])].flatMap((list) => list.split(','))

  const server = createFakeServer({
    clock,
    notFound,
    refusals: {
      'refuse-500': () => problem(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error'),
      // No header tells when it ends: “resets at midnight UTC”.
      'rate-limit': () => problem(429, 'TOO_MANY_REQUESTS', 'Resource level throttle DAY limit is reached', { serviceErrorCode: 101 }),
      unauthorised,
      'refuse-content': () => problem(422, 'UNPROCESSABLE_ENTITY', 'The content violates the policies.'),
    },
    routes: {
      'GET /www.linkedin.com/oauth/v2/authorization': oauth.page,
      'POST /www.linkedin.com/oauth/v2/authorization': oauth.consent,
      'POST /www.linkedin.com/oauth/v2/accessToken': oauth.token,
      ...fileRoutes({ state: () => state, clock, baseUrl, nextId, permit, problem }),
      ...commentRoutes({ state: () => state, clock, nextId, permit, denied, problem, visible: (run) => server.visible(run) }),

      'GET /api.linkedin.com/v2/userinfo': (call) => {
        const granted = oauth.granted(call)
        if (!granted) return unauthorised()
        if (!granted.includes('openid')) return denied('userinfo.GET')
        return { status: 200, json: { sub: member.urn.split(':').at(-1), name: `${member.first} ${member.last}` } }
      },
      'GET /api.linkedin.com/rest/me': (call) => {
        needs(call, 'r_basicprofile', 'me.GET')
        const names = { localizedFirstName: member.first, localizedLastName: member.last, vanityName: member.vanity }
        return { status: 200, json: { id: member.urn.split(':').at(-1), ...names } }
      },
      'GET /api.linkedin.com/rest/organizationAcls': (call) => {
        needs(call, 'rw_organization_admin', 'organizationAcls.FINDER')
        if (call.query.get('q') !== 'roleAssignee') return problem(400, 'INVALID_FINDER', 'The finder is unknown.')
        const acl = { organization: page.urn, role: 'ADMINISTRATOR', roleAssignee: member.urn, state: 'APPROVED' }
        return { status: 200, json: { elements: [acl], paging: { start: 0, count: 100, links: [] } } }
      },
      'GET /api.linkedin.com/rest/organizations/:id': (call) => {
        needs(call, 'rw_organization_admin', 'organizations.GET')
        if (call.params.id !== page.id) return notFound
        return { status: 200, json: { id: Number(page.id), localizedName: page.name, vanityName: page.vanity } }
      },
      // …/community-management/organizations/organization-lookup-api, read 2026-11-30; until version 202304 the edge was spelt otherwise.
      'GET /api.linkedin.com/rest/networkSizes/:urn': (call) => {
        needs(call, 'rw_organization_admin', 'networkSizes.GET')
        if (call.query.get('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER')
          return problem(400, 'INVALID_VALUE_FOR_FIELD', 'The value of edgeType is not valid.')
        if (call.params.urn !== page.urn) return notFound
        const posts = state.posts.filter(({ author }) => author === page.urn)
        return { status: 200, json: { firstDegreeSize: followersOf(posts.map(({ likedBy }) => likedBy)) } }
      },
      'GET /api.linkedin.com/rest/organizationalEntityShareStatistics': (call) => {
        needs(call, 'rw_organization_admin', 'organizationalEntityShareStatistics.FINDER')
        if (call.query.get('organizationalEntity') !== page.urn) return denied('organizationalEntityShareStatistics.FINDER')
        const asked = [...listOf(call, 'shares'), ...listOf(call, 'ugcPosts')]
        const posts = state.posts.filter(({ urn, author }) => asked.includes(urn) && author === page.urn)
        // “Posts with no activity are missing.”
        return { status: 200, json: { elements: posts.flatMap((post) => statistics(post, state) ?? []), paging: {} } }
      },
      'GET /api.linkedin.com/rest/memberCreatorPostAnalytics': (call) => {
        needs(call, 'r_member_postAnalytics', 'memberCreatorPostAnalytics.FINDER')
        const urn = /^\((?:share|ugc):(.+)\)$/.exec(call.query.get('entity') ?? '')?.[1]
        const post = byUrn(urn)
        if (post?.author !== member.urn) return notFound
        const { totalShareStatistics: told } = statistics(post, state) ?? {}
        const all: { readonly [type: string]: number | undefined } = {
          IMPRESSION: told?.impressionCount,
          MEMBERS_REACHED: told?.uniqueImpressionsCount,
          REACTION: told?.likeCount,
          COMMENT: told?.commentCount,
          RESHARE: told?.shareCount,
        }
        const type = call.query.get('queryType') ?? ''
        if (!(type in all)) return problem(400, 'INVALID_QUERY_TYPE', 'The query type is unknown.')
        return { status: 200, json: { elements: [{ count: all[type] ?? 0, metricType: type }] } }
      },
      'GET /api.linkedin.com/rest/posts': (call) => {
        needs(call, 'r_organization_social', 'posts.FINDER-author')
        // A member's own posts are closed to apps: `r_member_social`.
        if (call.query.get('q') !== 'author' || call.query.get('author') !== page.urn) return denied('posts.FINDER-author')
        const [start, count] = [Number(call.query.get('start') ?? 0), Math.min(Number(call.query.get('count') ?? 10), 100)]
        const all = state.posts.filter(({ author }) => author === page.urn)
        return { status: 200, json: { elements: all.slice(start, start + count).map(postJson), paging: { start, count } } }
      },
      'GET /api.linkedin.com/rest/posts/:urn': (call) => {
        needs(call, 'r_organization_social', 'posts.GET')
        const post = byUrn(call.params.urn)
        if (!post) return notFound
        return post.author === page.urn ? { status: 200, json: postJson(post) } : denied('posts.GET')
      },
      'POST /api.linkedin.com/rest/posts': (call) => {
        permit(call, postInput.safeParse(call.json()).data?.author ?? page.urn)
        return server.visible(() => write(call))
      },
      'DELETE /api.linkedin.com/rest/posts/:urn': (call) => {
        const post = byUrn(call.params.urn)
        permit(call, post?.author)
        // Deleting is idempotent: Posts API.
        state.posts = state.posts.filter((other) => other !== post)
        state.comments = state.comments.filter((comment) => comment.post !== post?.urn)
        return { status: 204, text: '' }
      },
      'GET /www.linkedin.com/feed/update/:urn/': ({ params }) => {
        const post = byUrn(params.urn)
        if (!post) return notFound
        const pictures = filesIn(post.content).map(
          ({ id, altText = '' }) => `<p><img src="${fileUrl(id)}" alt="${escapeHtml(altText)}"></p>`,
        )
        return fakePage(nameOf(post.author), `<p>${escapeHtml(readerSees(post.commentary))}</p>${pictures.join('')}`)
      },
    },
  })

  const nameOf = (urn: string) => (urn === page.urn ? page.name : `${member.first} ${member.last}`)
  const fileUrl = (urn: string) => `${baseUrl()}/media.licdn.com/${encodeURIComponent(urn)}`
  const shown = { state: () => state, baseUrl, nameOf, fileUrl }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline() {
      const ours = state.comments.filter(({ by, parent }) => by === null && parent === null)
      const all = [...state.posts.map((post) => postShown(post, shown)), ...ours.map((one) => commentShown(one, shown))]
      // What was written in the same instant has its order in the records.
      const order = state.records.map(({ remoteId }) => remoteId)
      return all.sort((a, b) => order.indexOf(b.remoteId) - order.indexOf(a.remoteId))
    },
    visit(remoteId, { kind, by, text = '' }) {
      const post = byUrn(remoteId) ?? byUrn(state.comments.find((one) => commentUrn(one) === remoteId)?.post)
      if (!post) return
      const actor = `urn:li:person:${Buffer.from(by).toString('base64url')}`
      if (kind === 'reply') {
        const comment = { id: nextId(), at: clock.now().toISOString(), post: post.urn, parent: null, actor, text, by }
        state.comments.unshift(comment)
      }
      const people = kind === 'like' ? post.likedBy : kind === 'share' ? post.sharedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'linkedin',
  create,
  connect: () => ({ redirect: { pages: 'yes', numbers: 'yes' } }),
  app,
  credentials: (baseUrl) => ({
    accessToken: seeded.access,
    refreshToken: seeded.refresh,
    author: page.urn,
    name: page.name,
    url: `${baseUrl}/www.linkedin.com/company/${page.vanity}/`,
    pages: true,
    numbers: true,
  }),
}
export default platform
