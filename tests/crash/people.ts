/** What people do while workers die: they approve, withdraw, edit, and say what they see when the hub asks them. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Cast } from './cast.ts'
import type { Forbidden } from './judge.ts'
import { classes, type Networks } from './networks.ts'
import { mark, markIn, type OpenRow, type Text } from './protocol.ts'

export interface Post {
  readonly id: string
  readonly number: number
  version: number
  approved: boolean
  /** People decide about a post one after the other. */
  deciding: Promise<void>
  readonly bans: { -readonly [Field in keyof Forbidden]: Forbidden[Field] }[]
}

export interface PeopleOptions {
  readonly brand: string
  readonly channels: readonly string[]
  /** How many channels there are of each class. */
  readonly copies: number
  /** Share of the posts that are withdrawn, and of those that are edited. */
  readonly closures: number
  /** From 0 to 1, seeded. */
  readonly random: () => number
}

/** A call that was cut off may still arrive for so long: nobody looks before, in milliseconds. */
const settlesMs = 3_000

export function people(cast: Cast, networks: Networks, { brand, channels, copies, closures, random }: PeopleOptions) {
  const between = (low: number, high: number) => low + random() * (high - low)
  const posts: Post[] = []
  const tally = { withdrawn: 0, edited: 0, answeredByPeople: 0 }
  const busy: Promise<void>[] = []
  const askedSince = new Map<string, number>()

  const targets = (number: number) =>
    classes.map((_, kind) => {
      const channel = kind + (number % copies) * classes.length
      return { id: channels[channel] ?? '', number: channel }
    })
  const textOf = (number: number, version: number): Text => ({ number, version, channels: targets(number) })
  const decide = (post: Post, decision: () => Promise<void>) => (post.deciding = post.deciding.then(decision))

  async function write(count: number, dueAt: (n: number) => Date | null = () => null): Promise<Post[]> {
    const numbers = Array.from({ length: count }, (_, n) => posts.length + n)
    const asked = numbers.map((number, n) => ({ ...textOf(number, 1), dueAt: dueAt(n)?.toISOString() ?? null }))
    const written = await cast.ask('write', { brand, posts: asked })
    const made = numbers.map((number, n) => ({
      id: written.posts[n] ?? '',
      number,
      version: 0,
      approved: false,
      deciding: Promise.resolve(),
      bans: [],
    }))
    posts.push(...made)
    return made
  }
  async function approve(post: Post) {
    await decide(post, async () => {
      const now = Date.now()
      for (const ban of post.bans) ban.until ??= now
      post.approved = true
      await cast.ask('approve', { post: post.id, ...textOf(post.number, ++post.version) })
    })
    // Meanwhile somebody may decide otherwise.
    await cast.ask('plan', { post: post.id })
  }
  const close = (post: Post, why: 'withdrawn' | 'edited') =>
    decide(post, async () => {
      if (why === 'withdrawn') await cast.ask('withdraw', { post: post.id })
      else await cast.ask('edit', { post: post.id, ...textOf(post.number, post.version + 1) })
      const marks = new Set(targets(post.number).map(({ number }) => mark(post.number, number, post.version)))
      post.bans.push({ why, post: post.id, marks, from: Date.now(), until: null })
      post.approved = false
      tally[why]++
    })
  async function thinkBetter(post: Post, why: 'withdrawn' | 'edited') {
    // At once, or while it goes out, or afterwards.
    await wait(random() < 0.3 ? 0 : between(0, random() < 0.5 ? 1_500 : 8_000))
    await close(post, why)
    if (random() >= 0.7) return
    // Most are approved again, while what came before is still being cleared up.
    await wait(between(0, 1_500))
    await approve(post)
  }

  return {
    posts,
    tally,
    write,
    approve,
    /** Writes and approves until there are so many posts; of some, people soon think better. */
    async approveUpTo(end: number) {
      const made = await write(Math.max(0, end - posts.length))
      for (const post of made) {
        const chance = random()
        const approving = approve(post)
        if (chance < 2 * closures) {
          const thinking = thinkBetter(post, chance < closures ? 'withdrawn' : 'edited')
          thinking.catch(() => {})
          busy.push(thinking)
        }
        await approving
      }
    },
    /** Everybody has done what they wanted to do. */
    allDone: () => Promise.all(busy),
    async approveWhatWasEdited() {
      for (const post of posts) if (!post.approved && post.bans.at(-1)?.why === 'edited') await approve(post)
    },
    /** They answer truthfully, but not while something may still be under way. */
    async answer(rows: readonly OpenRow[], mayLook: boolean) {
      const asked = rows.filter(({ state }) => state === 'needs-human' || state === 'late-hold')
      for (const id of askedSince.keys()) if (!asked.some((row) => row.id === id)) askedSince.delete(id)
      for (const { id, state, text, channel } of asked) {
        const since = askedSince.get(id) ?? Date.now()
        askedSince.set(id, mayLook ? since : Date.now())
        if (state === 'needs-human' && (!mayLook || Date.now() - since < settlesMs)) continue
        const fake = networks.all[channels.indexOf(channel)]?.fake
        const post = fake?.timeline().find((one) => markIn(one.text) === markIn(text))
        await cast.ask('resolve', { id, live: post ? { remoteId: post.remoteId, url: post.url } : null })
        tally.answeredByPeople++
      }
    },
    /** What is approved at the end. */
    approved: () =>
      posts.flatMap((post) =>
        post.approved
          ? targets(post.number).map(({ id, number }) => ({ post: post.id, channel: id, mark: mark(post.number, number, post.version) }))
          : [],
      ),
  }
}
export type People = ReturnType<typeof people>
