/** What people do with deliveries: the operations behind the admin and the command line. Whatever changes something is noted first. */
import type { Payload } from 'payload'
import { deliveryStates, stateNames } from '../core/delivery.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { attemptsAt } from './account.payload.ts'
import { announce } from './afterwards.ts'
import { apply, recordLive } from './apply.ts'
import type { Event } from './events.ts'
import { findDelivery, isWholeId } from './find-delivery.payload.ts'
import { findPlace } from './freeze-places.payload.ts'
import { freezesInForce } from './freezes.payload.ts'
import { never, type Delivery } from './ledger.ts'
import type { Answer, Input } from './operations.ts'
import { inDoubt } from './patches.ts'
import { queued } from './queue.payload.ts'
import { sendOnceMore } from './send-once-more.payload.ts'
import { takeDown } from './take-down.ts'
import { deliveryViews } from './views.payload.ts'
import { whatNext } from './what-next.ts'

/** A call may still arrive after it was given up. Milliseconds. */
const mayStillArriveMs = 60_000

export async function listDeliveries(payload: Payload, input: Input<'list'>): Promise<Answer<'list'>> {
  const { ledger } = hub(payload)
  if (input.post !== undefined && !isWholeId(payload, input.post))
    throw new Problem(422, 'no-such-post', {
      de: 'Ein Beitrag wird mit seiner ID genannt, wie sie in seiner Adresse und in der Liste der Auslieferungen als JSON steht.',
      en: 'A post is named by its id, as its address in the admin and the list of deliveries as JSON have it.',
    })
  const { states, post, dueAfter, dueBefore, limit } = input
  const [channel, brand, platform] = await Promise.all([
    input.channel === undefined ? undefined : findPlace(payload, 'channel', input.channel),
    input.brand === undefined ? undefined : findPlace(payload, 'brand', input.brand),
    input.platform === undefined ? undefined : findPlace(payload, 'platform', input.platform),
  ])
  const rows = await ledger.find(
    {
      states: states ?? deliveryStates,
      ...(channel && { channel: channel.id }),
      ...(brand && { brand: brand.id }),
      ...(platform && { platform: platform.id }),
      ...(post && { post }),
      // The ledger means later than this.
      ...(dueAfter && { dueAfter: new Date(Date.parse(dueAfter) - 1) }),
      ...(dueBefore && { dueBefore: new Date(dueBefore) }),
    },
    { by: 'dueAt', limit: limit + 1, newestFirst: true },
  )
  return {
    deliveries: await deliveryViews(payload, rows.slice(0, limit)),
    more: rows.length > limit,
    freezes: await freezesInForce(payload),
  }
}

export async function showDelivery(payload: Payload, { id }: Input<'show'>): Promise<Answer<'show'>> {
  const { ledger, world } = hub(payload)
  const row = await findDelivery(payload, id)
  const { because, ...view } = await queued({ payload, ledger, world }, row)
  return {
    delivery: {
      ...view,
      because: because?.en ?? null,
      occurrence: row.occurrence,
      hold: row.hold === '' ? null : row.hold === 'approval' ? 'approval' : 'freeze',
      wasUnknown: row.ambiguous,
    },
    attempts: [...(await attemptsAt(payload, row))].map(({ calls, ...attempt }) => ({ ...attempt, calls: [...calls] })),
    next: whatNext(row, view.channel.name, await ledger.now()),
  }
}

/**
 * A person's answer to what the hub asks about a delivery.
 * @throws Problem 409 `not-now` where it does not fit, 502 where the platform does not take it down.
 */
export async function resolveDelivery(payload: Payload, actor: Actor, input: Input<'resolve'>): Promise<Answer<'resolve'>> {
  const { ledger, world, bell } = hub(payload)
  const row = await findDelivery(payload, input.id)
  const now = await ledger.now()
  if (!fits(row, input.answer)) throw await notNow(payload, row, now)
  const since = now.getTime() - (row.unknownSince ?? never).getTime()
  if (input.answer === 'not-live' && row.state === 'unknown' && since < mayStillArriveMs)
    throw new Problem(409, 'too-early', {
      de: `Gesendet wurde vor ${Math.round(since / 1_000)} Sekunden, und es kann noch ankommen. Sehen Sie in einer Minute noch einmal nach.`,
      en: `It was sent ${Math.round(since / 1_000)} seconds ago and may still arrive. Look again in a minute.`,
    })
  await note(payload, actor, row, input.answer)
  const does = (event: Event, of = row) => apply(ledger, of, event, now)
  // Where the hub still looks by itself, the person who answers is the one it would have asked.
  const asked = async () =>
    row.state === 'unknown' ? does({ is: 'unprovable', reason: `${actor.name} looks whether it is live.` }) : Promise.resolve(row)
  const afterAsking = async (event: Event) => {
    const open = await asked()
    return open && does(event, open)
  }
  const changed = await (() => {
    switch (input.answer) {
      case 'live':
        return recordLive(ledger, row, { remoteId: input.url, url: input.url })
      case 'not-live':
        return afterAsking({ is: 'person-says-not-live', reason: `${actor.name} looked: it is not live. It is sent again.` })
      case 'drop':
      case 'skip':
        return afterAsking({ is: 'person-drops', reason: `Left out by ${actor.name}.` })
      case 'publish':
        return does({ is: 'person-publishes-late' })
      case 'take-down':
        return takeDown(row, ledger, world, `Taken down by ${actor.name}.`)
    }
  })()
  if (!changed) throw await overtaken(payload, row)
  if (input.answer === 'live') await announce(changed, ledger)
  bell.ring()
  return told(payload, changed)
}

function fits(row: Delivery, answer: Input<'resolve'>['answer']): boolean {
  const asked = row.state === 'needs-human' || row.state === 'unknown'
  switch (answer) {
    case 'live':
      // An address must not be written over a delivery that is under way.
      return asked || (row.state === 'skipped' && inDoubt(row))
    case 'not-live':
      return asked
    case 'drop':
    case 'skip':
      return asked || row.state === 'late-hold' || row.state === 'blocked-auth'
    case 'publish':
      return row.state === 'late-hold'
    case 'take-down':
      return row.state === 'live-withdrawn'
  }
}

/**
 * Sends now what waits for another attempt, and once more what ended without being live. Never what may be live.
 * @throws Problem 409 with what to do instead.
 */
export async function retryDelivery(payload: Payload, actor: Actor, { id }: Input<'retry'>): Promise<Answer<'retry'>> {
  const { ledger, bell, world } = hub(payload)
  const row = await findDelivery(payload, id)
  const now = await ledger.now()
  const channel = await world.channel(row.channel)
  const go = async (event: Event) => {
    await note(payload, actor, row, 'retry')
    return apply(ledger, row, event, now)
  }
  const changed = await (async () => {
    switch (row.state) {
      case 'scheduled':
        if (row.cancel || row.hold !== '' || row.waitsFor !== '' || row.dueAt > now) throw await notNow(payload, row, now)
        if (channel?.notBefore && channel.notBefore > now)
          throw new Problem(409, 'channel-rests', {
            de: `${channel.name} nimmt gerade nichts an. Sobald es wieder geht, geht dies von selbst hinaus.`,
            en: `${channel.name} takes nothing for the moment. It goes out by itself as soon as it does.`,
          })
        if (row.notBefore <= now) return row
        return go({ is: 'person-hurries' })
      case 'blocked-auth':
        if (channel?.status !== 'connected') throw await notNow(payload, row, now)
        return go({ is: 'signed-in' })
      case 'late-hold':
        return go({ is: 'person-publishes-late' })
      case 'rejected':
      case 'failed':
      case 'skipped':
        if (inDoubt(row)) throw await notNow(payload, row, now)
        return sendOnceMore(payload, row, () => note(payload, actor, row, 'retry'))
      default:
        throw await notNow(payload, row, now)
    }
  })()
  if (!changed) throw await overtaken(payload, row)
  bell.ring()
  return told(payload, changed)
}

const note = (payload: Payload, actor: Actor, row: Delivery, what: string): Promise<void> =>
  audit(payload, {
    actor,
    action: `delivery.${what}`,
    collection: 'deliveries',
    document: row.id,
    summary: `${row.title}: ${what}.`,
  })

async function told(payload: Payload, row: Delivery): Promise<Answer<'resolve'>> {
  const [delivery] = await deliveryViews(payload, [row])
  if (!delivery) throw new Error(`The delivery ${row.id} has no view.`)
  return { delivery, next: whatNext(row, delivery.channel.name, await hub(payload).ledger.now()) }
}

async function notNow(payload: Payload, row: Delivery, now: Date): Promise<Problem> {
  const channel = await hub(payload).world.channel(row.channel)
  const next = whatNext(row, channel?.name ?? 'the channel', now)
  return new Problem(
    409,
    'not-now',
    {
      de: `Das passt nicht: ${stateNames[row.state].de}. Sehen Sie noch einmal nach, wie weit die Auslieferung ist.`,
      en: `That does not fit: ${stateNames[row.state].en}. Look again where the delivery stands.`,
    },
    { next },
  )
}

const overtaken = async (payload: Payload, { id }: Delivery): Promise<Problem> => {
  const row = await hub(payload).ledger.get(id)
  const state = row && stateNames[row.state]
  return new Problem(409, 'overtaken', {
    de: `Jemand oder etwas anderes war schneller.${state ? ` Jetzt: ${state.de}.` : ''} Sehen Sie noch einmal nach, wie weit die Auslieferung ist.`,
    en: `Somebody or something else was faster.${state ? ` Now: ${state.en}.` : ''} Look again where the delivery stands.`,
  })
}
