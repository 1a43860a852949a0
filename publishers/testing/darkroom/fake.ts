/** Takes a post, works on it until it was asked three times, and shows it then; or gives it up. */
import { z } from 'zod'
import { createFakeServer, FakeRefusal, type FakeCall, type FakeReply } from '../fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../fake.ts'

const token = 'fake-darkroom-token'
const questions = 3

const stateSchema = z.object({
  /** Oldest first. */
  jobs: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      key: z.string(),
      text: z.string(),
      /** How often it will still be said that it is worked on. */
      left: z.number(),
      doomed: z.boolean(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
type Job = z.infer<typeof stateSchema>['jobs'][number]

const problem = (status: number, code: string, message: string): FakeReply => ({ status, json: { code, message } })
const unauthorised = () => problem(401, 'token-invalid', 'The token is not valid.')

function permit({ headers }: FakeCall): void {
  if (headers.get('authorization') !== `Bearer ${token}`) throw new FakeRefusal(unauthorised())
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: z.infer<typeof stateSchema> = { jobs: [] }
  let nextIsDoomed = false
  const now = () => clock.now().toISOString()
  const postId = ({ id }: Job) => `post-${id}`
  const urlOf = (job: Job) => `${baseUrl()}/posts/${postId(job)}`
  const isLive = ({ left, doomed }: Job) => left === 0 && !doomed
  const live = (remoteId: string) => state.jobs.find((job) => isLive(job) && postId(job) === remoteId)

  const told = (job: Job) => {
    if (job.left > 0) return { state: 'working', job: job.id, againInSeconds: 5 }
    return job.doomed
      ? { state: 'given-up', job: job.id, why: 'it cannot be developed.' }
      : { state: 'done', job: job.id, id: postId(job), url: urlOf(job) }
  }
  /** Each question brings it closer to its end. */
  const asked = (job: Job) => {
    job.left = Math.max(0, job.left - 1)
    return told(job)
  }

  function take(call: FakeCall): FakeReply {
    const input = z.object({ text: z.string().min(1), key: z.string().min(1) }).safeParse(call.json())
    if (!input.success) return problem(422, 'text-missing', 'There is no text.')
    if ([...input.data.text].length > 500) return problem(422, 'text-too-long', 'A text has at most 500 characters.')
    const about = { id: String(state.jobs.length + 1), at: now(), left: questions, doomed: nextIsDoomed }
    const job: Job = { ...about, ...input.data, likedBy: [], sharedBy: [], replies: [] }
    nextIsDoomed = false
    state.jobs.push(job)
    return { status: 202, json: told(job) }
  }

  const server = createFakeServer({
    clock,
    routes: {
      'GET /v1/me': (call) => {
        permit(call)
        return { status: 200, json: { id: '1', handle: 'acme', url: `${baseUrl()}/acme` } }
      },
      'GET /v1/jobs': (call) => {
        permit(call)
        return { status: 200, json: state.jobs.filter(({ key }) => key === call.query.get('key')).map(asked) }
      },
      'GET /v1/jobs/:id': (call) => {
        permit(call)
        const job = state.jobs.find(({ id }) => id === call.params.id)
        return job ? { status: 200, json: asked(job) } : problem(404, 'job-unknown', 'There is no such job.')
      },
      'POST /v1/jobs': (call) => {
        permit(call)
        return server.visible(() => take(call))
      },
    },
    notFound: problem(404, 'not-found', 'There is nothing here.'),
    refusals: {
      'refuse-500': () => problem(500, 'internal', 'Out of order.'),
      'rate-limit': () => ({ ...problem(429, 'too-many', 'Too many calls.'), headers: { 'retry-after': '60' } }),
      unauthorised,
      'refuse-content': () => problem(422, 'text-refused', 'This text is not allowed here.'),
    },
  })

  const shown = (job: Job): FakePost => ({
    remoteId: postId(job),
    url: urlOf(job),
    author: 'acme',
    text: job.text,
    at: job.at,
    images: [],
    card: null,
    likes: job.likedBy.length,
    shares: job.sharedBy.length,
    replies: job.replies,
    replyTo: null,
  })

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsDoomed = true),
    records: () => state.jobs.map((job) => ({ at: job.at, remoteId: postId(job), key: job.key })),
    timeline: () => state.jobs.filter(isLive).map(shown).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const visited = live(remoteId)
      if (kind === 'reply') visited?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? visited?.likedBy : kind === 'share' ? visited?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'darkroom',
  create,
  connect: (baseUrl) => ({ valid: { server: baseUrl, token }, refused: { server: baseUrl, token: 'token-of-nobody' } }),
  credentials: (baseUrl) => ({ server: baseUrl, token }),
}
export default platform
