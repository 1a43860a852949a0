/** Which brands' posts a request may see: those that are open to everybody, and those that its key names. */
import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type { Brand } from './sites.ts'

export interface Visible {
  /** Ids of brands. */
  readonly brands: ReadonlySet<string>
  /** The same for the same brands with the same settings: answers are kept under it, so that nobody gets another's. */
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
    brands,
    brands.filter(({ access }) => access === 'open'),
    false,
  )
  made.set(brands, visible)
  return visible
}

const stamps = new WeakMap<readonly Brand[], string>()
/** Stands for all settings of all brands: answers name brands by their slugs, and say what their brands say of themselves. */
function stampOf(all: readonly Brand[]): string {
  const stamp = stamps.get(all) ?? createHash('sha256').update(JSON.stringify(all)).digest('base64url')
  stamps.set(all, stamp)
  return stamp
}

/** @param all as they are now: another array when a setting of one has changed. */
export function visibleBrands(all: readonly Brand[], visible: readonly Brand[], isPrivate: boolean): Visible {
  const ids = visible.map(({ id }) => id)
  return { brands: new Set(ids), signature: `${ids.toSorted().join(' ')} ${stampOf(all)}`, isPrivate }
}
