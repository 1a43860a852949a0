/** What the quality part measures with: a post in the house style, short or long, with pictures or without, and the checks that judge it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { manifests } from '../../publishers/manifests.gen.ts'
import { registry } from '../../publishers/registry.gen.ts'
import type { MediaRef, Story } from '../../src/core/story.ts'
import type { BrandProfile } from '../../src/quality/brand.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { gather, type Gathered, type Gatherers } from '../../src/quality/gather/gather.ts'
import { judge, type Judged } from '../../src/quality/judge.ts'
import { houses } from '../corpus/posts.ts'
import { knownOf, mediaOf, storyOf, type CorpusPost } from '../corpus/post.ts'

const energy = houses[0]!
export const brand: BrandProfile = energy.brand

const sentence =
  'Am Montagmorgen um halb acht hat sich das erste der vier neuen Windräder auf dem Höhenzug bei Wesselby gedreht, und zwei Stunden später liefen alle vier. '
const paragraph = sentence.repeat(3).trim()

/** Characters: a post of 300 on a network, or an article of 6,000 on the website. */
export const short: CorpusPost = {
  ...{ say: 'short', language: 'de', platform: 'mastodon', expect: {} },
  text: `${sentence.repeat(2).slice(0, 240).trim()}… Schauen Sie sich die Anlage mit uns an! #Windkraft #Energiewende`.slice(0, 300),
  link: 'https://www.nordlicht-energie.example/de/aktuelles/windpark',
}
export const long: CorpusPost = {
  ...{ say: 'long', language: 'de', platform: 'website', expect: {} },
  article: {
    title: 'Vier neue Windräder für Wesselby',
    teaser: 'Auf dem Höhenzug bei Wesselby speisen vier neue Anlagen ihren ersten Strom ein.',
    seo: { title: 'Neue Windräder in Wesselby', description: 'Vier neue Anlagen versorgen rund 12.000 Haushalte.' },
    body: Array.from({ length: Math.ceil(6_000 / paragraph.length) }, (_, at) =>
      at % 4 === 1 ? ['## So ging es weiter', paragraph] : [paragraph],
    ).flat(),
  },
}

/** The post with these files as its pictures. */
export async function withPictures(post: CorpusPost, files: readonly string[]): Promise<Story> {
  const story = storyOf(post, brand, new Map())
  const media = await Promise.all(
    files.map(async (file, at): Promise<MediaRef> => {
      const bytes = readFileSync(file)
      const { width = 0, height = 0 } = await sharp(bytes).metadata()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const rest = { kind: 'image', mimeType: 'image/jpeg', focalPoint: { x: 50, y: 50 } } as const
      return { id: file, ...rest, alt: `Bild ${at + 1}: Windräder auf einem Höhenzug`, width, height, bytes: bytes.length, sha256 }
    }),
  )
  return { ...story, media }
}

/** Gathers as a running hub does. */
export async function gathered(post: CorpusPost, story: Story, ask: Gatherers): Promise<Judged> {
  const platform = manifests[post.platform]!
  const publisher = await registry[post.platform]!.publisher()
  const subject = { story, platform }
  const preview = publisher.preview(publisher.compose(story))
  const artifacts = await gather({
    subject,
    preview,
    limits: platform.limits,
    brand,
    ask,
    ...knownOf(post, brand),
    media: mediaOf(post, brand),
  })
  return { subject, artifacts }
}

/** Those that need nothing that was not gathered, as the hub asks them. */
const judgeable = (artifacts: Gathered) => checks.filter(({ needs }) => needs.every((need) => artifacts[need] !== undefined))
export const judged = (facts: Judged) => judge({ checks: judgeable(facts.artifacts), ...facts })
export const judgedBy = (id: string, facts: Judged) => judge({ checks: checks.filter((check) => check.id === id), ...facts })
export const idsFor = (facts: Judged): string[] => judgeable(facts.artifacts).map(({ id }) => id)
