/** What an operator does about deliveries, on the database of this run: retries and freezes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { hub } from '../../src/hub.ts'
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

  describe('a retry', () => {
    it('sends once more what was refused, as another delivery of the same approval', async () => {
      const { post, title } = await alice.approvedPost([channel])
      live.fakes.get('mastodon')!.misbehave('refuse-content')
      await live.engine.drain()
      const [ended] = await alice.rowsOf(post)
      expect(ended?.state).toBe('rejected')
      const { delivery: again } = await alice.ask('retry', { id: ended!.id })
      expect(again).toMatchObject({ state: 'scheduled' })
      expect(again.id).not.toBe(ended!.id)
      await live.engine.drain()
      expect(await alice.row(again)).toMatchObject({ state: 'published', occurrence: 1 })
      expect((await alice.row(ended!)).state).toBe('rejected')
      expect(alice.seen(title)).toBe(1)
      expect(await alice.noted(ended!.id)).toEqual(['Operator (command line), alice: delivery.retry'])
      const newer = await alice.refused('retry', { id: ended!.id })
      expect(newer).toMatchObject({ code: 'superseded', next: { command: `funkhaus deliveries show ${again.id}` } })
      expect((await alice.refused('retry', { id: again.id })).next?.sentence).toContain('It is live at')
    })

    it('of the website lets go what waits for it', async () => {
      const { post, title } = await alice.approvedPost([await live.channel('website'), channel])
      const [website, mastodon] = ['website', 'mastodon'].map(
        (platform) => async () =>
          (await alice.rowsOf(post))
            .filter((each) => each.platform === platform)
            .sort((a, b) => b.occurrence - a.occurrence)[0] as Delivery,
      ) as [() => Promise<Delivery>, () => Promise<Delivery>]
      const { id, fence } = await website()
      await hub(live.payload).ledger.change(id, { fence }, { state: 'failed', reason: 'There is no publisher for this platform any more.' })
      await live.engine.drain()
      expect((await mastodon()).waitsFor).toBe((await website()).key)
      await alice.ask('retry', { id })
      expect((await mastodon()).waitsFor).toBe((await website()).key)
      await live.engine.drain()
      await live.engine.drain()
      expect([(await website()).state, (await mastodon()).state]).toEqual(['published', 'published'])
      expect(alice.seen(title)).toBe(1)
    })

    it('needs the approval to stand', async () => {
      const { post } = await alice.approvedPost([channel])
      live.fakes.get('mastodon')!.misbehave('refuse-content')
      await live.engine.drain()
      const [ended] = await alice.rowsOf(post)
      await editor.patch(`/api/posts/${post}?locale=de`, { teaser: 'Anders.' }).expect(200)
      const no = await alice.refused('retry', { id: ended!.id })
      expect(no).toMatchObject({ status: 409, code: 'not-approved' })
      expect(await alice.rowsOf(post)).toHaveLength(1)
      const unknownPost = await alice.delivery('failed')
      expect((await alice.refused('retry', { id: unknownPost.id })).code).toBe('not-approved')
    })

    it.each(['unknown', 'needs-human', 'skipped'] as const)(
      'of what may be live (%s) is refused with what to do instead',
      async (state) => {
        const doubtful = await alice.delivery(state, { ambiguous: true, unknownSince: ago(5 * minutes), attempt: 1 })
        const no = await alice.refused('retry', { id: doubtful.id })
        expect(no).toMatchObject({ status: 409, code: 'not-now' })
        expect(no.next?.sentence).toContain('may be live')
        expect(no.next?.command).toContain(`funkhaus deliveries resolve ${doubtful.id} --live <address>`)
        expect(await alice.row(doubtful)).toEqual(doubtful)
        expect(await alice.noted(doubtful.id)).toEqual([])
      },
    )

    it.each(['claimed', 'sending', 'processing', 'published', 'withdrawn', 'live-withdrawn'] as const)(
      'of %s is refused',
      async (state) => {
        const other = await alice.delivery(state, {
          leaseUntil: ahead(60 * minutes),
          checkedAt: new Date(),
          notBefore: ahead(60 * minutes),
        })
        expect((await alice.refused('retry', { id: other.id })).code).toBe('not-now')
        expect(await alice.row(other)).toEqual(other)
        await alice.forget(other)
      },
    )

    it('ends the wait for another attempt', async () => {
      const waits = await alice.delivery('scheduled', { notBefore: ahead(60 * minutes), reason: 'No route to the host.' })
      const { delivery: told } = await alice.ask('retry', { id: waits.id })
      expect(told.id).toBe(waits.id)
      expect((await alice.row(waits)).notBefore.getTime()).toBeLessThan(Date.now())
      expect((await alice.row(waits)).hold).toBe('')
    })

    it.each([
      ['not due yet', { dueAt: ahead(60 * minutes) }, 'It goes out at'],
      ['frozen', { hold: `freeze:${randomUUID()}`, notBefore: ahead(minutes) }, 'It is frozen'],
      ['edited since', { hold: 'approval', approvedHash: '', notBefore: ahead(minutes) }, 'approved again'],
      ['waiting for the website', { waitsFor: randomUUID(), notBefore: ahead(minutes) }, 'the website has published'],
    ])('of what is %s is refused: that is no failure', async (_, differs, sentence) => {
      const waits = await alice.delivery('scheduled', differs)
      expect((await alice.refused('retry', { id: waits.id })).next?.sentence).toContain(sentence)
      expect(await alice.row(waits)).toEqual(waits)
    })

    it('of what waits for its channel to be connected needs that first', async () => {
      const lost = await alice.delivery('blocked-auth')
      await live.payload.db.updateOne({ collection: 'channels', id: channel, data: { status: 'refused' } })
      const no = await alice.refused('retry', { id: lost.id })
      expect(no.next?.sentence).toContain('Connect Acme mastodon de in the admin')
      await live.payload.db.updateOne({ collection: 'channels', id: channel, data: { status: 'connected' } })
      expect((await alice.ask('retry', { id: lost.id })).delivery.state).toBe('scheduled')
    })

    it('is for those who decide, over REST', async () => {
      const late = await alice.delivery('late-hold')
      await editor.post(`/api/deliveries/${late.id}/retry`).expect(403)
      const answer = await approver.post(`/api/deliveries/${late.id}/retry`).expect(200)
      expect(answer.body).toMatchObject({ id: late.id, state: 'scheduled' })
      expect(await alice.noted(late.id)).toEqual(['approver: delivery.retry'])
    })
  })

  describe('a freeze', () => {
    it.each([
      ['brand', (): string => 'ACME'],
      ['brand', (): string => live.brand],
      ['platform', (): string => 'Mastodon'],
      ['channel', (): string => 'acme mastodon de'],
    ] as const)('of one %s, by what people call it, holds what belongs to it until it is lifted', async (scope, target) => {
      const held = await alice.delivery('scheduled', { dueAt: ahead(60 * minutes) })
      const wire = await alice.delivery('sending', { leaseUntil: ahead(60 * minutes), checkedAt: new Date() })
      const started = await alice.ask('freeze', { scope, target: target(), reason: 'Unfall im Werk' })
      expect(started.onTheWire.map(({ id }) => id)).toContain(wire.id)
      expect(started.held).toBeGreaterThan(0)
      expect((await alice.row(held)).hold).toBe(`freeze:${started.freeze.id}`)
      expect(await alice.ask('list', {})).toMatchObject({ freezes: [{ id: started.freeze.id, by: 'Operator (command line), alice' }] })
      expect(await alice.ask('thaw', { id: started.freeze.id.slice(0, 20) })).toMatchObject({
        lifted: [{ reason: 'Unfall im Werk' }],
        freezes: [],
      })
      expect((await alice.row(held)).hold).toBe('')
      expect(await alice.noted(started.freeze.id)).toEqual([
        'Operator (command line), alice: freeze.started',
        'Operator (command line), alice: freeze.lifted',
      ])
      await alice.forget(wire)
    })

    it('lets nothing out, and everything after all are lifted', async () => {
      const one = await alice.ask('freeze', { scope: 'all', reason: 'Unfall' })
      const two = await alice.ask('freeze', { scope: 'platform', target: 'mastodon', reason: 'Störung' })
      const { title } = await alice.approvedPost([channel])
      await live.engine.drain()
      expect(alice.seen(title)).toBe(0)
      expect((await alice.ask('thaw', { id: two.freeze.id })).freezes.map(({ id }) => id)).toEqual([one.freeze.id])
      await live.engine.drain()
      expect(alice.seen(title)).toBe(0)
      await alice.ask('freeze', { scope: 'brand', target: 'acme', reason: 'Noch ein Unfall' })
      expect((await alice.ask('thaw', { id: 'all' })).lifted).toHaveLength(2)
      await live.engine.drain()
      expect(alice.seen(title)).toBe(1)
      expect(await alice.ask('thaw', { id: 'all' })).toEqual({ lifted: [], freezes: [] })
    })

    it('of what is not there stops nothing, and says so', async () => {
      const no = await alice.refused('freeze', { scope: 'brand', target: 'Acmee', reason: 'Unfall' })
      expect(no.sentence).toBe('There is no such brand. There are: Acme. Nothing was frozen. Choose another, or freeze everything.')
      expect((await alice.refused('freeze', { scope: 'channel', reason: 'Unfall' })).status).toBe(400)
      expect((await alice.refused('freeze', { scope: 'all', reason: ' ' })).status).toBe(400)
      expect((await alice.ask('list', {})).freezes).toEqual([])
    })

    it('of a name that two channels have asks which', async () => {
      const twins = [await live.channel('bluesky', 'en'), await live.channel('bluesky', 'en')]
      const no = await alice.refused('freeze', { scope: 'channel', target: 'Acme bluesky en', reason: 'Unfall' })
      expect(no.code).toBe('ambiguous')
      for (const twin of twins) expect(no.sentence).toContain(twin)
    })

    it('that is not in force cannot be lifted', async () => {
      expect((await alice.refused('thaw', { id: randomUUID() })).status).toBe(404)
    })
  })
})
