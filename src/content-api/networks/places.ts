import type { Metric } from '../../core/metrics.ts'
import type { Brand } from '../sites.ts'
import type { NetworkPlace } from './schemas.ts'

/** Where a post lives on a network, whatever of it is shown. */
export interface Place {
  /** Its id. */
  readonly platform: string
  /** Its name. */
  readonly name: string
  /** What everybody there knows our account by: `@acme@social.example`. `null`: it is not connected, or was never told. */
  readonly account: string | null
  /** `null`: the platform tells none. */
  readonly url: string | null
  readonly publishedAt: Date
  /** The newest of each. A metric that was never told is absent: it is not zero. */
  readonly numbers: { readonly [metric in Metric]?: number }
}

/** Where posts live outside our own media: the port to the database. */
export interface Places {
  /** What is live now, the latest first: repetitions too, but neither what answers the post nor what stands on our own media. At most 100. */
  of(post: string): Promise<readonly Place[]>
}

/** As far as the brand shows it. */
export function shownPlaces(places: readonly Place[], { shows }: Pick<Brand, 'shows'>): readonly NetworkPlace[] {
  const [addresses, numbers] = [shows.includes('addresses'), shows.includes('numbers')]
  if (!addresses && !numbers) return []
  return places.map((place) => ({
    platform: place.platform,
    name: place.name,
    ...(addresses && place.account !== null ? { account: place.account } : {}),
    url: addresses ? place.url : null,
    publishedAt: place.publishedAt.toISOString(),
    numbers: numbers ? place.numbers : null,
  }))
}
