/**
 * The hub's receiver of tasks in memory, by the rules of src/docs/by-hand.md, and the person who does them: at the third question a task is
 * done, or was given up.
 */
import { z } from 'zod'
import { handoutSchema, taskPath, type TaskAnswer } from '../kit/by-hand-wire.ts'
import { shownText } from '../kit/by-hand.ts'
import type { PlatformManifest } from '../publisher.ts'
import { createFakeServer, FakeRefusal, type FakeCall, type FakeReply } from './fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from './fake.ts'

const token = 'token-of-the-channel-at-the-hub'
const questions = 3
const maxBodyBytes = 2_000_000

const stateSchema = z.object({
  /** Oldest first. */
  tasks: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      handout: handoutSchema,
      /** How often it will still be said that it is open. */
      left: z.number(),
      doomed: z.boolean(),
      likes: z.array(z.string()),
      shares: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
type Task = z.infer<typeof stateSchema>['tasks'][number]

const problem = (status: number, code: string, detail: string, headers?: FakeReply['headers']): FakeReply => ({
  status,
  headers: { ...headers, 'content-type': 'application/problem+json' },
  json: { status, code, detail },
})
const refuse = (...told: Parameters<typeof problem>) => new FakeRefusal(problem(...told))
const unauthorised = () => problem(401, 'unauthorised', 'The token is not valid for any channel.')

const guarded = (run: (call: FakeCall) => FakeReply | Promise<FakeReply>) => (call: FakeCall) => {
  if (call.headers.get('authorization') !== `Bearer ${token}`) throw new FakeRefusal(unauthorised())
  return run(call)
}

function handoutOf(call: FakeCall): Task['handout'] {
  if (!/^[0-9a-z-]{8,64}$/u.test(call.params.key ?? '')) throw refuse(422, 'invalid-task', 'The key has 8 to 64 of 0-9, a-z and -.')
  if (call.bytes.length > maxBodyBytes) throw refuse(413, 'too-large', `A task may have ${maxBodyBytes} bytes.`)
  const parsed = handoutSchema.safeParse(call.json())
  if (!parsed.success) throw refuse(422, 'invalid-task', z.prettifyError(parsed.error))
  return parsed.data
}

function create({ baseUrl, clock }: FakeOptions, { limits: { images } }: PlatformManifest): Fake {
  let state: z.infer<typeof stateSchema> = { tasks: [] }
  let nextIsDoomed = false
  const now = () => clock.now().toISOString()
  const urlOf = ({ key }: Task) => `${baseUrl()}/posts/${key}`
  const isLive = ({ left, doomed }: Task) => left === 0 && !doomed
  const live = (url: string) => state.tasks.find((task) => isLive(task) && urlOf(task) === url)

  const told = (task: Task): FakeReply => {
    const done: TaskAnswer = task.doomed
      ? { state: 'given-up', reason: 'Erika Mustermann could not post it: the account is closed.' }
      : { state: 'done', id: urlOf(task), url: urlOf(task) }
    return { status: 200, json: task.left > 0 ? { state: 'open' } : done }
  }
  const byKey = ({ params: { key } }: FakeCall): Task => {
    const found = state.tasks.find((task) => task.key === key)
    if (!found) throw refuse(404, 'task-unknown', 'There is no task with this key.')
    return found
  }

  function put(key: string, handout: Task['handout']): FakeReply {
    const known = state.tasks.find((task) => task.key === key)
    if (known) return told(known)
    const task: Task = { key, at: now(), handout, left: questions, doomed: nextIsDoomed, likes: [], shares: [], replies: [] }
    nextIsDoomed = false
    state.tasks.push(task)
    return told(task)
  }

  const server = createFakeServer({
    clock,
    routes: {
      [`GET ${taskPath}/channel`]: guarded(() => ({ status: 200, json: { name: 'Acme' } })),
      [`PUT ${taskPath}/tasks/:key`]: guarded((call) => {
        const handout = handoutOf(call)
        return server.visible(() => put(call.params.key ?? '', handout))
      }),
      [`GET ${taskPath}/tasks/:key`]: guarded((call) => {
        const task = byKey(call)
        task.left = Math.max(0, task.left - 1)
        return told(task)
      }),
    },
    notFound: problem(404, 'not-found', 'There is nothing here.'),
    refusals: {
      'refuse-500': () => problem(500, 'internal', 'The hub is out of order.'),
      'rate-limit': () => problem(429, 'rate-limited', 'Too many calls.', { 'retry-after': '300' }),
      unauthorised,
      'refuse-content': () => problem(422, 'invalid-task', 'The task does not fit.'),
    },
  })

  const shown = (task: Task): FakePost => {
    const { handout, likes, shares, replies } = task
    const address = ({ id }: { readonly id: string }) => `${baseUrl()}/media/${id}`
    const of = (wanted: 'image' | 'video') => handout.media.filter(({ kind }) => kind === wanted)
    return {
      remoteId: urlOf(task),
      url: urlOf(task),
      author: 'Acme',
      ...(handout.title !== null && { title: handout.title }),
      text: shownText(handout),
      at: task.at,
      images: of('image').map((medium) => ({ url: address(medium), alt: images.altMax === 0 ? '' : (medium.alt ?? '') })),
      films: of('video').map((medium) => ({ url: address(medium), bytes: medium.bytes })),
      format: handout.format,
      card: null,
      likes: likes.length,
      shares: shares.length,
      replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsDoomed = true),
    records: () => state.tasks.map((task) => ({ at: task.at, remoteId: urlOf(task), key: task.key })),
    timeline: () => state.tasks.filter(isLive).map(shown).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const visited = live(remoteId)
      if (kind === 'reply') visited?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? visited?.likes : kind === 'share' ? visited?.shares : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

/** @param more What is typed beyond name and address. */
export function byHandFake(manifest: PlatformManifest, more: { readonly [field: string]: string } = {}): FakePlatform {
  const typed = { ...more, handle: 'Acme', address: 'https://acme.example/there' }
  return {
    platform: manifest.id,
    create: (options) => create(options, manifest),
    connect: () => ({ valid: typed, refused: typed }),
    credentials: (baseUrl) => ({ hubUrl: baseUrl, token }),
  }
}
