/** Where an IP address is at home: a table that ships with the hub, asked without any network. */
import { createRequire } from 'node:module'
import maxmind, { type Reader, type Response } from 'maxmind'
import { z } from 'zod'

export interface Countries {
  /** Before, nothing can be told. */
  readonly isReady: boolean
  /** Reads the table, once. Never fails: where it cannot be read, no country is known. */
  load(): Promise<void>
  /** ISO 3166-1 alpha-2, or `ZZ` for not known: private addresses, and those that the registries have given nobody. */
  of(ip: string): string
}

const entry = z.object({ country_code: z.string().regex(/^[A-Z]{2}$/) })

/**
 * The combined table (8 MB): the one for IPv4 alone gives wrong answers for IPv6 (2a02… as Hong Kong, measured 2026-11-22).
 * Nothing is read before somebody asks.
 */
export function createCountries(failed: (error: unknown) => void): Countries {
  let reader: Reader<Response> | undefined
  let loading: Promise<void> | undefined
  let isReady = false
  const read = async () => {
    try {
      const require = createRequire(import.meta.url)
      reader = await maxmind.open(require.resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'))
    } catch (error) {
      failed(error)
    }
    isReady = true
  }
  return {
    get isReady() {
      return isReady
    },
    load: () => (loading ??= read()),
    of(ip) {
      // An IPv4 address as a socket that speaks both says it.
      const found: unknown = reader?.get(ip.replace(/^::ffff:(?=\d+\.)/i, ''))
      return entry.safeParse(found).data?.country_code ?? 'ZZ'
    },
  }
}
