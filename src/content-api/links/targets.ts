/** Where short links lead, in memory: a reader who follows one never waits for the database, unless nobody here has asked for it before. */
import type { Language } from '../../core/story.ts'
import { isCode } from '../../links/codes.ts'
import { withUtm } from '../../links/naming.ts'
import type { LinkSettings, LinkStore, ShortLink } from '../../links/short-links.ts'
import type { Addresses } from '../publications.ts'

export interface Target {
  /** The short link's id. */
  readonly link: string
  /** `null`: nowhere. */
  readonly location: string | null
  /** The post was public and is not any more; otherwise one without a location is not public yet. */
  readonly gone: boolean
  /** Whether clicks are counted. */
  readonly counts: boolean
  readonly post: string
}

export interface TargetsOptions {
  readonly store: Pick<LinkStore, 'byCode' | 'change'>
  readonly settings: (brand: string) => Promise<LinkSettings | null>
  /** Where a post is public now. `null`: nowhere. @throws while that cannot be known. */
  readonly addresses: (post: string, brand: string) => Promise<{ readonly main: Language; readonly addresses: Addresses } | null>
  readonly now: () => number
  readonly failed: (error: unknown) => void
}

export interface Targets {
  /**
   * At once for a code that is known here; otherwise as soon as the database has answered. `null`: there is no such link.
   * @throws what the database throws, for a code that is not known here.
   */
  find(code: string): Target | Promise<Target | null>
  /** The post is public, or another one, or not any more: its links are looked up again, and lead where they led meanwhile. */
  touch(post: string): void
  /** Resolves once nothing is being looked up. */
  settled(): Promise<void>
}

/** Settings of the brand, and changes that nobody told us of, are seen after this long. */
const freshMs = 30_000
/** The least recently read are dropped. About 20 MB. */
const mostKept = 50_000

interface Kept {
  target: Target
  at: number
}

export function createTargets({ store, settings, addresses, now, failed }: TargetsOptions): Targets {
  const kept = new Map<string, Kept>()
  const asked = new Map<string, Promise<Target | null>>()

  /** What is stored, brought up to date with where the post is now. */
  async function look(code: string): Promise<Target | null> {
    const link = await store.byCode(code)
    if (!link) {
      kept.delete(code)
      return null
    }
    const [said, post] = await Promise.all([settings(link.brand), addresses(link.post, link.brand)])
    const address = post && (post.addresses[link.language] ?? post.addresses[post.main])
    const target = (address && withUtm(address, link.utm)) || link.target
    const gone = !address && link.target !== ''
    if (target !== link.target || gone !== link.gone) await store.change(link.id, { target, utm: link.utm, gone })
    return keep(code, asTarget({ ...link, target, gone }, said?.countsClicks ?? false))
  }

  function keep(code: string, target: Target): Target {
    kept.delete(code)
    kept.set(code, { target, at: now() })
    const oldest = kept.keys().next()
    if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value)
    return target
  }

  /** However many ask for a code at once, the database is asked once. */
  const ask = (code: string): Promise<Target | null> => {
    const known = asked.get(code)
    if (known) return known
    const answer = look(code).finally(() => asked.delete(code))
    asked.set(code, answer)
    return answer
  }

  return {
    find(code) {
      const known = kept.get(code)
      if (!known) return isCode(code) ? ask(code) : Promise.resolve(null)
      if (now() - known.at > freshMs) {
        // Once in a while, also while the database does not answer: what was known holds meanwhile.
        known.at = now()
        ask(code).catch(failed)
      }
      return known.target
    },
    touch(post) {
      for (const [code, { target }] of kept)
        if (target.post === post)
          // What is being asked may have been asked too early.
          (asked.get(code) ?? Promise.resolve())
            .catch(() => {})
            .then(() => ask(code))
            .catch(failed)
    },
    async settled() {
      while (asked.size > 0) await Promise.allSettled(asked.values())
    },
  }
}

const asTarget = ({ id, post, target, gone }: ShortLink, counts: boolean): Target => ({
  link: id,
  location: gone || target === '' ? null : target,
  gone,
  counts,
  post,
})
