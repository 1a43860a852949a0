import { languages, type Language } from '../../core/story.ts'
import type { Publications } from '../publications.ts'
import type { Entry } from '../reading/entry.ts'

/** What others hang onto addresses that they pass on, and what no page is told apart by. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id)$/

/** The spellings under which a post may be known that is asked for like this. */
function spellings(address: string): ReadonlySet<string> {
  if (!URL.canParse(address)) return new Set()
  const url = new URL(address)
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  const tidy = url.href
  const other = new URL(url)
  other.pathname = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : `${url.pathname}/`
  return new Set([address, tidy, other.href])
}

/** The post that is public at this address, and the language that it has there. Fragments, campaign parameters and a last slash do not matter. */
export async function postAt(
  publications: Pick<Publications, 'entries'>,
  address: string,
  brands: ReadonlySet<string>,
): Promise<{ readonly entry: Entry; readonly language: Language } | null> {
  const wanted = spellings(address)
  if (wanted.size === 0) return null
  // Brand by brand: a post that stands on the sites of two has an address on each.
  for (const brand of brands)
    for (const entry of await publications.entries({ brands: new Set([brand]) }))
      for (const language of languages) {
        const known = entry.addresses[language]
        if (known !== undefined && wanted.has(known)) return { entry, language }
      }
  return null
}
