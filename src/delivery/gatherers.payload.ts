/** Who is asked for the facts that checks judge by, in a running hub. */
import type { Payload } from 'payload'
import { guardedDispatcher } from '../../publishers/kit/guard.ts'
import { systemClock } from '../core/clock.ts'
import type { Gatherers } from '../quality/gather/gather.ts'
import { createLinkAsker } from '../quality/gather/links.ts'
import type { WorldSettings } from './connection.payload.ts'

export function gatherersOf(_payload: Payload, { allowPrivateOrigins, publicUrl }: WorldSettings): Gatherers {
  return {
    // Posts link to each other by the public address, and behind a firewall or on one's own machine that is a private one.
    links: createLinkAsker({
      dispatcher: guardedDispatcher({ allowPrivateOrigins: [...allowPrivateOrigins, new URL(publicUrl).origin] }),
      clock: systemClock,
    }),
  }
}
