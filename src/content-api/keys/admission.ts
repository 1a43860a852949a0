/** What a request may read: brands whose access is `key` are there only for who brings a key for them. */
import type { IncomingMessage } from 'node:http'
import { Problem } from '../../core/problem.ts'
import type { Brand } from '../sites.ts'
import { openBrands, visibleBrands, type Visible } from '../visibility.ts'
import { reader, type KeyReader } from './reader.ts'

export interface Admission {
  /** Whether the request may read what this brand has published. */
  mayRead(req: IncomingMessage, brand: Pick<Brand, 'id' | 'access'>): boolean
  /** @throws Problem 403 `scope-missing` to a key that may not read; 404 `post-unknown` to everybody else who may not. */
  admit(req: IncomingMessage, brand: Pick<Brand, 'id' | 'access'>): void
  /** @throws Problem 403 `scope-missing` to a key that may not read. */
  visible(req: IncomingMessage): Visible
  /** Whether any brand needs a key: then answers depend on who asks. */
  anyClosed(): boolean
}

const mustRead = (key: KeyReader) => {
  if (!key.scopes.has('read'))
    throw new Problem(403, 'scope-missing', 'The key may not read what is published. Ask an administrator of the hub for one that may.')
}

/** @param brands as they are now: another array when they have changed. */
export function createAdmission(brands: () => readonly Brand[]): Admission {
  const mayRead: Admission['mayRead'] = (req, { id, access }) => {
    const who = reader(req)
    return access === 'open' || (who.kind === 'key' && who.scopes.has('read') && (who.brands?.has(id) ?? true))
  }
  return {
    mayRead,
    admit(req, brand) {
      const who = reader(req)
      if (who.kind === 'key') mustRead(who)
      if (!mayRead(req, brand)) throw new Problem(404, 'post-unknown', 'There is no such post.')
    },
    visible(req) {
      const who = reader(req)
      if (who.kind === 'everybody') return openBrands(brands())
      mustRead(who)
      const all = brands()
      return visibleBrands(
        all,
        all.filter((brand) => mayRead(req, brand)),
        true,
      )
    },
    anyClosed() {
      const all = brands()
      return openBrands(all).brands.size < all.length
    },
  }
}
