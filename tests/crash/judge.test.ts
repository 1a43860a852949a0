/** The judge sees what it is there to see. */
import { describe, expect, it } from 'vitest'
import { isClean, judge, type Evidence, type Forbidden, type Seen } from './judge.ts'
import type { LedgerAttempt, LedgerRow } from './protocol.ts'

const row = (differs: Partial<LedgerRow> = {}): LedgerRow => ({
  id: 'd1',
  post: 'post1',
  channel: 'key',
  occurrence: 0,
  state: 'published',
  key: 'k1',
  text: 'Windpark p1c1v1',
  remoteId: '1',
  reason: '',
  hold: '',
  attempt: 1,
  dueAt: 800,
  ...differs,
})
const attempt = (differs: Partial<LedgerAttempt> = {}): LedgerAttempt => ({
  delivery: 'd1',
  number: 1,
  intentAt: 900,
  outcome: 'published',
  mark: null,
  ...differs,
})
const seen = (differs: Partial<Seen> = {}): Seen => ({
  class: 'key',
  channel: 'key',
  remoteId: '1',
  mark: 'p1c1v1',
  at: 1_000,
  live: true,
  ...differs,
})
const ban = (differs: Partial<Forbidden> = {}): Forbidden => ({
  why: 'withdrawn',
  post: 'post1',
  marks: new Set(['p1c1v1']),
  from: 2_000,
  until: null,
  ...differs,
})
const evidence = (differs: Partial<Evidence> = {}): Evidence => ({
  seen: [seen()],
  rows: [row()],
  attempts: [attempt()],
  forbidden: [],
  approved: [{ post: 'post1', channel: 'key', mark: 'p1c1v1' }],
  classOf: new Map([
    ['key', 'key'],
    ['site', 'website'],
  ]),
  wireMs: 500,
  ...differs,
})

describe('the judge', () => {
  it('finds nothing where there is nothing', () => {
    expect(isClean(judge(evidence()))).toBe(true)
    expect(isClean(judge(evidence({ forbidden: [ban()] })))).toBe(true)
  })

  it('sees a post that is there twice, in whichever version', () => {
    const twice = judge(evidence({ seen: [seen(), seen({ remoteId: '2', mark: 'p1c1v2' })] }))
    expect(twice.duplicates.key).toEqual(['p1c1v1 as 1, p1c1v2 as 2'])
    expect(judge(evidence({ seen: [seen(), seen({ remoteId: '2', mark: 'p1c11v1' })] })).duplicates.key).toEqual([])
  })

  it('sees a page that was given to the website twice under one key, but not a new version of it', () => {
    const page = seen({ class: 'website', channel: 'site', mark: 'k1', remoteId: 'k1' })
    const rows = [row({ channel: 'site', remoteId: 'k1' })]
    expect(judge(evidence({ seen: [page, page], rows, approved: [] })).duplicates.website).toHaveLength(1)
    const next = [...rows, row({ id: 'd2', channel: 'site', key: 'k2', remoteId: 'k2' })]
    expect(judge(evidence({ seen: [page, { ...page, mark: 'k2', remoteId: 'k2' }], rows: next, approved: [] })).duplicates.website).toEqual(
      [],
    )
  })

  it('sees what never came to its end, and an approved post of which nothing is left', () => {
    expect(judge(evidence({ rows: [row({ state: 'unknown' })] })).lost).toHaveLength(1)
    expect(judge(evidence({ rows: [row({ state: 'withdrawn' })], seen: [] })).lost).toHaveLength(1)
  })

  it('leaves alone what waits for an approval that nobody gave, and only that', () => {
    const held = row({ state: 'scheduled', hold: 'approval' })
    expect(judge(evidence({ rows: [held], seen: [], approved: [] })).lost).toEqual([])
    expect(judge(evidence({ rows: [held], seen: [] })).lost).toHaveLength(1)
    expect(judge(evidence({ rows: [{ ...held, hold: '' }], seen: [], approved: [] })).lost).toHaveLength(1)
  })

  it('sees a delivery that says that it is live and is not, and one that says that it is not and is', () => {
    expect(judge(evidence({ seen: [] })).phantom).toHaveLength(1)
    expect(judge(evidence({ rows: [row({ remoteId: '9' })] })).phantom).toHaveLength(1)
    for (const state of ['withdrawn', 'rejected', 'failed', 'skipped'] as const) {
      expect(judge(evidence({ rows: [row({ state })], approved: [] })).phantom).toHaveLength(1)
      expect(judge(evidence({ rows: [row({ state })], approved: [], seen: [seen({ live: false })] })).phantom).toEqual([])
    }
  })

  it('sees an attempt after a withdrawal and inside a freeze, and not after the end of it', () => {
    const attempts = [attempt({ intentAt: 2_001, outcome: null })]
    expect(judge(evidence({ attempts, forbidden: [ban()] })).afterNo).toHaveLength(1)
    expect(judge(evidence({ attempts, forbidden: [ban({ post: 'another' })] })).afterNo).toEqual([])
    const freeze = ban({ why: 'frozen', post: null, marks: new Set(), until: 3_000 })
    expect(judge(evidence({ attempts, forbidden: [freeze] })).afterNo).toHaveLength(1)
    expect(judge(evidence({ attempts, forbidden: [{ ...freeze, until: 2_001 }] })).afterNo).toEqual([])
  })

  it('sees that what a new approval permits is not what was said before it', () => {
    const after = (mark: string) => judge(evidence({ attempts: [attempt({ intentAt: 2_500, mark })], forbidden: [ban({ until: 2_400 })] }))
    expect(after('p1c1v1').afterNo).toHaveLength(1)
    expect(after('p1c1v2').afterNo).toEqual([])
  })

  it('sees what is live without an attempt on record', () => {
    expect(judge(evidence({ attempts: [] })).phantom).toHaveLength(1)
  })

  it('sees what appeared longer after a withdrawal than a call can have been on the wire', () => {
    expect(judge(evidence({ seen: [seen({ at: 2_500 })], forbidden: [ban()] })).afterNo).toEqual([])
    expect(judge(evidence({ seen: [seen({ at: 2_501 })], forbidden: [ban()] })).afterNo).toHaveLength(1)
    // The old version is not permitted by a new approval either.
    expect(judge(evidence({ seen: [seen({ at: 2_501 })], forbidden: [ban({ until: 2_400 })] })).afterNo).toHaveLength(1)
    const freeze = ban({ why: 'frozen', post: null, marks: new Set(), until: 3_000 })
    expect(judge(evidence({ seen: [seen({ at: 2_501 })], forbidden: [freeze] })).afterNo).toHaveLength(1)
  })
})
