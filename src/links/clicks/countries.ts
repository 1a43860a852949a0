/** Where an IP address is at home: a table that ships with the hub, asked without any network. */
import { createRequire } from 'node:module'
import maxmind, { type Reader, type Response } from 'maxmind'
import { z } from 'zod'

/** ISO 3166-1 alpha-2, or `ZZ` for not known: private addresses, and those that the registries have given nobody. */
export type CountryOf = (ip: string) => string

const entry = z.object({ country_code: z.string().regex(/^[A-Z]{2}$/) })

/**
 * Reads the table (8 MB) at the first call; until it is there, and where it cannot be read, the country is not known.
 * The combined file: the one for IPv4 alone gives wrong answers for IPv6 (2a02… as Hong Kong, measured 2026-11-22).
 */
export function createCountries(failed: (error: unknown) => void): { readonly countryOf: CountryOf; load(): Promise<void> } {
  let reader: Reader<Response> | undefined
  let loading: Promise<void> | undefined
  const load = () =>
    (loading ??= maxmind
      .open(createRequire(import.meta.url).resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'))
      .then((opened) => void (reader = opened))
      .catch(failed))
  return {
    load,
    countryOf(ip) {
      if (!reader) void load()
      // An IPv4 address as a socket that speaks both says it.
      const found: unknown = reader?.get(ip.replace(/^::ffff:(?=\d+\.)/i, ''))
      return entry.safeParse(found).data?.country_code ?? 'ZZ'
    },
  }
}
