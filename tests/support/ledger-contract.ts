/** What every ledger promises, whatever it is kept in. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { never, type Delivery, type Expect, type Ledger, type NewDelivery } from '../../src/delivery/ledger.ts'
import { aDelivery, type Place } from './deliveries.ts'
import { ledgerOrderContract } from './ledger-order-contract.ts'

export interface LedgerSubject {
  readonly ledger: Ledger
  /** The same ledger as another process has it, where there is such a thing. */
  readonly other: Ledger
  /** A post, a brand and a channel of their own. */
  place(): Promise<Place>
  attempts(
    delivery: string,
  ): Promise<readonly { number: number; fence: number; digest: string; outcome: string | null; answer: string | null }[]>
}

const instant = new Date('2026-11-22T10:00:00.123Z')
const before = new Date(instant.getTime() - 1)
const after = new Date(instant.getTime() + 1)

/** For each predicate: what holds of the row below, and what does not. The edges of instants are a millisecond wide. */
const predicates: { readonly [Field in keyof Required<Expect>]: { readonly holds: Expect[Field][]; readonly refuses: Expect[Field][] } } = {
  states: { holds: [['claimed'], ['sending', 'claimed']], refuses: [['scheduled'], ['sending', 'unknown'], []] },
  fence: { holds: [7], refuses: [6, 8, 0] },
  owner: { holds: ['worker'], refuses: ['', 'worker2', 'WORKER'] },
  hold: { holds: ['approval'], refuses: ['', 'freeze:1'] },
  cancel: { holds: [true], refuses: [false] },
  ambiguous: { holds: [true], refuses: [false] },
  contentHash: { holds: ['c'], refuses: ['a', ''] },
  approvedHash: { holds: ['a'], refuses: ['c', ''] },
  waitsFor: { holds: ['leader'], refuses: ['', 'another'] },
  leaseAfter: { holds: [before], refuses: [instant, after] },
  leaseBefore: { holds: [instant, after], refuses: [before] },
  dueAt: { holds: [instant], refuses: [before, after] },
  dueBefore: { holds: [instant, after], refuses: [before] },
  notBeforeUntil: { holds: [instant, after], refuses: [before] },
  measureBefore: { holds: [instant, after], refuses: [before] },
}

const busy: Partial<NewDelivery> = {
  state: 'claimed',
  fence: 7,
  owner: 'worker',
  hold: 'approval',
  cancel: true,
  ambiguous: true,
  contentHash: 'c',
  approvedHash: 'a',
  waitsFor: 'leader',
  leaseUntil: instant,
  dueAt: instant,
  notBefore: instant,
  measureAt: instant,
}

/** Makes a row, and reads it again. */
export interface Made {
  make(differs?: Partial<NewDelivery>, place?: Place): Promise<Delivery>
  get(id: string): Promise<Delivery>
}

export function ledgerContract(subject: () => LedgerSubject): void {
  const make = async (differs: Partial<NewDelivery> = {}, place?: Place): Promise<Delivery> => {
    const { ledger } = subject()
    const row = aDelivery(place ?? (await subject().place()), differs)
    expect(await ledger.add(row)).toBe(true)
    const [found] = await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
    if (!found) throw new Error('The row that was just added is not there.')
    return found
  }
  const get = async (id: string): Promise<Delivery> => {
    const row = await subject().ledger.get(id)
    if (!row) throw new Error('The row is gone.')
    return row
  }

  describe('adding', () => {
    it('keeps one row for each post, channel and occurrence, and says so', async () => {
      const { ledger, other } = subject()
      const place = await subject().place()
      const another = await subject().place()
      expect(await ledger.add(aDelivery(place))).toBe(true)
      expect(await ledger.add(aDelivery(place))).toBe(false)
      expect(await ledger.add(aDelivery(place, { occurrence: 1 }))).toBe(true)
      expect(await ledger.add(aDelivery({ ...place, channel: another.channel }))).toBe(true)
      expect(await ledger.add(aDelivery({ ...place, post: another.post }))).toBe(true)
      const once = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? ledger : other).add(aDelivery(place, { occurrence: 2 }))),
      )
      expect(once.filter(Boolean)).toHaveLength(1)
    })

    it('gives back what it was given, instants to the millisecond, empty texts and first instants included', async () => {
      const place = await subject().place()
      const given = aDelivery(place, { dueAt: instant, notBefore: after, publishedAt: before, unknownSince: instant, measureAt: after })
      const { id, ...kept } = await make(given)
      expect(kept).toEqual(given)
      const empty = aDelivery({ ...place, post: (await subject().place()).post })
      const { id: _, ...stored } = await make(empty)
      expect(stored).toEqual(empty)
      expect(stored).toMatchObject({ hold: '', owner: '', waitsFor: '', link: '', leaseUntil: never, notBefore: never, measureAt: null })
      expect(await subject().ledger.get(id)).toMatchObject({ id, dueAt: instant })
    })

    it('knows no row by an id that nothing has', async () => {
      expect(await subject().ledger.get(randomUUID())).toBeNull()
      expect(await subject().ledger.change(randomUUID(), {}, { reason: 'x' })).toBeNull()
    })
  })

  describe('changing', () => {
    it.each(Object.keys(predicates) as (keyof Expect)[])('happens only where %s holds', async (field) => {
      const { ledger } = subject()
      const { holds, refuses } = predicates[field]
      const row = await make(busy)
      for (const value of refuses) {
        expect(await ledger.change(row.id, { [field]: value }, { reason: 'changed' }), `${field}: ${String(value)}`).toBeNull()
        expect(await get(row.id)).toEqual(row)
      }
      for (const [n, value] of holds.entries()) {
        const changed = await ledger.change(row.id, { [field]: value }, { reason: `changed ${n}` })
        expect(changed, `${field}: ${String(value)}`).toEqual({ ...row, reason: `changed ${n}` })
        expect(await get(row.id)).toEqual(changed)
      }
    })

    it('happens only where all predicates hold, and to that row alone', async () => {
      const { ledger } = subject()
      const [row, bystander] = [await make(busy), await make(busy)]
      expect(await ledger.change(row.id, { states: ['claimed'], fence: 7, owner: 'another' }, { fence: 8 })).toBeNull()
      expect(await ledger.change(row.id, { states: ['claimed'], fence: 7, owner: 'worker' }, { fence: 8 })).toMatchObject({ fence: 8 })
      expect(await get(bystander.id)).toEqual(bystander)
    })

    it('sets every field that a patch may name, and leaves the others', async () => {
      const { ledger } = subject()
      const row = await make()
      const patch = {
        state: 'unknown',
        reason: 'why',
        dueAt: after,
        notBefore: instant,
        waitsFor: 'w',
        fence: 3,
        owner: 'o',
        leaseUntil: after,
        lane: `${row.key}-lane`,
        attempt: 4,
        contentHash: 'c2',
        approvedHash: '',
        story: '{}',
        link: 'https://acme.example/a',
        resume: '{"a":1}',
        snapshot: '{"b":2}',
        ambiguous: true,
        hold: 'freeze:1',
        cancel: true,
        remoteId: 'r',
        url: 'https://x.example/r',
        urls: '{"en":"https://x.example/en/r"}',
        publishedAt: instant,
        unknownSince: before,
        checkedAt: after,
        latePolicy: 'publish',
        measureAt: instant,
      } as const
      expect(await ledger.change(row.id, {}, patch)).toEqual({ ...row, ...patch })
      const emptied = { owner: '', hold: '', waitsFor: '', leaseUntil: never, publishedAt: null, unknownSince: null, cancel: false }
      expect(await ledger.change(row.id, {}, emptied)).toEqual({ ...row, ...patch, ...emptied })
    })

    it('lets one of two workers claim a row, and one of fifty', async () => {
      const { ledger, other } = subject()
      for (const workers of [2, 50]) {
        const row = await make()
        const claim = (n: number) =>
          (n % 2 ? ledger : other).change(
            row.id,
            { states: ['scheduled'], fence: 0, hold: '', cancel: false, waitsFor: '' },
            { state: 'claimed', owner: `worker-${n}`, fence: 1, lane: row.channel },
          )
        const claims = await Promise.all(Array.from({ length: workers }, (_, n) => claim(n)))
        const winners = claims.filter((claimed) => claimed !== null)
        expect(winners).toHaveLength(1)
        expect(await get(row.id)).toEqual(winners[0])
      }
    })

    it('lets one row of a channel into its lane, and calls the others lost', async () => {
      const { ledger, other } = subject()
      const place = await subject().place()
      const rows = []
      for (let occurrence = 0; occurrence < 50; occurrence++) rows.push(await make({ occurrence }, place))
      const enter = (row: Delivery, n: number) =>
        (n % 2 ? ledger : other).change(row.id, { states: ['scheduled'] }, { state: 'claimed', lane: place.channel })
      const entered = (await Promise.all(rows.map(enter))).filter((row) => row !== null)
      expect(entered).toHaveLength(1)
      const [inside] = entered
      if (!inside) return
      expect(await ledger.find({ channel: place.channel, states: ['claimed'] }, { by: 'dueAt', limit: 99 })).toEqual([inside])
      // Who leaves makes room for exactly one.
      expect(await ledger.change(inside.id, {}, { state: 'published', lane: inside.key })).not.toBeNull()
      const waiting = rows.filter(({ id }) => id !== inside.id)
      expect((await Promise.all(waiting.map(enter))).filter((row) => row !== null)).toHaveLength(1)
    })
  })

  ledgerOrderContract(subject, { make, get })

  it('tells a time that does not run backwards', async () => {
    const times = []
    for (let n = 0; n < 5; n++) times.push((await subject().ledger.now()).getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })
}
