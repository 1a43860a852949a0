/** The short links of a hub, put together on its database. */
import type { RequestHandler, Router } from 'express'
import type { Payload } from 'payload'
import type { Clock } from '../../core/clock.ts'
import { createCountries } from '../../links/clicks/countries.ts'
import { clickCounter } from '../../links/clicks/counter.ts'
import { payloadClickStore } from '../../links/clicks/store.payload.ts'
import { payloadLinkSettings, payloadLinkStore } from '../../links/short-links.payload.ts'
import type { Log } from '../problems.ts'
import type { Reading } from '../reading/reading.ts'
import { linkDoor, links } from './links.ts'
import { createTargets } from './targets.ts'

export interface OpenLinksOptions {
  readonly payload: Payload
  readonly reading: Reading
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  /** Names and values of headers that every answer of the app carries, one after the other. */
  readonly always: readonly string[]
}

export interface OpenLinks {
  /** Comes first in the app. */
  readonly door: RequestHandler
  /** Belongs to `/l`. */
  readonly router: Router
  /** Writes down what is still counted in memory. Afterwards nothing runs any more. */
  stop(): Promise<void>
}

export function openLinks({ payload, reading, publicUrl, clock, log, always }: OpenLinksOptions): OpenLinks {
  const counter = clickCounter({
    store: payloadClickStore(payload),
    countries: createCountries((error) =>
      log.error({ err: error }, 'The table of countries cannot be read: clicks are counted without one.'),
    ),
    clock,
    failed: (error) => log.error({ err: error }, 'Clicks could not be written down. They are kept for the next second.'),
  })
  counter.start()
  const placeOf = (post: string, brand: string) => reading.catalogue.ofPost(post, new Set([brand])) ?? reading.catalogue.ofPost(post)
  const targets = createTargets({
    store: payloadLinkStore(payload),
    settings: payloadLinkSettings(payload),
    async addresses(post, brand) {
      reading.assertCurrent()
      // A network follows a link as soon as it has it: before this process has heard that the post is public.
      if (!placeOf(post, brand)) await reading.refresh()
      const place = placeOf(post, brand)
      return place && { main: place.language, addresses: place.addresses }
    },
    now: () => clock.now().getTime(),
    failed: (error) => log.error({ err: error }, 'A short link could not be looked up anew. It leads where it led.'),
  })
  const silence = reading.on(({ before, after }) => {
    for (const post of new Set([before?.post, after?.post])) if (post !== undefined) targets.touch(post)
  })
  return {
    door: linkDoor({ targets, counter, always }),
    router: links({ targets, counter, publicUrl, log }),
    async stop() {
      silence()
      await targets.settled()
      await counter.stop()
    },
  }
}
