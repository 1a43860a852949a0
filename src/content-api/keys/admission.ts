/** What a request may read: brands whose access is `key` are there only for who brings a key for them. */
import type { IncomingMessage } from 'node:http'
import { Problem } from '../../core/problem.ts'
import type { Brand } from '../sites.ts'
import { reader, type Reader } from './reader.ts'

export interface Admission {
  mayRead(req: IncomingMessage, brand: Pick<Brand, 'id' | 'access'>): boolean
  /** @throws Problem 403 `scope-missing` to a key for the brand without the scope `read`; 404 to everybody else who may not. */
  admit(req: IncomingMessage, brand: Pick<Brand, 'id' | 'access'>): void
  /** Ids of the brands that the request may read: what lists are made of. `undefined`: all, nothing is closed to it. */
  readable(req: IncomingMessage): ReadonlySet<string> | undefined
  /** Part of the key that answers are kept under: the same for those who see the same. Changes at once when a brand is closed or opened. */
  view(req: IncomingMessage): string
  /** Whether any brand needs a key: then answers depend on who asks. */
  anyClosed(): boolean
}

const opens = (who: Reader, brand: string) => who.kind === 'key' && who.scopes.has('read') && (who.brands?.has(brand) ?? true)

/** @param brands as they are now; the same array as long as nothing has changed is quickest. */
export function createAdmission(brands: () => readonly Pick<Brand, 'id' | 'access'>[]): Admission {
  let seen: readonly Pick<Brand, 'id' | 'access'>[] | undefined
  let closed: readonly string[] = []
  let closedToAll = ''
  const look = () => {
    const now = brands()
    if (now === seen) return
    seen = now
    closed = now
      .filter(({ access }) => access === 'key')
      .map(({ id }) => id)
      .sort()
    closedToAll = closed.join()
  }
  const mayRead: Admission['mayRead'] = (req, { id, access }) => access === 'open' || opens(reader(req), id)
  const closedTo = (who: Reader) => closed.filter((id) => !opens(who, id))

  return {
    mayRead,
    admit(req, brand) {
      if (mayRead(req, brand)) return
      const who = reader(req)
      if (who.kind === 'key' && (who.brands?.has(brand.id) ?? true))
        throw new Problem(403, 'scope-missing', 'The key may not read what is published. Ask an administrator for one with this scope.')
      throw new Problem(404, 'post-unknown', 'There is no such post, or it was taken down.')
    },
    readable(req) {
      look()
      const hidden = closedTo(reader(req))
      if (hidden.length === 0) return undefined
      return new Set((seen ?? []).map(({ id }) => id).filter((id) => !hidden.includes(id)))
    },
    view(req) {
      look()
      const who = reader(req)
      return who.kind === 'everybody' ? closedToAll : closedTo(who).join()
    },
    anyClosed() {
      look()
      return closed.length > 0
    },
  }
}
