/** From what is published to whom is told: rows first, so that whoever sends them may crash at any moment. */
import { mostAddressCharacters, normalised, webAddress } from './address.ts'
import { mentionKey } from './mention-key.ts'
import type { OutgoingPosts, SentMention, SentMentions } from './sent.ts'

export interface PlanOptions {
  readonly posts: OutgoingPosts
  readonly sent: SentMentions
  /** From the change to the first try: caches in front of a website may show the old page for a minute. Default 90 s. */
  readonly delayMs?: number
}

const mostLinks = 100
/** For so long a site without an endpoint is not asked again. */
const rememberMs = 30 * 24 * 60 * 60_000

/** Everything that the post links to, in every language, and whom it once linked to. May be called again and again, by several at once. */
export async function planPost({ posts, sent, delayMs = 90_000 }: PlanOptions, post: string, brand: string): Promise<void> {
  const { changedAt, links } = await posts.read(post, brand)
  const version = changedAt.toISOString()
  const dueAt = new Date(changedAt.getTime() + delayMs)
  const known = new Map((await sent.ofPost(post, brand)).map((mention) => [mention.key, mention]))
  const own = new Set([...links.keys()].flatMap((source) => webAddress(source)?.host ?? []))
  const again = { version, dueAt, tries: 0, state: 'due' } as const

  for (const [source, targets] of links)
    for (const target of foreign(targets, own)) {
      const key = mentionKey(source, target)
      const there = known.get(key)
      known.delete(key)
      if (!there) await sent.add({ ...fresh, ...again, key, post, brand, source, target })
      else if (there.version < version)
        await sent.change(there, { version, linked: true, ...(isRemembered(there, changedAt) ? {} : again) })
    }

  for (const gone of known.values()) {
    if (!gone.linked || gone.version >= version) continue
    if (gone.told) await sent.change(gone, { ...again, linked: false })
    else await sent.remove(gone.key)
  }
}

const fresh = { endpoint: null, status: null, problem: null, at: null, linked: true, told: false }

const isRemembered = ({ state, at }: SentMention, now: Date) =>
  state === 'no-endpoint' && at !== null && now.getTime() - at.getTime() < rememberMs

/** Nobody tells oneself, and nobody is told twice of one page: the first spelling counts. */
const foreign = (targets: readonly string[], own: ReadonlySet<string>) =>
  [...new Map(targets.toReversed().map((target) => [normalised(target), target])).values()]
    .reverse()
    .filter((target) => target.length <= mostAddressCharacters && !own.has(webAddress(target)?.host ?? ''))
    .filter((target) => webAddress(target) !== null)
    .slice(0, mostLinks)

/** How far a process looks back when it begins: what was published while nobody was there to tell of it. */
const lookBackMs = 30 * 24 * 60 * 60_000
/** Commits of other processes may become visible late, and their clocks differ. */
const overlapMs = 10 * 60_000

/** @returns plans whatever has changed since it was called last. */
export function planner(options: PlanOptions): (now: Date) => Promise<void> {
  let from: Date | null = null
  let planned = new Map<string, number>()
  return async (now) => {
    const changes = await options.posts.changedSince(from ?? new Date(now.getTime() - lookBackMs))
    const next = new Map<string, number>()
    for (const { post, brand, changedAt } of changes) {
      const name = `${brand} ${post}`
      if ((planned.get(name) ?? 0) < changedAt.getTime()) await planPost(options, post, brand)
      next.set(name, Math.max(changedAt.getTime(), next.get(name) ?? 0))
    }
    const last = Math.max(from?.getTime() ?? 0, ...changes.map(({ changedAt }) => changedAt.getTime() - overlapMs))
    from = last > 0 ? new Date(last) : from
    planned = next
  }
}
