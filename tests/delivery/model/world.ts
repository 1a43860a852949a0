/** Everything that can differ between two moments: the ledger, the workers, the network, and what people have decided. */
import type { Proof } from '../../../publishers/publisher.ts'

/** What a call came to at the worker that made it. `lost`: nothing was heard. */
export type Answer = 'ok' | 'accepted' | 'refused' | 'limited' | 'signed-out' | 'lost'

/** A worker that has a delivery in hand. */
export interface Worker {
  readonly is: 'worker'
  readonly row: number
  /** The row as it has seen it last. */
  readonly seen: number
  readonly at: 'preparing' | 'gated' | 'intended' | 'calling' | 'answered' | 'given-up'
  readonly answer: Answer | null
  /** It slept since its last lease: the lease may have run out. */
  readonly lapsed: boolean
  /** It slept since the gates: what it read there may be old. */
  readonly stale: boolean
  /** It went through a gate that was closed. */
  readonly trespassed: boolean
}
/** Somebody who has looked something up and has not yet written down what was seen. */
export interface Looker {
  readonly is: 'looker'
  readonly row: number
  readonly seen: number
  readonly found: 'live' | 'absent' | 'given-up' | 'not-told'
}
export type Actor = Worker | Looker

/** What the network has of one delivery. */
export interface Remote {
  /** Contents of its posts that the public sees. */
  readonly live: readonly string[]
  /** How long ago a key was accepted first, as the hub and as the network sees it: the hub is the more careful. */
  readonly key: 'none' | 'remembered' | 'doubtful' | 'forgotten'
  readonly container: 'none' | 'working' | 'failed'
  readonly takenDown: boolean
  /** A person has said something about it that is not so. */
  readonly misjudged: boolean
}
/** A call that has left and has not arrived. */
export interface Wire {
  readonly row: number
  readonly content: string
}

/** What may still happen, so that the number of worlds is finite. */
export interface Budget {
  readonly claims: number
  readonly crashes: number
  readonly pauses: number
  readonly edits: number
  readonly withdrawals: number
  readonly freezes: number
  readonly mistakes: number
}

export interface World {
  readonly rows: readonly number[]
  readonly actors: readonly Actor[]
  readonly remotes: readonly Remote[]
  readonly wires: readonly Wire[]
  /** The approval where it is given. `untold`: its end has not reached the ledger yet. */
  readonly approval: { readonly content: string; readonly given: boolean; readonly untold: '' | 'edited' | 'withdrawn' }
  /** In force from its declaration; effective once its hold was put on every row. */
  readonly freeze: 'none' | 'declared' | 'effective'
  /** Whose approval has ended, as far as the person was told. */
  readonly closed: readonly boolean[]
  readonly left: Budget
}

export interface Scenario {
  readonly name: string
  readonly proof: Proof
  readonly deliveries: 1 | 2
  readonly left: Budget
}

export const start = ({ deliveries, left }: Scenario, first: number): World => {
  const each = <T>(value: T): T[] => Array.from({ length: deliveries }, () => value)
  return {
    rows: each(first),
    actors: [],
    remotes: each({ live: [], key: 'none', container: 'none', takenDown: false, misjudged: false }),
    wires: [],
    approval: { content: 'one', given: true, untold: '' },
    freeze: 'none',
    closed: each(false),
    left,
  }
}

const actorKey = (actor: Actor): string =>
  actor.is === 'looker'
    ? `l${actor.row}.${actor.seen}${actor.found}`
    : `w${actor.row}.${actor.seen}${actor.at}${actor.answer}${actor.lapsed ? 'l' : ''}${actor.stale ? 's' : ''}${actor.trespassed ? 't' : ''}`

/** The same for worlds that differ only in who is called first. */
export const keyOf = ({ rows, actors, remotes, wires, approval, freeze, closed, left }: World): string =>
  [
    rows.join('.'),
    actors.map(actorKey).sort().join('+'),
    remotes
      .map((one) => `${one.live.join('&')}/${one.key}/${one.container}/${one.takenDown ? 'd' : ''}${one.misjudged ? 'm' : ''}`)
      .join('.'),
    wires
      .map(({ row, content }) => `${row}${content}`)
      .sort()
      .join('.'),
    `${approval.content}${approval.given ? '+' : '-'}${approval.untold}`,
    freeze,
    closed.map(Number).join(''),
    Object.values(left).join(''),
  ].join('|')
