/** What every ledger promises of finding rows, of what is done at once, and of attempts. */
import { describe, expect, it } from 'vitest'
import { never, type Delivery, type NewDelivery } from '../../src/delivery/ledger.ts'
import { aDelivery } from './deliveries.ts'
import type { LedgerSubject, Made } from './ledger-contract.ts'

const instant = new Date('2026-11-22T10:00:00.123Z')
const before = new Date(instant.getTime() - 1)
const after = new Date(instant.getTime() + 1)

/** Rows that may not go now, each for another reason. */
const notNow = (at: (ms: number) => Date): Partial<NewDelivery>[] => [
  { hold: 'approval' },
  { cancel: true },
  { waitsFor: 'leader' },
  { notBefore: at(1) },
  { state: 'published' },
  { state: 'late-hold' },
]

export function ledgerOrderContract(subject: () => LedgerSubject, { make, get }: Made): void {
  describe('finding', () => {
    it('asks for empty texts and first instants as for any other', async () => {
      const { ledger } = subject()
      const place = await subject().place()
      const free = await make({ dueAt: instant }, place)
      const held = await make(
        { occurrence: 1, dueAt: instant, hold: 'approval', waitsFor: 'k', notBefore: after, measureAt: instant },
        place,
      )
      const find = async (query: object) =>
        (await ledger.find({ post: place.post, ...query }, { by: 'dueAt', limit: 99 })).map(({ occurrence }) => occurrence)
      expect(await find({ hold: '' })).toEqual([free.occurrence])
      expect(await find({ waitsFor: '' })).toEqual([free.occurrence])
      expect(await find({ notBeforeUntil: instant })).toEqual([free.occurrence])
      expect(await find({ leaseBefore: never })).toHaveLength(2)
      expect(await find({ heldAtAll: true })).toEqual([held.occurrence])
      expect(await find({ waitingAtAll: true })).toEqual([held.occurrence])
      expect(await find({ measureBefore: instant })).toEqual([held.occurrence])
      expect(await find({ notBeforeAfter: instant })).toEqual([held.occurrence])
      expect(await find({ dueAfter: before })).toHaveLength(2)
      expect(await find({ dueAfter: instant })).toEqual([])
      expect(await find({ key: held.key, heldAtAll: false })).toEqual([held.occurrence])
    })

    it('orders by the instant, and takes no more than asked', async () => {
      const { ledger } = subject()
      const place = await subject().place()
      for (const [occurrence, dueAt] of [after, before, instant].entries()) await make({ occurrence, dueAt }, place)
      const find = async (order: object) =>
        (await ledger.find({ post: place.post }, { by: 'dueAt', limit: 99, ...order })).map(({ dueAt }) => dueAt)
      expect(await find({})).toEqual([before, instant, after])
      expect(await find({ newestFirst: true })).toEqual([after, instant, before])
      expect(await find({ limit: 2 })).toEqual([before, instant])
    })
  })

  describe('what is next', () => {
    it('is what has been due for longest on each channel on which something may go', async () => {
      const { ledger } = subject()
      const [one, other, none] = [await subject().place(), await subject().place(), await subject().place()]
      const now = new Date()
      const at = (ms: number) => new Date(now.getTime() + ms)
      await make({ occurrence: 0, dueAt: at(-1_000) }, one)
      const first = await make({ occurrence: 1, dueAt: at(-2_000) }, one)
      for (const [n, differs] of notNow(at).entries()) await make({ occurrence: 2 + n, dueAt: at(-9_000), ...differs }, one)
      const alone = await make({ dueAt: now, notBefore: now }, other)
      await make({ dueAt: at(1) }, none)
      const mine = new Set([one.channel, other.channel, none.channel])
      const next = (await ledger.next(now)).filter(({ channel }) => mine.has(channel))
      expect(new Map(next.map((row) => [row.channel, row]))).toEqual(
        new Map([
          [one.channel, first],
          [other.channel, alone],
        ]),
      )
      expect(await ledger.nextOn(one.channel, now)).toEqual(first)
      expect(await ledger.nextOn(none.channel, now)).toBeNull()
    })
  })

  describe('a slot', () => {
    it('is given to one row, and free again when that one gives it back', async () => {
      const { ledger, other } = subject()
      const place = await subject().place()
      const slot = `${place.channel}@2026-11-24T07:30:00.000Z`
      const added = await Promise.all(
        Array.from({ length: 6 }, (_, occurrence) => (occurrence % 2 ? ledger : other).add(aDelivery(place, { occurrence, slot }))),
      )
      expect(added.filter(Boolean)).toHaveLength(1)
      const [taken] = await ledger.find({ post: place.post }, { by: 'dueAt', limit: 9 })
      const late = await make({ occurrence: 9 }, place)
      expect(await ledger.change(late.id, {}, { slot })).toBeNull()
      if (taken) await ledger.change(taken.id, {}, { slot: taken.key })
      expect(await ledger.change(late.id, {}, { slot })).toMatchObject({ slot })
    })
  })

  describe('what is asked at once', () => {
    it('is answered each for itself', async () => {
      const { ledger } = subject()
      const place = await subject().place()
      const rows = []
      for (let occurrence = 0; occurrence < 8; occurrence++) rows.push(await make({ occurrence }, place))
      const [inside, ...others] = rows
      if (!inside) return
      await ledger.change(inside.id, {}, { lane: place.channel })
      const changed = await Promise.all(
        others.map((row, n) =>
          n === 3
            ? ledger.change(row.id, {}, { lane: place.channel })
            : ledger.change(row.id, { fence: n === 1 ? 99 : 0 }, { reason: `${n}`, fence: 1 }),
        ),
      )
      expect(changed.map((row) => row?.reason ?? null)).toEqual(['0', null, '2', null, '4', '5', '6'])
      for (const row of changed) if (row) expect(await get(row.id)).toEqual(row)
    })

    it('by two, of the same rows in another order, is won by one of them each, and fails for nobody', async () => {
      const { ledger, other } = subject()
      const place = await subject().place()
      const rows: Delivery[] = []
      for (let occurrence = 0; occurrence < 30; occurrence++) rows.push(await make({ occurrence }, place))
      for (let fence = 0; fence < 4; fence++) {
        const changed = await Promise.all([
          ...rows.map(({ id }) => ledger.change(id, { fence }, { fence: fence + 1, reason: 'one' })),
          ...rows.toReversed().map(({ id }) => other.change(id, { fence }, { fence: fence + 1, reason: 'other' })),
        ])
        expect(changed.filter((row) => row !== null)).toHaveLength(rows.length)
      }
    })

    it('of one row is done one after the other', async () => {
      const { ledger } = subject()
      const row = await make()
      const steps = await Promise.all([0, 1, 2, 1].map((fence) => ledger.change(row.id, { fence }, { fence: fence + 1 })))
      expect(steps.map((step) => step?.fence ?? null)).toEqual([1, 2, 3, null])
    })
  })

  describe('attempts', () => {
    const attempt = (row: Delivery, number: number) => ({
      delivery: row.id,
      number,
      fence: 1,
      intentAt: instant,
      digest: `d${number}`,
      asked: '{"text":"Größer"}',
    })
    const begin = (row: Delivery, number: number, fence = row.fence) =>
      subject().ledger.change(
        row.id,
        { fence },
        { state: 'sending', fence: 1, attempt: number, lane: row.lane },
        { opens: attempt(row, number) },
      )

    it('are written with the change that they belong to, and only where it matches', async () => {
      const rows = [await make(), await make(), await make()]
      const begun = await Promise.all(rows.map((row, n) => begin(row, 1, n === 1 ? 7 : 0)))
      expect(begun.map((row) => row?.attempt ?? null)).toEqual([1, null, 1])
      const written = await Promise.all(rows.map(({ id }) => subject().attempts(id)))
      const one = { number: 1, fence: 1, digest: 'd1', outcome: null, answer: null }
      expect(written).toEqual([[one], [], [one]])
    })

    it('are settled by number, with a change whether it matches or not, and without one', async () => {
      const { ledger } = subject()
      const row = await make()
      await begin(row, 1)
      await begin(row, 2, 1)
      const settles = { delivery: row.id, number: 2, outcome: 'published', answer: 'https://x.example/1' }
      expect(await ledger.change(row.id, { fence: 99 }, { reason: 'x' }, { settles })).toBeNull()
      await ledger.settleAttempt({ ...settles, number: 1, outcome: 'wait', answer: 'later' })
      await ledger.settleAttempt({ ...settles, number: 3, answer: 'of an attempt that never was' })
      expect(await subject().attempts(row.id)).toEqual([
        { number: 1, fence: 1, digest: 'd1', outcome: 'wait', answer: 'later' },
        { number: 2, fence: 1, digest: 'd2', outcome: 'published', answer: 'https://x.example/1' },
      ])
    })
  })
}
