/** What is said to a relay, and what it says: https://github.com/nostr-protocol/nips/blob/master/01.md, read 2026-07-22. */
import { verifyEvent, type VerifiedEvent } from 'nostr-tools/pure'
import { z } from 'zod'
import { PublisherError, type FailureKind } from '../errors.ts'
import type { ConnectContext, PublishContext, Socket } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** Hexadecimal. */
  secretKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** Written with https, as which a WebSocket begins: what is no web address counts as a secret and is struck out. */
  relays: z.array(z.url()).min(1).max(5),
})
export type Credentials = z.infer<typeof credentialsSchema>

type Asking = Pick<PublishContext<unknown> | ConnectContext, 'http' | 'clock'>
export type Note = Pick<VerifiedEvent, 'id' | 'pubkey' | 'created_at' | 'kind' | 'tags' | 'content' | 'sig'>
export interface Filter {
  readonly ids?: readonly string[]
  readonly authors?: readonly string[]
  readonly kinds?: readonly number[]
  readonly '#e'?: readonly string[]
  readonly since?: number
  readonly until?: number
  /** Absent: all of them. */
  readonly limit?: number
}

const noteSchema = z.object({
  id: z.string(),
  pubkey: z.string(),
  created_at: z.number().int(),
  kind: z.number().int(),
  tags: z.array(z.array(z.string())),
  content: z.string(),
  sig: z.string(),
})
const heardSchema = z.union([
  z.tuple([z.literal('OK'), z.string(), z.boolean(), z.string()]).rest(z.unknown()),
  z.tuple([z.literal('EVENT'), z.string(), z.unknown()]),
  z.tuple([z.literal('EOSE'), z.string()]).rest(z.unknown()),
  z.tuple([z.literal('CLOSED'), z.string(), z.string()]).rest(z.unknown()),
])

/** A rate is told without a time: so long is waited. */
const pauseMs = 10 * 60_000

/** What begins a relay's refusal. `error` and everything else leave it open whether the note is kept. */
const meanings: { readonly [prefix: string]: FailureKind } = {
  'rate-limited': 'wait',
  invalid: 'rejected',
  pow: 'rejected',
  blocked: 'reconnect',
  restricted: 'reconnect',
  'auth-required': 'reconnect',
}

function refusal(relay: string, words: string, otherwise: FailureKind, { clock }: Asking): PublisherError {
  const prefix = /^([a-z-]+):/.exec(words)?.[1] ?? ''
  const kind = meanings[prefix] ?? otherwise
  return new PublisherError(kind, `${new URL(relay).host} refused it: ${words.slice(0, 200) || 'it did not say why'}`, {
    code: `relay-${prefix || 'refused'}`,
    ...(kind === 'wait' && { retryAfter: new Date(clock.now().getTime() + pauseMs) }),
  })
}

async function open(relay: string, visible: boolean, { http }: Asking): Promise<Socket> {
  if (!http.socket) throw new PublisherError('bug', 'There is no way to a WebSocket here.', { code: 'socket-missing' })
  return http.socket(relay, { visible })
}

/** The next thing that is part of the conversation: notices, challenges and what cannot be read are passed over. */
async function heard(socket: Socket): Promise<z.infer<typeof heardSchema>> {
  for (;;) {
    const text = await socket.next()
    try {
      const message = heardSchema.safeParse(JSON.parse(text))
      if (message.success) return message.data
    } catch {
      // No JSON: not for us.
    }
  }
}

/** Sends a note to a relay. One that it has already (`duplicate:`) is taken, too. */
async function give(relay: string, note: Note, ctx: Asking): Promise<void> {
  const socket = await open(relay, true, ctx)
  try {
    socket.send(JSON.stringify(['EVENT', note]))
    for (;;) {
      const message = await heard(socket)
      if (message[0] !== 'OK' || message[1] !== note.id) continue
      if (message[2]) return
      throw refusal(relay, message[3], 'reconcile', ctx)
    }
  } finally {
    socket.close()
  }
}

/** The first that says most: what may have been published counts before what certainly was not. */
const gravest: readonly FailureKind[] = ['reconcile', 'wait', 'retry', 'rejected', 'reconnect', 'unsupported', 'bug']

/** @throws PublisherError where not one relay (or, with `all`, not every relay) has taken it. */
export async function giveAll(relays: readonly string[], note: Note, ctx: Asking, all = false): Promise<void> {
  const outcomes = await Promise.allSettled(relays.map((relay) => give(relay, note, ctx)))
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  if (failures.length === 0 || (!all && failures.length < relays.length)) return
  const told = failures.filter((failure) => failure instanceof PublisherError)
  throw gravest.map((kind) => told.find((failure) => failure.kind === kind)).find((failure) => failure !== undefined) ?? failures[0]
}

/** A relay hands out at most as many at once as it likes, newest first. Without a number it may be few, and above its own limit it may refuse. */
const atOnce = 500
/** What it has beyond this is not read. */
const maxPages = 10

/** What a relay hands out for one filter. A signature that is not right is no note. */
async function page(socket: Socket, relay: string, filter: Filter, ctx: Asking): Promise<Note[]> {
  const notes: Note[] = []
  socket.send(JSON.stringify(['REQ', 'funkhaus', { limit: atOnce, ...filter }]))
  for (;;) {
    const message = await heard(socket)
    if (message[0] === 'OK' || message[1] !== 'funkhaus') continue
    if (message[0] === 'EOSE') return notes
    if (message[0] === 'CLOSED') throw refusal(relay, message[2], 'retry', ctx)
    const note = noteSchema.safeParse(message[2]).data
    if (note && verifyEvent(note)) notes.push(note)
  }
}

/** All that a relay has for any of the filters: without a limit, older ones are asked for until no other one comes. */
export async function ask(relay: string, filters: readonly Filter[], ctx: Asking): Promise<Note[]> {
  const socket = await open(relay, false, ctx)
  const known = new Map<string, Note>()
  try {
    for (const filter of filters)
      for (let asked = filter, pages = 0; pages < maxPages; pages++) {
        const others = (await page(socket, relay, asked, ctx)).filter(({ id }) => !known.has(id))
        for (const note of others) known.set(note.id, note)
        if (filter.limit !== undefined || others.length === 0) break
        asked = { ...filter, until: Math.min(...others.map(({ created_at }) => created_at)) }
      }
    return [...known.values()]
  } finally {
    socket.close()
  }
}

export interface Answers {
  /** Each once. */
  readonly notes: readonly Note[]
  /** Whether every relay has answered. */
  readonly whole: boolean
}

/** @throws PublisherError where no relay answers. */
export async function askAll(relays: readonly string[], filters: readonly Filter[], ctx: Asking): Promise<Answers> {
  const outcomes = await Promise.allSettled(relays.map((relay) => ask(relay, filters, ctx)))
  const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (answers.length === 0 && failed) throw failed.reason
  return { notes: [...new Map(answers.flat().map((note) => [note.id, note])).values()], whole: answers.length === relays.length }
}
