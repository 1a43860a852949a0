/** Has every post of the corpus judged as the hub would do it: gathered once, judged by all checks. */
import { manifests } from '../../publishers/manifests.gen.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { storyOfPart, type Story } from '../../src/core/story.ts'
import type { BrandProfile } from '../../src/quality/brand.ts'
import type { Check, Judgement } from '../../src/quality/check.ts'
import { gather, type Gatherers } from '../../src/quality/gather/gather.ts'
import { judge, type Judged } from '../../src/quality/judge.ts'
import { pictureNames, pictureOf } from './pictures.ts'
import { knownOf, storyOf, type CorpusPost } from './post.ts'
import { houses } from './posts.ts'

export interface JudgedPost {
  readonly post: CorpusPost
  readonly judgements: readonly Judgement[]
}

/** @param ask all but links and kin, which the posts state themselves */
export async function judgeCorpus(checks: readonly Check[], ask: Pick<Gatherers, 'spelling' | 'image'>): Promise<JudgedPost[]> {
  const library = new Map(await Promise.all(pictureNames.map(async (name) => [name, (await pictureOf(name)).ref] as const)))
  const judged: JudgedPost[] = []
  for (const { brand, posts } of houses)
    for (const post of posts) {
      const story = storyOf(post, brand, library)
      const parts = post.parts?.map((text) => storyOfPart(story, text)) ?? []
      const [whole, ...rest] = await Promise.all([story, ...parts].map((one) => factsOf(post, brand, one, one === story ? parts : [], ask)))
      judged.push({ post, judgements: judge({ checks, ...whole!, parts: rest }) })
    }
  return judged
}

async function factsOf(
  post: CorpusPost,
  brand: BrandProfile,
  story: Story,
  parts: readonly Story[],
  ask: Pick<Gatherers, 'spelling' | 'image'>,
): Promise<Judged> {
  const platform = manifests[post.platform]!
  const publisher = await registry[post.platform]!.publisher()
  const seen = (one: Story) => publisher.preview(publisher.compose(one))
  const subject = { story, platform }
  const artifacts = await gather({
    ...{ subject, preview: seen(story), parts: parts.map(seen), limits: platform.limits, brand },
    ...knownOf(post, brand),
    ask: {
      ...ask,
      links: { ask: async (url) => post.answers?.[url] ?? { answer: 200 } },
      kin: async () => ({ similar: post.similar ?? [] }),
      video: () => Promise.reject(new Error('There are no films in the corpus.')),
    },
  })
  return { subject, artifacts }
}
