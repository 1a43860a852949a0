/** Which brands a request may find. */
import type { Request } from 'express'
import { revalidated } from '../http.ts'
import type { Reading } from '../reading/reading.ts'
import { brandIn, type Brand } from '../sites.ts'
import type { Visible, VisibleTo } from '../visibility.ts'

export interface PublicBrands {
  readonly reading: Pick<Reading, 'brands'>
  readonly visibleTo: VisibleTo
}

/** In the order of their slugs. @throws what `visibleTo` throws */
export async function brandsFor({ reading, visibleTo }: PublicBrands, req: Request) {
  const visible = await visibleTo(req)
  const brands = reading.brands().filter(({ id }) => visible.brands.has(id))
  return { brands: brands.sort((a, b) => (a.slug < b.slug ? -1 : 1)), cacheControl: cacheControlOf(visible) }
}

/** By slug or id. What may not be read is as unknown as what is not there. @throws what `visibleTo` throws */
export async function brandNamed({ reading, visibleTo }: PublicBrands, req: Request, name: string, unknown: () => never) {
  const visible = await visibleTo(req)
  const brand = brandIn(reading.brands(), name)
  if (!brand || !visible.brands.has(brand.id)) unknown()
  return { brand, cacheControl: cacheControlOf(visible) }
}

/** What needs a key stays with who has it. */
const cacheControlOf = ({ isPrivate }: Visible): string => (isPrivate ? 'private, no-cache' : revalidated)

const stamps = new WeakMap<Brand, string>()
/** Stands for a brand with its settings: what was made by other settings is not given under these. */
export function stampOf(brand: Brand): string {
  const stamp = stamps.get(brand) ?? JSON.stringify(brand)
  stamps.set(brand, stamp)
  return stamp
}
