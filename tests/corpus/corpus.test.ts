/** What the checks say of realistic posts: nothing that stops a clean one, everything that has to be stopped, and no worse than before. */
import { beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/quality/registry.gen.ts'
import { baseline } from './baseline.ts'
import { judgeCorpus, type JudgedPost } from './judge-corpus.ts'
import { houses } from './posts.ts'
import { readers } from './readers.ts'
import { differences, scoresOf } from './score.ts'

const posts = houses.flatMap((house) => house.posts)
const severities: ReadonlyMap<string, string> = new Map(checks.map(({ id, severity }) => [id, severity]))
const isStopped = ([check, verdict]: readonly [string, string]) => verdict === 'failed' && severities.get(check) === 'blocker'

describe('the corpus', () => {
  let judged: readonly JudgedPost[]
  beforeAll(async () => void (judged = await judgeCorpus(checks, readers())), 600_000)

  it('has at least sixty posts, about half of them clean, in both languages, each with its own name', () => {
    const clean = posts.filter((post) => Object.values(post.expect).length === 0)
    expect(posts.length).toBeGreaterThanOrEqual(60)
    expect(clean.length / posts.length).toBeGreaterThan(0.4)
    expect(posts.filter(({ language }) => language === 'en').length).toBeGreaterThan(15)
    expect(new Set(posts.map(({ say }) => say)).size).toBe(posts.length)
    for (const { say } of clean) expect(say).toMatch(/clean/)
  })

  it('names checks that there are', () => {
    const named = new Set(posts.flatMap((post) => Object.keys(post.expect)))
    expect([...named].filter((id) => !severities.has(id))).toEqual([])
  })

  it('is stopped where it should be, and nowhere else', () => {
    const stopped = judged.flatMap(({ post, judgements }) =>
      judgements
        .filter(({ verdict, severity }) => severity === 'blocker' && /failed|errored/.test(verdict))
        .map(({ check }) => `${post.say}: ${check}`),
    )
    const wanted = posts.flatMap((post) =>
      Object.entries(post.expect)
        .filter(isStopped)
        .map(([check]) => `${post.say}: ${check}`),
    )
    expect(stopped.toSorted()).toEqual(wanted.toSorted())
  })

  it('breaks no check', () => {
    const errored = judged.flatMap(({ post, judgements }) =>
      judgements
        .filter(({ verdict }) => verdict === 'errored')
        .map(({ check, findings }) => `${post.say}: ${check}: ${findings[0]?.text.en}`),
    )
    expect(errored).toEqual([])
  })

  it('is judged no worse than before', () => {
    const scores = scoresOf(judged)
    const worse = scores.flatMap(({ check, precision, recall }) => {
      const least = baseline[check] ?? { precision: 1, recall: 1 }
      return precision < least.precision || recall < least.recall
        ? [
            `${check}: precision ${precision.toFixed(2)} (at least ${least.precision}), recall ${recall.toFixed(2)} (at least ${least.recall})`,
          ]
        : []
    })
    expect(worse.length === 0 ? [] : [...worse, ...differences(judged)]).toEqual([])
  })
})
