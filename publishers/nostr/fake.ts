/**
 * A relay over a real WebSocket, and a second one at /closed that lets nobody read. Messages and refusals: NIP-01; deletion: NIP-09. Read
 * 2026-07-22. Every signature is checked.
 */
import { createHash } from 'node:crypto'
import * as nip19 from 'nostr-tools/nip19'
import { finalizeEvent, getPublicKey, verifyEvent } from 'nostr-tools/pure'
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage } from '../testing/fake-server.ts'
import { createFakeSocket, type Say } from '../testing/fake-socket.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const secretKey = createHash('sha256').update('the account of the fake').digest('hex')
const keyFrom = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const us = getPublicKey(keyFrom(secretKey))
/** Each visitor has a key of their own. */
const keyFor = (by: string) => new Uint8Array(createHash('sha256').update(`visitor ${by}`).digest())

const eventSchema = z.object({
  id: z.string().length(64),
  pubkey: z.string().length(64),
  created_at: z.number().int(),
  kind: z.number().int(),
  tags: z.array(z.array(z.string())),
  content: z.string(),
  sig: z.string().length(128),
})
type Event = z.infer<typeof eventSchema>
const filterSchema = z.strictObject({
  ids: z.array(z.string()).optional(),
  authors: z.array(z.string()).optional(),
  kinds: z.array(z.number()).optional(),
  '#e': z.array(z.string()).optional(),
  since: z.number().int().optional(),
  until: z.number().int().optional(),
  limit: z.number().int(),
})
type Filter = z.infer<typeof filterSchema>
const requestSchema = z.tuple([z.literal('REQ'), z.string().min(1).max(64)]).rest(filterSchema)

const stateSchema = z.object({
  /** In the order in which they came. */
  events: z.array(eventSchema),
  names: z.record(z.string(), z.string()),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
type State = z.infer<typeof stateSchema>
/** NIP-01: the newest first. How many at once is told by each relay for itself, as `max_limit` of NIP-11. */
const atOnce = 20

const named = ({ tags }: Event, name: string) => tags.flatMap(([is, value]) => (is === name && value ? [value] : []))
const marked = ({ tags }: Event, marker: string) => tags.find(([name, , , mark]) => name === 'e' && mark === marker)?.[1]
const parentOf = (event: Event) => marked(event, 'reply') ?? marked(event, 'root') ?? null
const fits = (event: Event, { ids, authors, kinds, '#e': answered, since, until }: Filter) =>
  (!ids || ids.includes(event.id)) &&
  (!authors || authors.includes(event.pubkey)) &&
  (!kinds || kinds.includes(event.kind)) &&
  (!answered || named(event, 'e').some((id) => answered.includes(id))) &&
  (since === undefined || event.created_at >= since) &&
  (until === undefined || event.created_at <= until)

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { events: [], names: {}, records: [] }
  const seconds = () => Math.floor(clock.now().getTime() / 1000)
  const byId = (id: string | null | undefined) => state.events.find((event) => event.id === id)

  const ok = (id: string, taken: boolean, message: string) => ({ status: 200, json: ['OK', id, taken, message] })

  /** Whether it was new. */
  function keep(event: Event): boolean {
    if (byId(event.id)) return false
    state.events.push(event)
    if (event.kind === 5) {
      const doomed = named(event, 'e')
      state.events = state.events.filter((other) => !doomed.includes(other.id) || other.pubkey !== event.pubkey)
    }
    return true
  }

  function take(event: Event): ReturnType<typeof ok> {
    const isNew = keep(event)
    if (isNew && event.kind === 1 && event.pubkey === us)
      state.records.push({ at: new Date(event.created_at * 1000).toISOString(), remoteId: event.id, key: event.id })
    return isNew ? ok(event.id, true, '') : ok(event.id, true, 'duplicate: already have this event')
  }

  const hear = (text: string, say: Say, path: string): void => {
    const message: unknown = JSON.parse(text)
    const [kind, body] = Array.isArray(message) ? (message as unknown[]) : []
    if (kind === 'EVENT') {
      const event = eventSchema.safeParse(body).data
      if (!event) return say({ status: 200, json: ['NOTICE', 'invalid: this is no event'] })
      if (!verifyEvent({ ...event })) return say(ok(event.id, false, 'invalid: the signature is wrong'))
      if (event.created_at > seconds() + 900) return say(ok(event.id, false, 'invalid: created_at is too far in the future'))
      if (event.kind === 1 && event.content.trim() === '') return say(ok(event.id, false, 'invalid: the note is empty'))
      if (event.kind !== 1) return say(take(event))
      refusedId = event.id
      return void server.visible(() => take(event)).then(say)
    }
    const request = requestSchema.safeParse(message).data
    if (!request) return say({ status: 200, json: ['NOTICE', 'invalid: nobody understands this'] })
    const [, subscription, ...filters] = request
    if (path.startsWith('/closed')) return say({ status: 200, json: ['CLOSED', subscription, 'auth-required: only for members'] })
    for (const filter of filters)
      for (const event of [...state.events]
        .filter((one) => fits(one, filter))
        .sort((a, b) => b.created_at - a.created_at)
        .slice(0, Math.min(filter.limit, atOnce)))
        say({ status: 200, json: ['EVENT', subscription, event] })
    say({ status: 200, json: ['EOSE', subscription] })
  }

  let refusedId = ''
  const server = createFakeServer({
    clock,
    notFound: { status: 404, text: '<h1>404</h1>' },
    refusals: {
      'refuse-500': () => ok(refusedId, false, 'error: could not save the event'),
      'rate-limit': () => ok(refusedId, false, 'rate-limited: slow down there chief'),
      unauthorised: () => ok(refusedId, false, 'blocked: you are banned from posting here'),
      'refuse-content': () => ok(refusedId, false, 'invalid: the words are not allowed'),
    },
    routes: {
      'GET /njump.me/:name': ({ params }) => {
        const { type, data } = nip19.decode(params.name ?? '')
        const event = byId(type === 'nevent' ? data.id : type === 'note' ? data : null)
        return event ? fakePage('Nostr', `<p>${escapeHtml(event.content)}</p>`) : { status: 404, text: '<h1>404</h1>' }
      },
    },
  })

  const relay = () => `${baseUrl().replace(/^http/, 'ws')}/relay`
  const authorOf = ({ pubkey }: Event) => state.names[pubkey] ?? pubkey
  const isVisitors = (id: string | null) => byId(id) !== undefined && byId(id)?.pubkey !== us
  const about = (event: Event, kind: number) => state.events.filter((one) => one.kind === kind && named(one, 'e').includes(event.id))
  const shown = (event: Event): FakePost => {
    const below = about(event, 1)
    const root = marked(event, 'root')
    return {
      remoteId: event.id,
      url: `${baseUrl()}/njump.me/${nip19.neventEncode({ id: event.id, relays: [relay()] })}`,
      author: nip19.npubEncode(event.pubkey),
      text: event.content,
      at: new Date(event.created_at * 1000).toISOString(),
      images: [],
      card: null,
      likes: about(event, 7).length,
      shares: about(event, 6).length,
      replies: below
        .filter(({ pubkey }) => pubkey !== us)
        .map((one) => ({ by: authorOf(one), text: one.content, at: new Date(one.created_at * 1000).toISOString() })),
      answers: below
        .filter((one) => one.pubkey === us && isVisitors(parentOf(one)))
        .map((one) => ({ to: parentOf(one) ?? '', text: one.content })),
      replyTo: root ? { root, parent: parentOf(event) ?? root } : null,
    }
  }

  return {
    handler: server.handler,
    upgrade: createFakeSocket(hear),
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.events
        .filter((event) => event.kind === 1 && event.pubkey === us && !isVisitors(parentOf(event)))
        .map(shown)
        .reverse(),
    visit(remoteId, { kind, by, text = '', as = '+' }) {
      const event = byId(remoteId)
      if (!event) return
      const key = keyFor(by)
      const pubkey = getPublicKey(key)
      state.names[pubkey] = by
      const kinds = { reply: 1, share: 6, like: 7 } as const
      const is = kinds[kind]
      if (is !== 1 && about(event, is).some((one) => one.pubkey === pubkey && (is === 6 || one.content === as))) return
      const tags = [
        ['e', event.id, relay(), ...(is === 1 ? ['root'] : [])],
        ['p', event.pubkey],
      ]
      const content = is === 1 ? text : is === 7 ? as : ''
      keep(eventSchema.parse(finalizeEvent({ kind: is, created_at: seconds(), tags, content }, key)))
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'nostr',
  create,
  connect: (baseUrl) => {
    const relays = baseUrl.replace(/^http/, 'ws')
    const key = nip19.nsecEncode(keyFrom(secretKey))
    return { valid: { key, relays: `${relays}/relay` }, refused: { key, relays: `${relays}/closed` } }
  },
  credentials: (baseUrl) => ({ secretKey, relays: [`${baseUrl}/relay`] }),
}
export default platform
