/** Named points at which a worker ends itself by SIGKILL, as a power failure would. */
import type { AnyPublisher } from '../../publishers/publisher.ts'
import type { Ledger } from '../../src/delivery/ledger.ts'

export const points = [
  'before-claim',
  'after-claim',
  'before-intent',
  'after-intent',
  'before-call',
  'during-call',
  'after-call',
  'after-record',
  'after-doubt',
  'during-lookup',
] as const
export type Point = (typeof points)[number]

export interface Death {
  arm(point: Point): void
  ledger(ledger: Ledger): Ledger
  publisher(publisher: AnyPublisher): AnyPublisher
}

export function death(): Death {
  let armed: Point | null = null
  const at = (point: Point) => {
    if (armed === point) process.kill(process.pid, 'SIGKILL')
  }
  return {
    arm: (point) => void (armed = point),
    ledger: (ledger) => ({
      ...ledger,
      async change(...asked) {
        const [, , patch] = asked
        if (patch.state === 'claimed') at('before-claim')
        if (patch.state === 'sending') at('before-intent')
        const changed = await ledger.change(...asked)
        if (changed?.state === 'claimed' && patch.state) at('after-claim')
        if (changed?.state === 'sending' && patch.state) at('after-intent')
        if (changed?.state === 'published' && patch.state) at('after-record')
        if (changed?.state === 'unknown' && patch.state) at('after-doubt')
        return changed
      },
    }),
    publisher: (publisher) => {
      const { find } = publisher
      return {
        ...publisher,
        async publish(staged, ctx) {
          at('before-call')
          const answer = publisher.publish(staged, ctx)
          if (armed === 'during-call') setTimeout(() => at('during-call'), 5)
          const published = await answer
          at('after-call')
          return published
        },
        ...(find && {
          find: async (staged, ctx) => {
            if (armed === 'during-lookup') setTimeout(() => at('during-lookup'), 5)
            return find(staged, ctx)
          },
        }),
      }
    },
  }
}
