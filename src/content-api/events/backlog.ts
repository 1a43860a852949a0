/** What was told lately, in the order in which it was told, so that whoever was away for a moment misses nothing. */
import type { Clock } from '../../core/clock.ts'
import type { Sites } from '../sites.ts'
import { loggedChange, type ChangeLog, type LoggedChange } from './change-log.ts'
import { beginningAt, eventOf, instantOf, type ContentEvent } from './event.ts'

export interface Follower {
  /**
   * Called once, before anything else. `missed`: what came after the event that was named, in order; `null`: that is not known any more.
   * `at`: the id where it stands after that.
   */
  begin(missed: readonly ContentEvent[] | null, at: string): void
  event(event: ContentEvent): void
}

export interface Backlog {
  /** In turn: events reach the followers in the order in which changes are added. */
  add(change: LoggedChange): Promise<void>
  /**
   * From what comes after this event's id, or from now on (`null`). Every event comes either in `missed` or by itself. An event that this
   * process told is followed without gap and repetition; after one that another process told, or this one long ago, what happened in the
   * five seconds before it may come again.
   * @returns ends it.
   * @throws what the change log throws.
   */
  follow(lastId: string | null, follower: Follower): Promise<() => void>
}

/** Who was away longer begins anew: looking back costs the database the more, the further it goes. */
const furthestMs = 24 * 60 * 60_000
/** Others' changes are seen within a second, and clocks differ a little. */
const overlapMs = 5_000

/** @param options.keep how many events are kept, and how many are told at most to who was away. Default 500. */
export function createBacklog(options: {
  readonly changes: ChangeLog
  readonly sites: Pick<Sites, 'brand'>
  readonly clock: Clock
  readonly keep?: number
}): Backlog {
  const { changes, sites, clock, keep = 500 } = options
  const recent: ContentEvent[] = []
  const followers = new Set<Pick<Follower, 'event'>>()
  let last: Promise<void> = Promise.resolve()

  const event = async (change: LoggedChange) => eventOf(change, await sites.brand(change.entry.brand))
  const standing = () => recent.at(-1)?.id ?? beginningAt(clock.now())

  const remembered = async (lastId: string): Promise<readonly ContentEvent[] | null> => {
    const at = instantOf(lastId)
    const ago = at ? clock.now().getTime() - at.getTime() : Infinity
    if (!at || ago > furthestMs || ago < -furthestMs) return null
    const found = await changes.since(new Date(at.getTime() - overlapMs))
    if (!found || found.length > keep) return null
    const events: ContentEvent[] = []
    for (const change of found.map(loggedChange)) if (change) events.push(await event(change))
    return events.filter(({ id }) => id !== lastId)
  }

  return {
    add(change) {
      const mine = last.then(async () => {
        const told = await event(change)
        recent.push(told)
        if (recent.length > keep) recent.shift()
        for (const follower of followers) follower.event(told)
      })
      last = mine.catch(() => {})
      return mine
    },

    async follow(lastId, follower) {
      const stop = () => void followers.delete(follower)
      const join = (missed: readonly ContentEvent[] | null) => {
        follower.begin(missed, missed?.at(-1)?.id ?? standing())
        followers.add(follower)
        return stop
      }
      const place = lastId === null ? recent.length - 1 : recent.findIndex(({ id }) => id === lastId)
      if (lastId === null || place >= 0) return join(recent.slice(place + 1))
      // What comes while the log is read is held back: it may stand in the log too.
      const held: ContentEvent[] = []
      const holder = { event: (told: ContentEvent) => void held.push(told) }
      followers.add(holder)
      try {
        const logged = await remembered(lastId)
        const known = new Set(logged?.map(({ id }) => id))
        return join(logged && [...logged, ...held.filter(({ id }) => !known.has(id) && id !== lastId)])
      } finally {
        followers.delete(holder)
      }
    },
  }
}
