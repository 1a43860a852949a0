/** The hub's receiver of mailings in memory, by the rules of README.md: at the third question a mailing has gone, or was stopped. */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { shownText } from './compose.ts'
import { mailingAnswer, mailingPath, mailingSchema, subjectMax, textMaxBytes, type Mailing, type MailingAnswer } from './mailing.ts'

const token = 'token-of-the-channel-at-the-hub'
const newsletter = 'newsletter-7'
const questions = 3
/** README.md, “PUT”: larger bodies are refused. */
const maxBodyBytes = 2_000_000

const stateSchema = z.object({
  /** Oldest first. */
  mailings: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      mailing: mailingSchema,
      /** How often it will still be said that it is being sent. */
      left: z.number(),
      doomed: z.boolean(),
      removed: z.boolean(),
      likes: z.array(z.string()),
      shares: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
type Sent = z.infer<typeof stateSchema>['mailings'][number]

const problem = (status: number, code: string, detail: string, headers?: FakeReply['headers']): FakeReply => ({
  status,
  headers: { ...headers, 'content-type': 'application/problem+json' },
  json: { status, code, detail },
})
const refuse = (...told: Parameters<typeof problem>) => new FakeRefusal(problem(...told))
// README.md, “any call”.
const unauthorised = () => problem(401, 'unauthorised', 'The token is missing, unknown or withdrawn.')

const guarded = (run: (call: FakeCall) => FakeReply | Promise<FakeReply>) => (call: FakeCall) => {
  if (call.headers.get('authorization') !== `Bearer ${token}`) throw new FakeRefusal(unauthorised())
  return run(call)
}

/** README.md, “PUT”. */
function mailingOf(call: FakeCall): Mailing {
  const invalid = (what: string) => refuse(422, 'invalid-mailing', what)
  if (!/^[0-9a-z-]{8,64}$/u.test(call.params.key ?? '')) throw invalid('The key has 8 to 64 of 0-9, a-z and -.')
  if (call.bytes.length > maxBodyBytes) throw refuse(413, 'too-large', `A mailing may have ${maxBodyBytes} bytes.`)
  const parsed = mailingSchema.safeParse(call.json())
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error))
  const { subject, text } = parsed.data
  if (subject === '' || [...subject].length > subjectMax) throw invalid(`The subject has 1 to ${subjectMax} characters.`)
  if (Buffer.byteLength(text) > textMaxBytes) throw refuse(422, 'too-long', 'The mail would be longer than what Gmail shows.')
  if (parsed.data.newsletter !== newsletter) throw refuse(422, 'newsletter-unknown', 'The channel’s brand has no such newsletter.')
  return parsed.data
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: z.infer<typeof stateSchema> = { mailings: [] }
  let nextIsDoomed = false
  const now = () => clock.now().toISOString()
  const urlOf = ({ key }: Sent) => `${baseUrl()}/newsletters/mails/${key}`
  const isShown = ({ left, doomed, removed }: Sent) => left === 0 && !doomed && !removed
  const shown = (key: string | undefined) => state.mailings.find((one) => one.key === key && isShown(one))

  const told = (one: Sent): FakeReply => {
    const place = { id: one.key, url: urlOf(one) }
    const answer: MailingAnswer =
      one.left > 0
        ? { state: 'open', ...place, hasGone: !one.doomed && one.left < questions }
        : one.doomed
          ? { state: 'given-up', reason: 'It was stopped before anything had left.' }
          : { state: 'done', ...place }
    return { status: 200, json: mailingAnswer.parse(answer) }
  }
  const byKey = ({ params: { key } }: FakeCall): Sent => {
    const found = state.mailings.find((one) => one.key === key && !one.removed)
    if (!found) throw refuse(404, 'mailing-unknown', 'There is no mailing with this key.')
    return found
  }

  function put(key: string, mailing: Mailing): FakeReply {
    const known = state.mailings.find((one) => one.key === key)
    if (known) return told(known)
    const left = questions
    const one: Sent = { key, at: now(), mailing, left, doomed: nextIsDoomed, removed: false, likes: [], shares: [], replies: [] }
    nextIsDoomed = false
    state.mailings.push(one)
    return told(one)
  }

  const server = createFakeServer({
    clock,
    routes: {
      [`GET ${mailingPath}/newsletters`]: guarded(() => ({
        status: 200,
        json: {
          newsletters: [
            { id: newsletter, name: 'Acme-Brief', url: `${baseUrl()}/newsletters/acme-brief` },
            { id: 'newsletter-8', name: 'Presse', url: `${baseUrl()}/newsletters/presse` },
          ],
        },
      })),
      [`PUT ${mailingPath}/mailings/:key`]: guarded((call) => {
        const mailing = mailingOf(call)
        return server.visible(() => put(call.params.key ?? '', mailing))
      }),
      [`GET ${mailingPath}/mailings/:key`]: guarded((call) => {
        const one = byKey(call)
        one.left = Math.max(0, one.left - 1)
        return told(one)
      }),
      [`DELETE ${mailingPath}/mailings/:key`]: guarded((call) => {
        const one = byKey(call)
        one.left = 0
        one.removed = true
        return told(one)
      }),
      'GET /newsletters/mails/:key': ({ params: { key } }) => {
        const one = shown(key)
        if (!one) return { status: 410, text: 'Gone' }
        return fakePage(one.mailing.subject, `<p>${escapeHtml(one.mailing.text)}</p>`)
      },
    },
    notFound: problem(404, 'not-found', 'There is nothing here.'),
    refusals: {
      'refuse-500': () => problem(500, 'internal', 'The hub is out of order.'),
      'rate-limit': () => problem(429, 'rate-limited', 'Too many calls.', { 'retry-after': '300' }),
      unauthorised,
      'refuse-content': () => problem(422, 'invalid-mailing', 'The mailing does not fit.'),
    },
  })

  const post = (one: Sent): FakePost => ({
    remoteId: one.key,
    url: urlOf(one),
    author: 'Acme-Brief',
    title: one.mailing.subject,
    text: shownText(one.mailing),
    at: one.at,
    images: one.mailing.images.map(({ id, alt }) => ({ url: `${baseUrl()}/media/${id}`, alt: alt ?? '' })),
    card: null,
    likes: one.likes.length,
    shares: one.shares.length,
    replies: one.replies,
    replyTo: null,
  })

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsDoomed = true),
    records: () => state.mailings.map(({ at, key }) => ({ at, remoteId: key, key })),
    timeline: () => state.mailings.filter(isShown).map(post).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const visited = shown(remoteId)
      if (kind === 'reply') visited?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? visited?.likes : kind === 'share' ? visited?.shares : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(structuredClone(saved))),
  }
}

const platform: FakePlatform = {
  platform: 'newsletter',
  create,
  // Nothing is typed: the context's hub decides.
  connect: () => ({ valid: {}, refused: {} }),
  credentials: (baseUrl) => ({ newsletter, hubUrl: baseUrl, token }),
}
export default platform
