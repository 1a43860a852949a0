/** Comments of the fake: the page of the Comments API, read 2026-11-29. */
import { FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import { commentInput, type FakeComment, type State } from './fake-state.ts'

/** Comments name the activity of the post, not the post itself: it has the same number here. */
export const commentUrn = ({ post, id }: Pick<FakeComment, 'post' | 'id'>): string =>
  `urn:li:comment:(urn:li:activity:${post.split(':').at(-1)},${id})`

export function commentRoutes(about: {
  readonly state: () => State
  readonly clock: { now(): Date }
  readonly nextId: () => string
  readonly permit: (call: FakeCall, as?: string) => readonly string[]
  readonly denied: (what: string) => FakeReply
  readonly problem: (status: number, code: string, message: string) => FakeReply
  readonly visible: (run: () => FakeReply) => Promise<FakeReply>
}): FakeServerOptions['routes'] {
  const { state, clock, permit, problem } = about
  const number = (urn: string) => urn.split(':').at(-1)
  const postOf = (urn = '') => state().posts.find((post) => number(post.urn) === number(urn))
  const commentOf = (urn = '') => state().comments.find((one) => commentUrn(one) === urn)
  const answersTo = (one: FakeComment) => state().comments.filter(({ parent }) => parent === commentUrn(one))
  const notFound = problem(404, 'RESOURCE_NOT_FOUND', 'The entity does not exist.')

  const json = (one: FakeComment) => ({
    actor: one.actor,
    commentUrn: commentUrn(one),
    created: { actor: one.actor, time: Date.parse(one.at) },
    id: one.id,
    message: { attributes: [], text: one.text },
    object: `urn:li:activity:${number(one.post)}`,
    ...(one.parent && { parentComment: one.parent }),
    ...(answersTo(one).length > 0 && {
      commentsSummary: { totalFirstLevelComments: answersTo(one).length, aggregatedTotalComments: answersTo(one).length },
    }),
  })

  const mayRead = (call: FakeCall) => {
    if (!permit(call).includes('r_organization_social_feed')) throw new FakeRefusal(about.denied('partnerApiSocialActions.GET'))
  }
  const mayWrite = (call: FakeCall, actor: string) => {
    const scope = actor.startsWith('urn:li:organization:') ? 'w_organization_social_feed' : 'w_member_social_feed'
    if (!permit(call, actor).includes(scope)) throw new FakeRefusal(about.denied('partnerApiSocialActions.CREATE'))
  }

  function write(call: FakeCall): FakeReply {
    const input = commentInput.safeParse(call.json())
    if (!input.success) return problem(400, 'INVALID_REQUEST', 'The comment is not valid.')
    const { actor, object, message, parentComment = null } = input.data
    const target = call.params.urn ?? ''
    const post = postOf(object)
    const parent = parentComment === null ? null : commentOf(parentComment)
    if (!post || parent === undefined || (parent ? target !== parentComment : postOf(target) !== post)) return notFound
    // “Nested comments are one level deep.”
    if (parent?.parent) return problem(400, 'INVALID_PARENT', 'An answer cannot be answered.')
    const at = clock.now().toISOString()
    const comment: FakeComment = { id: about.nextId(), at, post: post.urn, parent: parentComment, actor, text: message.text, by: null }
    state().comments.unshift(comment)
    state().records.push({ at, remoteId: commentUrn(comment), key: null })
    return { status: 201, headers: { 'x-restli-id': comment.id }, json: json(comment) }
  }

  return {
    'GET /api.linkedin.com/rest/socialActions/:urn/comments': (call) => {
      mayRead(call)
      const { urn } = call.params
      const above = commentOf(urn)
      const post = postOf(urn)
      if (!above && !post) return notFound
      const all = above ? answersTo(above) : state().comments.filter((one) => one.post === post?.urn && one.parent === null)
      const [start, count] = [Number(call.query.get('start') ?? 0), Math.min(Number(call.query.get('count') ?? 10), 100)]
      return { status: 200, json: { elements: all.slice(start, start + count).map(json), paging: { start, count, links: [] } } }
    },
    'GET /api.linkedin.com/rest/socialActions/:urn/comments/:id': (call) => {
      mayRead(call)
      const one = state().comments.find(({ id, post }) => id === call.params.id && number(post) === number(call.params.urn ?? ''))
      return one ? { status: 200, json: json(one) } : notFound
    },
    'POST /api.linkedin.com/rest/socialActions/:urn/comments': (call) => {
      mayWrite(call, commentInput.safeParse(call.json()).data?.actor ?? '')
      return about.visible(() => write(call))
    },
    'DELETE /api.linkedin.com/rest/socialActions/:urn/comments/:id': (call) => {
      const actor = call.query.get('actor') ?? ''
      mayWrite(call, actor)
      const one = state().comments.find(({ id, actor: by }) => id === call.params.id && by === actor)
      if (!one) return notFound
      state().comments = state().comments.filter((other) => other !== one && other.parent !== commentUrn(one))
      return { status: 204, text: '' }
    },
  }
}
