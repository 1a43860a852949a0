/** Which brands' posts a request may see: those that are open to everybody, and those that its key names. */
import type { Request } from 'express'
import type { Brand } from './sites.ts'

export interface Visible {
  /** Ids of brands. */
  readonly brands: ReadonlySet<string>
  /** The same for the same brands: answers are kept under it, so that nobody gets another's. */
  readonly signature: string
  /** The answer is for this request alone: no shared cache may keep it. */
  readonly isPrivate: boolean
}

/** @throws Problem 401 where a key is brought that is none, 403 where it may not read. */
export type VisibleTo = (req: Request) => Promise<Visible>

const made = new WeakMap<readonly Brand[], Visible>()

/** What everybody sees. Settings come as a new list when they have changed, so for each list this is made once. */
export function openBrands(brands: readonly Brand[]): Visible {
  const known = made.get(brands)
  if (known) return known
  const visible = visibleBrands(
    brands.filter(({ access }) => access === 'open').map(({ id }) => id),
    false,
  )
  made.set(brands, visible)
  return visible
}

export const visibleBrands = (ids: readonly string[], isPrivate: boolean): Visible => ({
  brands: new Set(ids),
  signature: ids.toSorted().join(' '),
  isPrivate,
})
