import { describe, expect, it } from 'vitest'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import type { Channel } from '../core/channel.ts'
import { checks } from '../quality/registry.gen.ts'
import { nothingDeclared } from '../quality/facts.ts'
import { brandOf, plainArtifacts, plainPlatform, plainPreview, plainStory } from '../quality/testing.ts'
import { blockingSentences, judgeVariants, type ComposedVariant, type Judges } from './judge-post.ts'

const channel: Channel = {
  id: 'channel-1',
  name: 'Acme on Plainbook',
  brand: 'brand-1',
  platform: 'plain',
  language: 'de',
  status: 'connected',
  paused: false,
  pausedReason: null,
  account: '1',
  handle: '@acme',
  notBefore: null,
  timeZone: 'Europe/Berlin',
  slots: [],
  gapMs: 0,
}
const asked: string[] = []
const links = { ask: async (url: string) => (asked.push(url), { answer: url.endsWith('/gone') ? 404 : 200 }) } as const
const judges: Judges = {
  checks,
  brand: brandOf({ forbiddenWords: [{ word: 'billig' }] }),
  ask: () => ({ links }),
  known: () => ({ media: [], declared: nothingDeclared, schedule: plainArtifacts.schedule }),
  notYet: () => false,
}
const threads: PlatformManifest = { ...plainPlatform, supports: { ...plainPlatform.supports, threads: true } }

const composed = (manifest: PlatformManifest, ...parts: string[]): ComposedVariant => ({
  variant: { channel, story: plainStory, parts, dueAt: null, hash: '' },
  manifest,
  preview: plainPreview,
  parts: parts.map((text) => ({ text, media: [], card: null })),
  limits: manifest.limits,
})
const sentences = async (one: ComposedVariant, language: 'de' | 'en' = 'en') =>
  blockingSentences(await judgeVariants([one], judges), language)

describe('what answers a post is judged like the post', () => {
  it('and named in what stops it', async () => {
    const one = composed(threads, 'Zweitens.', 'a'.repeat(501), 'Ganz billig: https://acme.example/gone')
    expect((await sentences(one)).sort()).toEqual([
      'Acme on Plainbook: Part 2: The text has 501 characters, Plainbook takes at most 500. Shorten it by 1.',
      'Acme on Plainbook: Part 3: Acme avoids “billig”. Delete it or put it differently.',
      'Acme on Plainbook: Part 3: There is nothing at https://acme.example/gone (answer 404). Correct the link or remove it.',
    ])
    expect((await sentences(one, 'de')).join('\n')).toContain('Teil 2: Der Text hat 501 Zeichen')
  })

  it('by its own words: neither the link nor the text of the post stands in it', async () => {
    const judged = await judgeVariants([composed(threads, 'Zweitens.')], judges)
    expect(judged[0]?.judgements.filter(({ verdict }) => !['passed', 'not-applicable'].includes(verdict))).toEqual([])
    asked.length = 0
    await sentences(composed(threads, 'Zweitens.'))
    expect(asked).toEqual([plainStory.link])
  })

  it('but where nothing answers, that alone is said', async () => {
    expect(await sentences(composed(plainPlatform, 'Ganz billig.', 'Auch billig.'))).toEqual([
      'Acme on Plainbook: On Plainbook nothing can follow a post. Delete its further parts, or say everything in the post itself.',
    ])
  })
})
