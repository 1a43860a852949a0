/** Asks the hub's checks about posts in files: composed by the publishers themselves, with what else is in the files as the house's other texts. */
import { manifests } from '../../../publishers/manifests.gen.ts'
import { registry } from '../../../publishers/registry.gen.ts'
import { storyOfPart, type Story } from '../../core/story.ts'
import type { Variant } from '../../core/variant.ts'
import type { Check } from '../../quality/check.ts'
import type { ScheduleFacts } from '../../quality/facts.ts'
import type { Gatherers } from '../../quality/gather/gather.ts'
import { checks } from '../../quality/registry.gen.ts'
import { judgeVariants, type ComposedVariant, type JudgedVariant } from '../../workflow/judge-post.ts'
import type { BrandOnDisk } from './brand-file.ts'
import { kinAmong, type SaidText } from './kin.ts'
import type { FileVariant, PostFile } from './post-file.ts'

export interface JudgingOptions {
  readonly brand: BrandOnDisk
  readonly ask: Gatherers
  readonly now: Date
}
export interface JudgedPost {
  readonly post: PostFile
  readonly channels: readonly { readonly said: FileVariant; readonly judged: JudgedVariant }[]
}

/** So many posts are judged at once: each asks for its links and opens its pictures. */
const atOnce = 4
const neighbourMs = 2 * 24 * 60 * 60_000

interface Composed {
  readonly post: PostFile
  readonly said: FileVariant
  readonly composed: ComposedVariant
}

/** In the order of the posts. */
export async function judgePosts(posts: readonly PostFile[], { brand, ask, now }: JudgingOptions): Promise<JudgedPost[]> {
  const all: Composed[] = []
  for (const post of posts) for (const said of post.variants) all.push({ post, said, composed: await compose(post, said, brand) })
  const kin = kinAmong(all.map(({ post, composed }): SaidText => ({ post: post.name, composed })))
  const own = new Set(posts.flatMap((post) => addressOf(post, brand) ?? []))

  const judgeOne = async (one: Composed): Promise<JudgedVariant> => {
    const [judged] = await judgeVariants([one.composed], {
      // Without a time nobody knows which hour or day it meets.
      checks: one.said.dueAt === null ? checks.filter((check) => !isOfTime(check)) : checks,
      brand: brand.profile,
      ask: () => ({ ...ask, kin: async () => kin(one.composed) }),
      known: () => ({
        media: one.composed.preview.media.flatMap(
          ({ id }) => one.said.media.find(({ medium }) => medium.ref.id === id)?.medium.facts ?? [],
        ),
        declared: one.post.declared,
        schedule: { now, dueAt: one.said.dueAt, timeZone: brand.timeZone, neighbours: neighboursOf(one, all, now) },
      }),
      notYet: (url) => own.has(url),
    })
    return judged!
  }
  const judged = new Map<Composed, JudgedVariant>()
  for (let at = 0; at < all.length; at += atOnce)
    await Promise.all(all.slice(at, at + atOnce).map(async (one) => judged.set(one, await judgeOne(one))))
  return posts.map((post) => ({
    post,
    channels: all.flatMap((one) => (one.post === post ? { said: one.said, judged: judged.get(one)! } : [])),
  }))
}

const isOfTime = ({ id }: Pick<Check, 'id'>) => id.startsWith('timing/')

/** Checks that are left out, and why. */
export function notJudged(
  posts: readonly JudgedPost[],
  ask: Gatherers,
): { readonly because: 'offline' | 'no-time'; readonly checks: string[] }[] {
  const which = (fits: (check: Check) => boolean) => checks.filter(fits).map(({ id }) => id)
  const isTimeless = posts.some(({ post }) => post.variants.some(({ dueAt }) => dueAt === null))
  const left = [
    { because: 'offline' as const, checks: ask.links ? [] : which(({ needs }) => needs.includes('links')) },
    { because: 'no-time' as const, checks: isTimeless ? which(isOfTime) : [] },
  ]
  return left.filter((one) => posts.length > 0 && one.checks.length > 0)
}

async function compose(post: PostFile, said: FileVariant, brand: BrandOnDisk): Promise<ComposedVariant> {
  const publisher = await registry[said.platform]!.publisher()
  const { manifest } = publisher
  const link = said.story.link ?? (manifest.role === 'owned' ? null : addressOf(post, brand))
  const preview = (story: Story) => publisher.preview(publisher.compose(story))
  return {
    variant: variantOf(said, manifest.name, brand),
    manifest,
    preview: preview({ ...said.story, link }),
    parts: said.parts.map((part) => preview(storyOfPart(said.story, part))),
    limits: manifest.limits,
  }
}

/** Where the post will stand on the website, as the brand says. */
function addressOf({ variants, front }: PostFile, { profile }: BrandOnDisk): string | null {
  const slug = front.value?.slug
  const language = variants[0]?.story.language
  if (!slug || !language || !variants.some(({ platform }) => manifests[platform]?.role === 'owned')) return null
  return profile.website.replaceAll('{slug}', slug).replaceAll('{language}', language) || null
}

/** A channel that stands for the platform: nobody has connected one. */
const variantOf = ({ platform, story, parts, dueAt }: FileVariant, name: string, brand: BrandOnDisk): Variant => ({
  channel: {
    ...{ id: platform, name, platform, brand: '', language: story.language, status: 'not-connected', paused: false, pausedReason: null },
    ...{ account: '', handle: '', notBefore: null, gapMs: 0, timeZone: brand.timeZone, slots: [] },
  },
  ...{ story, parts, dueAt, hash: '' },
})

function neighboursOf({ post, said }: Composed, all: readonly Composed[], now: Date): ScheduleFacts['neighbours'] {
  const at = said.dueAt ?? now
  return all.flatMap((other) => {
    const { dueAt, platform } = other.said
    const isNear = dueAt !== null && Math.abs(dueAt.getTime() - at.getTime()) <= neighbourMs
    return other.post !== post && platform === said.platform && isNear ? { post: other.post.name, title: other.post.title, at: dueAt } : []
  })
}
