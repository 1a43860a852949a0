/** What can happen next. Workers do what `deliver.ts`, `gates.ts` and `reconcile.ts` do, one step at a time; rows change by the table alone. */
import type { Proof } from '../../../publishers/publisher.ts'
import type { Event } from '../../../src/delivery/events.ts'
import { isOpen } from '../../../src/delivery/patches.ts'
import { freeze as held } from '../../../src/delivery/table/samples.ts'
import { arrivals } from './network.ts'
import { channel, type Rows } from './rows.ts'
import type { Actor, Budget, Looker, Remote, Worker, World } from './world.ts'

export interface Move {
  readonly name: string
  readonly world: World
  /** What must never happen, and has. */
  readonly broken?: string
}

/** What the code around the table decides. A mutant decides otherwise. */
export interface Policy {
  /** Freeze and approval are asked right before the intent, not only when it is claimed. */
  readonly asksGatesAgain: boolean
  /** A key is used again only while the platform certainly remembers it. */
  readonly minds: boolean
  /** What has slept between the gates and the call sends nothing. */
  readonly noticesSleep: boolean
  /** Nothing found in a timeline is taken for a proof. */
  readonly trustsTimeline: boolean
  /** What a call is said to be that nothing was heard of. */
  readonly lostIs: 'outcome-open' | 'not-sent'
}
export const sound: Policy = { asksGatesAgain: true, minds: true, noticesSleep: true, trustsTimeline: false, lostIs: 'outcome-open' }

const replaced = <T>(all: readonly T[], at: number, value: T): T[] => all.map((one, index) => (index === at ? value : one))
const without = <T>(all: readonly T[], at: number): T[] => all.filter((_, index) => index !== at)
const date = new Date('2026-11-22T10:00:00Z')
const why = { reason: '', notBefore: date }
const taken = { leaseUntil: date }
const published = { remoteId: '1', url: 'https://x.example/1', urls: '' }

export function movesOf(world: World, rows: Rows, proof: Proof, policy: Policy): Move[] {
  const { actors, approval, freeze, left, remotes, wires } = world
  const moves: Move[] = []
  const add = (name: string, next: Partial<World>, broken?: string) => moves.push({ name, world: { ...world, ...next }, broken })
  const spend = (what: keyof Budget): { left: Budget } => ({ left: { ...left, [what]: left[what] - 1 } })
  const rowAt = (row: number) => rows.get(world.rows[row] ?? -1)
  const put = (row: number, id: number) => ({ rows: replaced(world.rows, row, id) })
  const remote = (row: number, differs: Partial<Remote>): { remotes: readonly Remote[] } => ({
    remotes: remotes.map((one, at) => (at === row ? { ...one, ...differs } : one)),
  })

  /** Decided from what was seen, and written over what is there, if it still fits; and if the lane is free. */
  function write(row: number, event: Event, seen = world.rows[row] ?? -1): number | null {
    const id = rows.change(seen, event, world.rows[row] ?? -1)
    if (id === null) return null
    const entersLane = rows.get(id).lane === channel && rowAt(row).lane !== channel
    const isTaken = world.rows.some((other, at) => at !== row && rows.get(other).lane === channel)
    return entersLane && isTaken ? null : id
  }
  /** As `settle` in deliver.ts: again with what is there now, where that is still the worker's. */
  function settled(worker: Worker, event: Event): Partial<World> {
    const own = rows.get(worker.seen)
    const now = rowAt(worker.row)
    const id =
      write(worker.row, event, worker.seen) ?? (now.fence === own.fence && now.owner === own.owner ? write(worker.row, event) : null)
    return id === null ? {} : put(worker.row, id)
  }
  /** As `recordLive` in deliver.ts. */
  function recorded(row: number): { readonly next: Partial<World>; readonly broken?: string } {
    const { state } = rowAt(row)
    if (state === 'published' || state === 'live-withdrawn') return { next: {} }
    const id = write(row, { is: 'live', ...published })
    return id === null ? { next: {}, broken: 'what is known to be live is not in the ledger' } : { next: put(row, id) }
  }
  const decide = (name: string, row: number, event: Event, more: Partial<World> = {}) => {
    const id = write(row, event)
    if (id !== null) add(`${name} ${row}`, { ...put(row, id), ...more })
  }

  /** Whether the hub may use the key again. Of a key that was never accepted it does not know that. */
  const mayRepeat = (row: number): readonly boolean[] => {
    const { key } = remotes[row] ?? { key: 'none' }
    return !policy.minds ? [true] : key === 'none' ? [true, false] : [key === 'remembered']
  }

  function workerMoves(worker: Worker, at: number) {
    const { row, seen } = worker
    const become = (differs: Partial<Worker>): { actors: readonly Actor[] } => ({ actors: replaced(actors, at, { ...worker, ...differs }) })
    const gone = { actors: without(actors, at) }
    const end = (name: string, event: Event) => add(`${name} ${row}`, { ...settled(worker, event), ...gone })

    if (left.crashes > 0) add(`the worker of ${row} is killed`, { ...gone, ...spend('crashes') })
    if (left.pauses > 0 && !worker.lapsed)
      add(`the worker of ${row} sleeps`, { ...become({ lapsed: true, stale: true }), ...spend('pauses') })

    if (worker.at === 'preparing') {
      end('cannot sign in for', { is: 'sign-in-refused', reason: '' })
      end('content is refused while preparing', { is: 'content-refused', reason: '' })
      end('the channel is paused for', { is: 'gate-closed', ...why })
      const { ambiguous, unknownSince, contentHash } = rows.get(seen)
      const objection = !approval.given || approval.content !== contentHash
      const trespassed = freeze !== 'none' || objection
      if (policy.asksGatesAgain && freeze !== 'none') end('frozen at the gate', { is: 'gate-closed', ...why })
      else if (policy.asksGatesAgain && objection) end('not approved at the gate', { is: 'edited', reason: '' })
      else
        for (const repeat of ambiguous && unknownSince !== null && proof === 'key' ? mayRepeat(row) : [true])
          if (repeat) add(`the gates are open for ${row}`, become({ at: 'gated', stale: false, trespassed }))
          else end('the key is too old for', { is: 'look-first', reason: '' })
    } else if (worker.at === 'gated') {
      const own = rows.get(seen)
      // As `prepare`: once it is in doubt, the same bytes again.
      const id = write(row, { is: 'intent', snapshot: own.ambiguous && own.snapshot ? own.snapshot : own.story, ...taken }, seen)
      const broken = worker.trespassed
        ? 'an intent after a gate was closed and before it was asked'
        : freeze === 'effective'
          ? 'an intent in a freeze'
          : world.closed[row]
            ? 'an intent after the approval had ended'
            : undefined
      if (id === null) end('no intent for', { is: 'gate-closed', ...why })
      else add(`intent for ${row}`, { ...put(row, id), ...become({ at: 'intended', seen: id, lapsed: false }) }, broken)
    } else if (worker.at === 'intended') {
      const { snapshot, contentHash } = rows.get(seen)
      if (worker.stale && policy.noticesSleep) end('slept too long to send', { is: 'not-sent', ...why })
      else
        add(
          `sends ${row}`,
          { ...become({ at: 'calling' }), wires: [...wires, { row, content: snapshot }] },
          wires.length > 0
            ? 'two calls on one channel at once'
            : snapshot !== contentHash
              ? 'sent something else than was approved at the intent'
              : undefined,
        )
    } else if (worker.at === 'answered') {
      if (worker.answer === 'ok') {
        const { next, broken } = recorded(row)
        add(`is told that ${row} is live`, { ...next, ...gone }, broken)
        add(`does not wait any longer for ${row}`, {
          ...settled(worker, { is: 'outcome-open', reason: '' }),
          ...become({ at: 'given-up' }),
        })
      } else if (worker.answer === 'accepted') end('accepted', { is: 'accepted', checkAfter: date, resume: '{}' })
      else if (worker.answer === 'refused') end('content is refused', { is: 'content-refused', reason: '' })
      else if (worker.answer === 'limited') end('too many', { is: 'not-sent', ...why })
      else if (worker.answer === 'signed-out') end('signed out', { is: 'sign-in-refused', reason: '' })
      else end('nothing is heard of', policy.lostIs === 'not-sent' ? { is: 'not-sent', ...why } : { is: 'outcome-open', reason: '' })
    } else if (worker.at === 'given-up') {
      const { next, broken } = recorded(row)
      add(`is told late that ${row} is live`, { ...next, ...gone }, broken)
    }
  }

  function lookerMoves({ row, seen, found }: Looker, at: number) {
    const gone = { actors: without(actors, at) }
    if (left.crashes > 0) add(`who looks for ${row} is killed`, { ...gone, ...spend('crashes') })
    if (found === 'live') {
      const { next, broken } = recorded(row)
      return add(`found ${row}`, { ...next, ...gone }, broken)
    }
    const event: Event =
      found === 'given-up'
        ? { is: 'given-up', reason: '' }
        : found === 'not-told'
          ? { is: 'progress-lost', reason: '' }
          : proof === 'identity' || proof === 'session' || policy.trustsTimeline
            ? { is: 'proved-absent', ...why }
            : { is: 'unprovable', reason: '' }
    const id = write(row, event, seen)
    add(`${found}: ${row}`, { ...(id === null ? {} : put(row, id)), ...gone })
  }

  function rowMoves(row: number) {
    const { state, hold, approvedHash, contentHash } = rowAt(row)
    const there = remotes[row]
    const onTheWire = wires.some((wire) => wire.row === row)
    if (!there) return
    if (actors.length < 2 && left.claims > 0) {
      const id = write(row, { is: 'claimed', owner: 'w', ...taken })
      const worker = { is: 'worker', row, at: 'preparing', answer: null, lapsed: false, stale: false, trespassed: false } as const
      if (id !== null) add(`claims ${row}`, { ...put(row, id), actors: [...actors, { ...worker, seen: id }], ...spend('claims') })
    }
    // A lease runs out only where its worker is gone, or has slept.
    const { fence } = rowAt(row)
    const isAlive = actors.some((one) => one.is === 'worker' && one.row === row && !one.lapsed && rows.get(one.seen).fence === fence)
    if (!isAlive && !onTheWire) decide('reaps', row, { is: 'lease-lost' })
    if (state === 'blocked-auth') decide('signs in for', row, { is: 'signed-in' })

    const look = (found: Looker['found']) =>
      actors.length < 2 && add(`looks for ${row}`, { actors: [...actors, { is: 'looker', row, seen: world.rows[row] ?? -1, found }] })
    const settledThere = !onTheWire && there.container !== 'working'
    if (state === 'unknown') {
      if (proof === 'key' && mayRepeat(row).includes(true)) decide('repeats with the key', row, { is: 'resend-by-key', ...why })
      if (proof === 'opaque') decide('nobody can tell of', row, { is: 'unprovable', reason: '' })
      else if (there.live.length > 0) look('live')
      // A timeline may lag behind; an identity does not, once nothing is under way.
      if (settledThere && (there.live.length === 0 || proof === 'timeline' || proof === 'key') && proof !== 'opaque') look('absent')
    }
    if (state === 'processing') {
      if (there.live.length > 0) look('live')
      if (there.container === 'failed') look('given-up')
      look('not-told')
    }
    if (state === 'needs-human' && settledThere) {
      const isLive = there.live.length > 0
      if (isLive) add(`a person finds ${row}`, recorded(row).next, recorded(row).broken)
      else decide('a person does not find', row, { is: 'person-says-not-live', reason: '' })
      if (isLive && left.mistakes > 0)
        decide(
          'a person overlooks',
          row,
          { is: 'person-says-not-live', reason: '' },
          { ...remote(row, { misjudged: true }), ...spend('mistakes') },
        )
      decide('a person drops', row, { is: 'person-drops', reason: '' }, remote(row, { misjudged: there.misjudged || isLive }))
    }
    if (state === 'live-withdrawn') {
      // Nobody is that quick: what was sent a moment ago has arrived.
      const isBusy = onTheWire || actors.some((one) => one.is === 'worker' && one.row === row && ['gated', 'intended'].includes(one.at))
      if (!there.takenDown && !isBusy) add(`takes ${row} down`, remote(row, { live: [], takenDown: true }))
    }
    if (there.takenDown && there.live.length === 0) decide('taken down:', row, { is: 'taken-down', reason: '' })

    if (approval.given && (approvedHash !== contentHash || approval.content !== contentHash)) {
      const { content } = approval
      const closed = { closed: replaced(world.closed, row, false) }
      if (state === 'live-withdrawn' && content === contentHash) decide('approved while live:', row, { is: 'approved-while-live' })
      else
        decide(
          'approved again:',
          row,
          { is: 'approved-again', patch: { contentHash: content, approvedHash: content, story: content } },
          closed,
        )
    }
    if (freeze === 'none' && hold === held) decide('thaws', row, { is: 'thawed', hold: held })
    if (freeze === 'effective') decide('holds', row, { is: 'frozen', hold: held, reason: '' })
    if (there.key === 'remembered') add(`the key of ${row} grows old`, remote(row, { key: 'doubtful' }))
    // That long, nobody has waited between the gates and the call without having slept.
    if (there.key === 'doubtful' && !onTheWire)
      add(`the key of ${row} is forgotten`, {
        ...remote(row, { key: 'forgotten' }),
        actors: actors.map((one) => (one.is === 'worker' && one.row === row ? { ...one, lapsed: true, stale: true } : one)),
      })
    if (there.container === 'working') {
      add(`${row} becomes live by itself`, remote(row, { container: 'none', live: [...there.live, rowAt(row).snapshot] }))
      add(`the platform gives ${row} up`, remote(row, { container: 'failed' }))
    }
  }

  function everywhere(event: Event, more: Partial<World>): World {
    const all = world.rows.map((id) => rows.change(id, event, id) ?? id)
    return { ...world, rows: all, ...more }
  }
  function peopleMoves() {
    if (approval.given && left.edits > 0) add('edits', { approval: { content: 'two', given: false, untold: 'edited' }, ...spend('edits') })
    if (approval.given && left.withdrawals > 0)
      add('withdraws', { approval: { ...approval, given: false, untold: 'withdrawn' }, ...spend('withdrawals') })
    const { untold } = approval
    if (untold !== '') {
      const told = everywhere({ is: untold, reason: '' }, { approval: { ...approval, untold: '' } })
      moves.push({ name: `the ledger is told: ${untold}`, world: { ...told, closed: told.rows.map((id) => isOpen(rows.get(id).state)) } })
    }
    if (!approval.given) add('approves', { approval: { ...approval, given: true, untold: '' } })
    if (freeze === 'none' && left.freezes > 0) add('freezes', { freeze: 'declared', ...spend('freezes') })
    if (freeze === 'declared') {
      const effective = everywhere({ is: 'frozen', hold: held, reason: '' }, { freeze: 'effective' })
      moves.push({ name: 'the freeze is effective', world: effective })
    }
    if (freeze === 'effective') add('lifts the freeze', { freeze: 'none' })
  }

  actors.forEach((actor, at) => (actor.is === 'worker' ? workerMoves(actor, at) : lookerMoves(actor, at)))
  world.rows.forEach((_, row) => rowMoves(row))
  for (const arrival of arrivals(world, rows, proof)) moves.push(arrival)
  peopleMoves()
  return moves
}
