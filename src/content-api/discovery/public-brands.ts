/** Which brands a request may find. */
import type { Request } from 'express'
import { privately, revalidated } from '../http.ts'
import { brandIn, type Brand } from '../sites.ts'
import type { Visible, VisibleTo } from '../visibility.ts'

export interface PublicBrands {
  /** Every brand, from memory: another list when a setting of one has changed. */
  readonly brands: () => readonly Brand[]
  readonly visibleTo: VisibleTo
}

export const bySlug = (a: Brand, b: Brand): number => (a.slug < b.slug ? -1 : 1)

/** In the order of their slugs. @throws what `visibleTo` throws */
export async function brandsFor({ brands, visibleTo }: PublicBrands, req: Request) {
  const visible = await visibleTo(req)
  return {
    brands: brands()
      .filter(({ id }) => visible.brands.has(id))
      .sort(bySlug),
    visible,
    cacheControl: cacheControlOf(visible),
  }
}

/** By slug or id. What may not be read is as unknown as what is not there. @throws what `visibleTo` throws */
export async function brandNamed({ brands, visibleTo }: PublicBrands, req: Request, name: string, unknown: () => never) {
  const visible = await visibleTo(req)
  const brand = brandIn(brands(), name)
  if (!brand || !visible.brands.has(brand.id)) unknown()
  return { brand, visible, cacheControl: cacheControlOf(visible) }
}

/** What needs a key stays with who has it. */
const cacheControlOf = ({ isPrivate }: Visible): string => (isPrivate ? privately : revalidated)

const stamps = new WeakMap<Brand, string>()
/** Stands for a brand with its settings: what was made by other settings is not given under these. */
export function stampOf(brand: Brand): string {
  const stamp = stamps.get(brand) ?? JSON.stringify(brand)
  stamps.set(brand, stamp)
  return stamp
}
