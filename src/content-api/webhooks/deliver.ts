/** Brings one event to one webhook: takes it, signs it, sends it, and writes down what became of it. */
import { STATUS_CODES } from 'node:http'
import type { Clock } from '../../core/clock.ts'
import type { CallAttempt } from '../../core/webhook.ts'
import type { Answered, Caller } from './call.ts'
import { nextTry } from './schedule.ts'
import { signatureHeaders, type Secrets } from './signing.ts'
import type { Call, Hook, Settled, WebhookStore } from './store.ts'

export interface DeliverOptions {
  readonly store: WebhookStore
  readonly send: Caller
  readonly clock: Clock
  readonly log: { warn(fields: object, message: string): void }
  readonly random?: () => number
}

/** Longer than a call may last, so that nobody else sends what is still on the wire. After a crash it is sent again by then. */
const leaseMs = 60_000

/** Whether an event may go now, by what else there is about the same post. */
function turnOf(call: Call, others: readonly Call[], now: Date): 'go' | 'wait' | 'superseded' {
  if (call.byHand || call.post === null) return 'go'
  const isOlder = (other: Call) => other.happenedAt < call.happenedAt
  if (others.some((other) => other.happenedAt > call.happenedAt && other.state === 'sent')) return 'superseded'
  if (others.some(({ takenUntil }) => takenUntil !== null && takenUntil > now)) return 'wait'
  const isNext = ({ state, nextAt }: Call) => (state === 'pending' || state === 'failed') && nextAt <= now
  return others.some((other) => isOlder(other) && isNext(other)) ? 'wait' : 'go'
}

/** @returns whether anything was done: not where it waits for another event of its post, or somebody else was faster. */
export async function deliver(call: Call, options: DeliverOptions): Promise<boolean> {
  const { store, clock } = options
  const now = clock.now()
  const others = call.post === null ? [] : (await store.ofPost(call.webhook, call.post)).filter(({ id }) => id !== call.id)
  const turn = turnOf(call, others, now)
  if (turn === 'wait') return false
  const taken = await store.take(call, new Date(now.getTime() + leaseMs))
  if (!taken) return false
  await store.settle(taken, turn === 'superseded' ? ended(taken, 'superseded', notes.superseded, now) : await tried(taken, options))
  return true
}

const ended = (call: Call, state: 'given-up' | 'superseded', note: CallAttempt['note'], now: Date): Settled => ({
  state,
  attempts: [...call.attempts, { at: now.toISOString(), status: null, ms: 0, note }],
  tries: call.tries,
  nextAt: null,
})

async function tried(call: Call, options: DeliverOptions): Promise<Settled> {
  const { store, clock } = options
  const hook = await store.hook(call.webhook)
  if (!hook) return ended(call, 'given-up', notes.gone, clock.now())
  if (!hook.active && !call.byHand) return ended(call, 'given-up', notes.off, clock.now())
  const secrets = await store.secrets(hook.id).catch(() => null)
  if (secrets?.length === 0) return ended(call, 'given-up', notes.noSecret, clock.now())
  return sent(call, hook, secrets, options)
}

/** @param secrets `null`: they cannot be read. */
async function sent(
  call: Call,
  hook: Hook,
  secrets: Secrets | null,
  { store, send, clock, log, random }: DeliverOptions,
): Promise<Settled> {
  const at = clock.now()
  const answer = secrets ? await send(hook.url, signatureHeaders(secrets, call.event, at, call.body), call.body) : unsigned
  const { status, ms } = answer
  const attempts = [...call.attempts, { at: at.toISOString(), status, ms, note: noteOf(answer) }]
  const after = clock.now()
  if (status !== null && status >= 200 && status < 300) return { state: 'sent', attempts, tries: call.tries, nextAt: null }
  const tries = call.tries + 1
  if (status === 410) {
    await store.switchOff(hook.id, `${notes.gone410.de} / ${notes.gone410.en}`)
    log.warn({ webhook: hook.id, name: hook.name }, 'A webhook’s receiver answered 410 (Gone). The webhook was switched off.')
    return { state: 'given-up', attempts, tries, nextAt: null }
  }
  const retryAfter = status === null ? null : { status, retryAfter: answer.retryAfter }
  const nextAt = call.post === null ? null : nextTry(tries, after, retryAfter, random)
  if (!nextAt && call.post !== null)
    log.warn(
      { webhook: hook.id, name: hook.name, event: call.event, tries },
      'An event could not be delivered to a webhook and is given up.',
    )
  return { state: nextAt ? 'failed' : 'given-up', attempts, tries, nextAt }
}

const unsigned: Answered = { status: null, retryAfter: null, ms: 0, problem: 'unsigned' }

const notes = {
  superseded: {
    de: 'Ein neueres Ereignis desselben Beitrags ist schon angekommen.',
    en: 'A newer event of the same post has arrived already.',
  },
  gone: { de: 'Den Webhook gibt es nicht mehr.', en: 'The webhook is gone.' },
  off: { de: 'Der Webhook ist ausgeschaltet.', en: 'The webhook is switched off.' },
  noSecret: { de: 'Der Webhook hat noch kein Geheimnis. Erzeugen Sie eines.', en: 'The webhook has no secret yet. Make one.' },
  gone410: {
    de: 'Der Empfänger hat mit 410 (Gone) geantwortet: Er will keine Ereignisse mehr.',
    en: 'The receiver answered 410 (Gone): it wants no more events.',
  },
  unsigned: {
    de: 'Das Geheimnis ist nicht zu lesen: Sein Schlüssel fehlt in CREDENTIAL_KEYS. Erzeugen Sie ein neues.',
    en: 'The secret cannot be read: its key is missing in CREDENTIAL_KEYS. Make a new one.',
  },
  blocked: {
    de: 'Die Adresse führt nicht ins öffentliche Internet. Es wurde nichts gesendet.',
    en: 'The address does not lead to the public internet. Nothing was sent.',
  },
  timeout: { de: 'Keine Antwort innerhalb von 15 Sekunden.', en: 'No answer within 15 seconds.' },
}

function noteOf({ status, problem }: Answered): CallAttempt['note'] {
  if (status === 410) return notes.gone410
  if (status !== null) {
    const name = `${status}${STATUS_CODES[status] ? ` (${STATUS_CODES[status]})` : ''}`
    if (status >= 300 && status < 400)
      return { de: `Antwort ${name}. Weiterleitungen wird nicht gefolgt.`, en: `Answered ${name}. Redirects are not followed.` }
    return { de: `Antwort ${name}.`, en: `Answered ${name}.` }
  }
  if (problem === 'blocked' || problem === 'timeout' || problem === 'unsigned') return notes[problem]
  return { de: `Der Empfänger ist nicht zu erreichen (${problem}).`, en: `The receiver cannot be reached (${problem}).` }
}
