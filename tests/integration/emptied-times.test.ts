/** A time of an approved post is taken away, as a form does while another is typed: nothing goes out until one is chosen. By API only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { FreezeStarted } from '../../src/core/freeze.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString()
const pastTime = 'The time that was chosen is over. It waits until another is chosen, or “As soon as it is approved”.'
const noTime = 'Its time is still to be chosen. It waits until somebody does.'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let website: string
  let bluesky: string
  let mastodon: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    website = await hub.channel('website')
    bluesky = await hub.channel('bluesky')
    mastodon = await hub.channel('mastodon')
  })
  afterAll(() => hub?.stop())

  let written = 0
  const state = async (id: string) => (await approver.get(`/api/posts/${id}/state`).expect(200)).body as PostState
  const change = (id: string, differs: object) => editor.patch(`/api/posts/${id}?locale=de&autosave=true`, differs).expect(200)
  const submit = (id: string) => editor.post(`/api/posts/${id}/submit`).expect(200)
  const decide = async (id: string) => approver.post(`/api/posts/${id}/approve`, { hash: (await state(id)).review.hash })
  async function submitted(differs: object): Promise<string> {
    const title = `Solarpark ${++written}`
    const teaser = `${title}: kurz gesagt.`
    const seo = { description: 'Warum wir in Sachsen einen Solarpark bauen.' }
    const says = { title, teaser, body: richText('Wir bauen.'), seo, media: [await hub.picture()], brand: hub.brand }
    const made = await editor.post('/api/posts?locale=de', { ...says, ...differs }).expect(201)
    const { id } = (made.body as { doc: { id: string } }).doc
    await submit(id)
    return id
  }
  async function approved(differs: object): Promise<string> {
    const id = await submitted(differs)
    expect((await decide(id)).status).toBe(200)
    return id
  }
  /** What the hub does every few seconds. */
  async function deliveries(id: string) {
    const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
    await planWhatIsMissing(hub.payload)
    await hub.engine.drain()
    const seen = await state(id)
    expect(seen.review.state).toBe('approved')
    const rows = await hub.payload.db.find({ collection: 'deliveries', where: { post: { equals: id } }, pagination: false, sort: 'id' })
    return (rows.docs as unknown as { channel: string; state: string; hold: string; reason: string; dueAt: string }[]).map((row) => ({
      ...{ channel: String(row.channel), state: row.state, hold: row.hold || '', reason: row.reason || '' },
      dueAt: new Date(row.dueAt).toISOString(),
    }))
  }
  const on = async (id: string, channel: string) => {
    const found = (await deliveries(id)).filter((row) => row.channel === channel)
    expect(found).toHaveLength(1)
    return found[0]!
  }

  it('holds a channel that is put to its own time until that is chosen', async () => {
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { variants: [{ channel: bluesky, when: 'at' }] })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    // Another save that brings no time changes nothing.
    await change(id, { latePolicy: 'publish' })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    const dueAt = inDays(5)
    await change(id, { variants: [{ channel: bluesky, when: 'at', dueAt }] })
    expect(await on(id, bluesky)).toEqual({ channel: bluesky, state: 'scheduled', hold: '', reason: '', dueAt })
  })

  it('lets a network wait with its website, and keeps what it points to', async () => {
    const own = inDays(3)
    const id = await approved({ variants: [{ channel: website, when: 'at', dueAt: own }, { channel: bluesky }] })
    await change(id, { variants: [{ channel: website, when: 'at' }, { channel: bluesky }] })
    expect(await on(id, website)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: '' })
    await change(id, { variants: [{ channel: website, when: 'at', dueAt: inDays(-1 / 2880) }, { channel: bluesky }] })
    expect((await deliveries(id)).map((row) => row.state)).toEqual(['published', 'published'])
  })

  it('does not send a post whose date is typed anew, and sends it at the date that was typed', async () => {
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { publishAt: null })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    const publishAt = inDays(4)
    await change(id, { publishAt })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: '', reason: '', dueAt: publishAt })
    await change(id, { publishAt: null })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval' })
    await change(id, { variants: [{ channel: bluesky, when: 'now' }] })
    expect(await on(id, bluesky)).toMatchObject({ state: 'published' })
  })

  it('says so again after a freeze', async () => {
    const manager = await hub.person('administrator')
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { publishAt: null })
    expect(await on(id, bluesky)).toMatchObject({ hold: 'approval', reason: noTime })
    const freeze = { scope: 'channel', targets: [bluesky], reason: 'Krise' }
    const started = (await manager.post('/api/freezes/start', freeze).expect(200)).body as FreezeStarted
    expect(await on(id, bluesky)).toMatchObject({ reason: 'Frozen: Krise' })
    for (const one of started.freezes) await manager.post(`/api/freezes/${one.id}/lift`).expect(200)
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
  })

  it('does not send a post for which a time in the past is chosen, however often it is planned', async () => {
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { publishAt: '2002-12-15T09:00:00.000Z' })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: pastTime })
    await change(id, { latePolicy: 'publish' })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: pastTime })
    const dueAt = inDays(4)
    await change(id, { publishAt: dueAt })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: '', reason: '', dueAt })
    await change(id, { variants: [{ channel: bluesky, when: 'at', dueAt: inDays(-1) }] })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: pastTime })
    await change(id, { variants: [{ channel: bluesky, when: 'now' }] })
    expect(await on(id, bluesky)).toMatchObject({ state: 'published' })
  })

  it('sends what is approved after its time, as the approver was told', async () => {
    const id = await submitted({ publishAt: inDays(-1), variants: [{ channel: bluesky }] })
    expect((await decide(id)).status).toBe(200)
    expect(await on(id, bluesky)).toMatchObject({ state: 'published' })
  })

  it('still sends as soon as it is approved what is approved with an empty date', async () => {
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { publishAt: null })
    expect(await on(id, bluesky)).toMatchObject({ hold: 'approval' })
    await change(id, { teaser: 'Ein anderer Anreißer.' })
    await submit(id)
    expect((await decide(id)).status).toBe(200)
    expect(await on(id, bluesky)).toMatchObject({ state: 'published' })
  })

  it('approves nothing whose own time was taken away while it was read', async () => {
    const id = await submitted({ variants: [{ channel: bluesky, when: 'at', dueAt: inDays(3) }] })
    await change(id, { variants: [{ channel: bluesky, when: 'at' }] })
    const refused = await decide(id)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('choose the time')
    await change(id, { variants: [{ channel: bluesky, when: 'at', dueAt: inDays(4) }] })
    expect((await decide(id)).status).toBe(200)
  })

  it('approves nothing whose date was taken away while it was read, and says so; another submission may mean it', async () => {
    const id = await submitted({ publishAt: inDays(3), variants: [{ channel: website }, { channel: bluesky }] })
    await change(id, { publishAt: null })
    expect((await state(id)).planned.map(({ at, note }) => [at, note.en])).toEqual([
      [null, expect.stringContaining('Its time is still to be chosen.')],
      [null, expect.stringContaining('Its time is still to be chosen.')],
    ])
    const refused = await decide(id)
    expect([refused.status, refused.text]).toEqual([422, expect.stringMatching(/Acme bluesky de has no time any more.*Choose the time/)])
    const publishAt = inDays(4)
    await change(id, { publishAt })
    expect((await decide(id)).status).toBe(200)
    expect((await deliveries(id)).map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['scheduled', publishAt],
      ['scheduled', publishAt],
    ])
    const meant = await submitted({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(meant, { publishAt: null })
    await editor.post(`/api/posts/${meant}/withdraw`).expect(200)
    await submit(meant)
    expect((await decide(meant)).status).toBe(200)
    expect(await on(meant, bluesky)).toMatchObject({ state: 'published' })
  })

  it('completes no approval that a crash cut off, where the own time was taken away meanwhile', async () => {
    const id = await submitted({ variants: [{ channel: bluesky, when: 'at', dueAt: inDays(3) }] })
    const { decide } = await import('../../src/workflow/decide.payload.ts')
    const { loadReviewed } = await import('../../src/workflow/review.payload.ts')
    const { completeRounds } = await import('../../src/delivery/decided.payload.ts')
    const { payload } = hub
    const reviewed = await loadReviewed(payload, id)
    const { updateOne } = payload.db
    payload.db.updateOne = (asked: { collection: string; options?: unknown }) => {
      if (asked.collection === 'reviews') throw new Error('crash')
      return updateOne.call(payload.db, asked as never)
    }
    const decider = { id: approver.id, name: 'approver', roles: ['approver'] as const }
    const said = { answer: 'approved', hash: reviewed.hash, comment: '' } as const
    await expect(decide(payload, decider, reviewed, said, { blocking: [], exceptions: [] })).rejects.toThrow('crash')
    payload.db.updateOne = updateOne
    await change(id, { variants: [{ channel: bluesky, when: 'at' }] })
    await completeRounds(payload)
    expect((await state(id)).review).toMatchObject({
      state: 'changes-requested',
      comment: expect.stringMatching(/choose the time/) as string,
    })
  })

  it('asks again only once the time is chosen, where the brand asks again for another time', async () => {
    const manager = await hub.person('administrator')
    await manager.patch(`/api/brands/${hub.brand}`, { moving: 'asks-again' }).expect(200)
    const id = await approved({ publishAt: inDays(3), variants: [{ channel: bluesky }] })
    await change(id, { variants: [{ channel: bluesky, when: 'at' }] })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    await change(id, { variants: [{ channel: bluesky, when: 'at', dueAt: inDays(4) }] })
    expect((await state(id)).review.state).toBe('in-review')

    // Nor does another channel go at a time that nobody approved, meanwhile.
    const [shared, own, other] = [inDays(3), inDays(5), inDays(4)]
    const both = (more: object, publishAt: string | null) => ({
      publishAt,
      variants: [{ channel: bluesky }, { channel: mastodon, ...more }],
    })
    const two = await approved(both({ when: 'at', dueAt: own }, shared))
    await change(two, both({ when: 'at', dueAt: own }, null))
    expect(await on(two, bluesky)).toMatchObject({ hold: 'approval', reason: noTime })
    expect(await on(two, mastodon)).toMatchObject({ state: 'scheduled', hold: '', dueAt: own })
    for (const moved of [{ when: 'at', dueAt: other }, { when: 'now' }]) {
      await change(two, both(moved, null))
      expect(await on(two, mastodon)).toMatchObject({
        state: 'scheduled',
        hold: 'approval',
        reason: expect.stringContaining('was changed'),
      })
    }
    await change(two, both({ when: 'at', dueAt: own }, null))
    expect(await on(two, mastodon)).toMatchObject({ state: 'scheduled', hold: '', reason: '', dueAt: own })
    await change(two, both({ when: 'at', dueAt: own }, inDays(6)))
    expect((await state(two)).review.state).toBe('in-review')
    const { round } = (await state(id)).review
    await change(id, { variants: [{ channel: bluesky }], publishAt: null })
    expect((await state(id)).review.round).toBe(round)
    expect((await decide(id)).status).toBe(422)
    await change(id, { publishAt: inDays(5) })
    expect((await state(id)).review.round).toBe(round + 1)
    expect((await decide(id)).status).toBe(200)
    await change(id, { publishAt: null })
    expect(await on(id, bluesky)).toMatchObject({ state: 'scheduled', hold: 'approval', reason: noTime })
    await manager.patch(`/api/brands/${hub.brand}`, { moving: 'keeps-approval' }).expect(200)
  })
})
