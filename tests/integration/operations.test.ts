/** What an operator sees of the deliveries, and answers, on the database of this run. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/delivery/operations.ts'
import type { NewDelivery } from '../../src/delivery/ledger.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { operatorOf, type Operator } from '../support/operator.ts'

const minutes = 60_000
const ago = (ms: number) => new Date(Date.now() - ms)
const ahead = (ms: number) => new Date(Date.now() + ms)

describe(`on ${database}`, () => {
  let live: LiveHub
  let alice: Operator
  let channel: string
  let editor: Person
  let approver: Person

  beforeAll(async () => {
    live = await liveHub(database)
    channel = await live.channel('mastodon')
    alice = operatorOf(live, channel)
    ;[editor, approver] = [await live.person('editor'), await live.person('approver')]
  })
  afterAll(() => live?.stop())

  describe('a list', () => {
    it('has what fits, those that are due last first, and says whether there is more', async () => {
      const other = await live.channel('bluesky')
      const first = await alice.delivery('failed', { dueAt: new Date('2020-01-01T10:00:00Z') })
      const second = await alice.delivery('rejected', { dueAt: new Date('2020-01-02T10:00:00Z') })
      const third = await alice.delivery('failed', { channel: other, platform: 'bluesky', dueAt: new Date('2020-01-03T10:00:00Z') })
      const in2020 = { dueAfter: '2020-01-01T00:00:00Z', dueBefore: '2020-12-31T00:00:00Z' }
      const ids = async (asked: Asked<'list'>) => (await alice.ask('list', { ...in2020, ...asked })).deliveries.map(({ id }) => id)
      expect(await ids({})).toEqual([third.id, second.id, first.id])
      expect(await ids({ states: ['rejected', 'published'] })).toEqual([second.id])
      expect(await ids({ platform: 'Bluesky' })).toEqual([third.id])
      expect(await ids({ channel: 'ACME mastodon de' })).toEqual([second.id, first.id])
      expect(await ids({ channel: other })).toEqual([third.id])
      expect(await ids({ brand: 'acme' })).toEqual([third.id, second.id, first.id])
      expect(await ids({ post: first.post })).toEqual([first.id])
      expect(await ids({ dueAfter: '2020-01-02T12:00:00+02:00', dueBefore: '2020-01-02T10:00:00Z' })).toEqual([second.id])
      expect(await alice.ask('list', { ...in2020, limit: 2 })).toMatchObject({
        deliveries: [{ id: third.id }, { id: second.id }],
        more: true,
      })
      expect((await alice.ask('list', { ...in2020, limit: 3 })).more).toBe(false)
    })

    it('of a channel that does not exist names those that do', async () => {
      const no = await alice.refused('list', { channel: 'Acme on Myspace' })
      expect(no).toMatchObject({ status: 422, code: 'no-such-place' })
      expect(no.sentence).toContain('Acme mastodon de')
      expect((await alice.refused('list', { post: 'Windpark' })).code).toBe('no-such-post')
    })

    it.each([
      [{ limit: 0 }, 'limit'],
      [{ states: ['gone'] }, 'states.0'],
      [{ dueBefore: 'tomorrow' }, 'dueBefore'],
      ['x', 'The command'],
    ])('is not made of %j', async (asked, field) => {
      const no = await alice.refused('list', asked)
      expect(no.status).toBe(400)
      expect(no.sentence).toMatch(new RegExp(`^${field}: .+`))
    })
  })

  describe('one delivery', () => {
    it('is shown with what was sent and answered at each attempt', async () => {
      const { post, title } = await alice.approvedPost([channel])
      live.fakes.get('mastodon')!.misbehave('accept-then-502')
      await live.engine.drain()
      await live.engine.drain()
      const [made] = await alice.rowsOf(post)
      const { delivery: shown, attempts, next } = await alice.ask('show', { id: made!.id })
      expect(shown).toMatchObject({ id: made!.id, state: 'published', occurrence: 0, hold: null, wasUnknown: true })
      expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, n) => n + 1))
      expect(attempts.at(-1)).toMatchObject({ outcome: 'published' })
      expect(attempts.every(({ asked }) => asked?.includes(title))).toBe(true)
      expect(attempts[0]?.calls.some(({ method, status }) => method === 'POST' && status === 502)).toBe(true)
      expect(next).toEqual({ sentence: `It is live at ${made!.url}`, command: null })
    })

    it('is found by so much of its id as no other has', async () => {
      const [one, other] = [await alice.delivery('failed'), await alice.delivery('failed')]
      const same = [...one.id].findIndex((character, at) => character !== other.id[at])
      // MongoDB counts the ids that a process makes: only their ends differ.
      const enough = database === 'mongodb' ? one.id : one.id.slice(0, -1)
      expect((await alice.ask('show', { id: enough.toUpperCase() })).delivery.id).toBe(one.id)
      expect((await alice.ask('show', { id: ` ${one.id} ` })).delivery.id).toBe(one.id)
      const unclear = await alice.refused('show', { id: one.id.slice(0, same) })
      expect(unclear).toMatchObject({ status: 409, code: 'ambiguous' })
      for (const id of ['zzzz', randomUUID(), `${one.id}0`, '%', 'ffffffff']) expect((await alice.refused('show', { id })).status).toBe(404)
    })
  })

  describe('an answer', () => {
    const unknownFor = (ms: number): Partial<NewDelivery> => ({ ambiguous: true, unknownSince: ago(ms), attempt: 1, checkedAt: ago(ms) })
    it.each([
      ['live', 'needs-human', 'published'],
      ['live', 'unknown', 'published'],
      ['live', 'skipped', 'published'],
      ['not-live', 'needs-human', 'scheduled'],
      ['not-live', 'unknown', 'scheduled'],
      ['drop', 'needs-human', 'skipped'],
      ['drop', 'unknown', 'skipped'],
    ] as const)('%s fits %s, makes it %s, and is noted', async (answer, state, then) => {
      const asked = await alice.delivery(state, unknownFor(5 * minutes))
      const url = 'https://social.example/@acme/1'
      const told = await alice.ask('resolve', answer === 'live' ? { id: asked.id, answer, url } : { id: asked.id, answer })
      expect(told.delivery.state).toBe(then)
      expect(await alice.row(asked)).toMatchObject({ state: then, url: answer === 'live' ? url : '' })
      expect(await alice.noted(asked.id)).toEqual([`Operator (command line), alice: delivery.${answer}`])
      // Not left to the engine of another test.
      await alice.forget(asked)
    })

    it.each([
      ['live', 'scheduled'],
      ['live', 'sending'],
      ['live', 'published'],
      ['not-live', 'rejected'],
      ['not-live', 'sending'],
      ['drop', 'published'],
      ['publish', 'needs-human'],
      ['take-down', 'published'],
      ['skip', 'withdrawn'],
    ] as const)('%s does not fit %s: nothing happens, nothing is noted', async (answer, state) => {
      const asked = await alice.delivery(state, { dueAt: ahead(60 * minutes) })
      const no = await alice.refused('resolve', { id: asked.id, answer, url: 'https://social.example/1' })
      expect(no).toMatchObject({ status: 409, code: 'not-now' })
      expect(no.next?.sentence).toMatch(/\w+/)
      expect(await alice.row(asked)).toEqual(asked)
      expect(await alice.noted(asked.id)).toEqual([])
    })

    it('that it is not live is not believed of what left a moment ago', async () => {
      const asked = await alice.delivery('unknown', unknownFor(5_000))
      expect(await alice.refused('resolve', { id: asked.id, answer: 'not-live' })).toMatchObject({ status: 409, code: 'too-early' })
      expect((await alice.row(asked)).state).toBe('unknown')
    })

    it('is the same over REST, for those who decide', async () => {
      const asked = await alice.delivery('needs-human', unknownFor(5 * minutes))
      const path = `/api/deliveries/${asked.id}/resolve`
      await editor.post(path, { answer: 'drop' }).expect(403)
      await approver.post(path, { answer: 'live', url: 'javascript:alert(1)' }).expect(400)
      await approver.post(path, { answer: 'drop' }).expect(200)
      await approver.post(path, { answer: 'drop' }).expect(409)
      expect(await alice.noted(asked.id)).toEqual(['approver: delivery.drop'])
    })
  })
})
