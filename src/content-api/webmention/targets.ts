/** Which live post an address leads to. */
import type { Entry } from '../reading/entry.ts'
import type { Publications } from '../publications.ts'
import type { Brand } from '../sites.ts'
import { normalised } from './address.ts'

export interface Target {
  readonly post: string
  readonly brand: Brand
}

/** The addresses that an entry has, normalised: entries do not change, so each is looked at once. */
const known = new WeakMap<Entry, ReadonlySet<string>>()
function addressesOf(entry: Entry): ReadonlySet<string> {
  const there = known.get(entry)
  if (there) return there
  const made = new Set(Object.values(entry.addresses).flatMap((address) => normalised(address) ?? []))
  known.set(entry, made)
  return made
}

/** Looks among the posts of brands that accept Webmentions, in all languages. `null`: it is none of their addresses. */
export async function targetOf(
  address: string,
  { publications, brands }: { readonly publications: Pick<Publications, 'entries'>; readonly brands: () => readonly Brand[] },
): Promise<Target | null> {
  const wanted = normalised(address)
  if (wanted === null) return null
  for (const brand of brands()) {
    if (!brand.webmentions.accepts) continue
    const entries = await publications.entries({ brands: new Set([brand.id]) })
    const found = entries.find((entry) => addressesOf(entry).has(wanted))
    if (found) return { post: found.post, brand }
  }
  return null
}
