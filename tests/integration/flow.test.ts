/** The whole way of a post by API only: written, judged, approved by somebody else, website first, then the networks, numbers back. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostNumbers, PostState } from '../../src/core/answers.ts'
import type { CalendarAnswer } from '../../src/core/calendar.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { collectDue } from '../../src/engagement/collect.payload.ts'
import { deriveMissing } from '../../src/engagement/derive.payload.ts'
import { numbersOf } from '../../src/engagement/numbers.payload.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let channels: { website: string; mastodon: string; bluesky: string }

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    channels = {
      website: await hub.channel('website'),
      mastodon: await hub.channel('mastodon'),
      bluesky: await hub.channel('bluesky', 'en'),
    }
  })
  afterAll(() => hub?.stop())

  const state = async (who: Person, id: string) => (await who.get(`/api/posts/${id}/state`).expect(200)).body as PostState

  async function write(title: string, differs: object = {}): Promise<string> {
    const media = await hub.picture()
    const written = await editor
      .post('/api/posts?locale=de', {
        title,
        teaser: `${title}: kurz gesagt.`,
        body: richText('Wir bauen einen Windpark.', 'Er geht 2027 ans Netz.'),
        seo: { description: 'Warum wir in Brandenburg einen Windpark bauen.' },
        media: [media],
        brand: hub.brand,
        variants: [
          { channel: channels.website, when: 'with-post' },
          { channel: channels.mastodon, when: 'with-post', text: `${title} #Windkraft` },
          { channel: channels.bluesky, when: 'with-post' },
        ],
        ...differs,
      })
      .expect(201)
    const { id } = (written.body as { doc: { id: string } }).doc
    await editor
      .patch(`/api/posts/${id}?locale=en`, {
        title: `${title} (en)`,
        teaser: `${title} in short.`,
        seo: { description: 'Why we build a wind farm.' },
      })
      .expect(200)
    return id
  }

  it('goes from an editor through an approver to three networks, and the numbers come back', async () => {
    const id = await write('Windpark')
    expect((await state(editor, id)).review.state).toBe('draft')
    const submitted = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    expect(submitted.review.state).toBe('in-review')
    const { hash } = submitted.review

    await editor.post(`/api/posts/${id}/approve`, { hash }).expect(403)
    await approver.post(`/api/posts/${id}/approve`, { hash: 'something else' }).expect(409)
    const approved = (await approver.post(`/api/posts/${id}/approve`, { hash, comment: 'Schön.' }).expect(200)).body as PostState
    expect(approved.review.state).toBe('approved')
    expect(approved.deliveries).toHaveLength(3)

    await hub.engine.drain()
    const done = (await state(editor, id)).deliveries
    expect(done.map((delivery) => [delivery.channel.platform, delivery.state, delivery.reason])).toEqual(
      expect.arrayContaining([
        ['website', 'published', null],
        ['mastodon', 'published', null],
        ['bluesky', 'published', null],
      ]),
    )

    const read = await supertest(hub.base).get('/api/content/v1/posts/windpark?language=de').expect(200)
    expect(read.body).toMatchObject({ title: 'Windpark', slug: 'windpark' })
    const [toot] = hub.fakes.get('mastodon')!.timeline()
    expect(toot?.text).toContain('#Windkraft')
    expect(toot?.text).toContain((read.body as { url: string }).url)
    expect(toot?.images[0]?.alt).toBe('Ein roter Drache über einem Hügel')
    const [skeet] = hub.fakes.get('bluesky')!.timeline()
    expect(skeet?.text).toContain('Windpark in short.')
    const english = await supertest(hub.base).get('/api/content/v1/posts/windpark-en?language=en').expect(200)
    expect(`${skeet?.text} ${skeet?.card?.url}`).toContain((english.body as { url: string }).url)

    hub.fakes.get('mastodon')!.visit(toot!.remoteId, { kind: 'like', by: 'somebody' })
    await collectDue(hub.payload, 1e-6)
    await collectDue(hub.payload, 1e-6)
    const numbers = (await editor.get(`/api/posts/${id}/numbers`).expect(200)).body as PostNumbers
    expect(numbers.channels.find(({ platform }) => platform === 'mastodon')?.points.at(-1)?.values.reactions).toBe(1)
    expect(hub.fakes.get('mastodon')!.records()).toHaveLength(1)
  })

  it('lets nothing out after an edit until somebody approves it again', async () => {
    const id = await write('Solarpark', { publishAt: new Date(Date.now() + 3_600_000).toISOString() })
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Etwas ganz anderes.' }).expect(200)
    const after = await state(approver, id)
    expect(after.review.state).toBe('draft')
    expect(after.deliveries.every(({ reason }) => reason?.includes('approved again'))).toBe(true)
    const { ledger } = hubOf(hub.payload)
    for (const delivery of after.deliveries) expect((await ledger.get(delivery.id))?.approvedHash).toBe('')

    const again = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: again.review.hash }).expect(200)
    for (const delivery of after.deliveries)
      expect(await ledger.get(delivery.id)).toMatchObject({ hold: '', approvedHash: expect.stringMatching(/.{64}/) as string })
  })

  it('withdraws what is pending, and offers to take down what is live', async () => {
    const pending = await write('Speicher', { publishAt: new Date(Date.now() + 3_600_000).toISOString() })
    const submitted = (await editor.post(`/api/posts/${pending}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${pending}/approve`, { hash: submitted.review.hash }).expect(200)
    const withdrawn = (await approver.post(`/api/posts/${pending}/withdraw`, { comment: 'Doch nicht.' }).expect(200)).body as PostState
    expect(withdrawn.deliveries.map((delivery) => delivery.state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])

    const live = await write('Netz')
    const { review } = (await editor.post(`/api/posts/${live}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${live}/approve`, { hash: review.hash }).expect(200)
    await hub.engine.drain()
    const after = (await approver.post(`/api/posts/${live}/withdraw`).expect(200)).body as PostState
    expect(new Set(after.deliveries.map((delivery) => delivery.state))).toEqual(new Set(['live-withdrawn']))
    const manager = await hub.person('channel-manager')
    for (const delivery of after.deliveries)
      await manager.post(`/api/deliveries/${delivery.id}/resolve`, { answer: 'take-down' }).expect(200)
    await supertest(hub.base).get('/api/content/v1/posts/netz').expect(410)
    expect(
      hub.fakes
        .get('mastodon')!
        .timeline()
        .some(({ text }) => text.includes('Netz')),
    ).toBe(false)
  })

  it('leaves what is live as it is when the submission of another version is taken back', async () => {
    const id = await write('Windrad')
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    await hub.engine.drain()
    const later = new Date(Date.now() + 3_600_000).toISOString()
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Eine andere Fassung.', publishAt: later }).expect(200)
    await editor.post(`/api/posts/${id}/submit`).expect(200)
    const takenBack = (await editor.post(`/api/posts/${id}/withdraw`).expect(200)).body as PostState
    expect(takenBack.review.state).toBe('draft')
    expect(takenBack.deliveries.map((delivery) => delivery.state)).toEqual(['published', 'published', 'published'])

    const again = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    const approved = (await approver.post(`/api/posts/${id}/approve`, { hash: again.review.hash }).expect(200)).body as PostState
    expect(approved.deliveries.map((delivery) => delivery.state).sort()).toEqual(['published', 'published', 'published', 'scheduled'])
    // An edit, a submission that is taken back: what waited for its approval is not sent any more.
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Eine dritte Fassung.' }).expect(200)
    await editor.post(`/api/posts/${id}/submit`).expect(200)
    const gone = (await editor.post(`/api/posts/${id}/withdraw`).expect(200)).body as PostState
    expect(gone.deliveries.map((delivery) => delivery.state).sort()).toEqual(['published', 'published', 'published', 'withdrawn'])
  })

  it('brings back what a version says that was saved when the post was thrown away, and throws it away no more', async () => {
    const id = await write('Umspannwerk', { publishAt: new Date(Date.now() + 3_600_000).toISOString() })
    await editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
    await editor.patch(`/api/posts/${id}?trash=true`, { deletedAt: null }).expect(200)
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    const versions = await hub.payload.findVersions({
      collection: 'posts',
      where: { parent: { equals: id } },
      pagination: false,
      trash: true,
    })
    const thrownAway = versions.docs.filter(({ version }) => version.deletedAt)
    expect(thrownAway).toHaveLength(1)
    await editor.post(`/api/posts/versions/${thrownAway[0]!.id}`).expect(200)
    const after = await state(editor, id)
    expect([after.review.state, ...after.deliveries.map((delivery) => delivery.state)]).toEqual([
      'approved',
      ...Array<string>(3).fill('scheduled'),
    ])
    // And whoever edits it goes on opening its review.
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Etwas anderes.' }).expect(200)
    const { docs } = await hub.payload.db.find<{ state: string }>({ collection: 'reviews', where: { post: { equals: id } } })
    expect(docs.map((row) => row.state)).toEqual(['draft'])
  })

  it('holds everything in a freeze, and goes on after it', async () => {
    const id = await write('Krise')
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    const manager = await hub.person('channel-manager')
    const frozen = await manager.post('/api/freezes/start', { scope: 'all', reason: 'Unfall im Werk' }).expect(200)
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    const before = hub.fakes.get('mastodon')!.records().length
    await hub.engine.drain()
    expect(hub.fakes.get('mastodon')!.records()).toHaveLength(before)
    expect((await state(editor, id)).deliveries.every((delivery) => delivery.state === 'scheduled')).toBe(true)
    await manager.post(`/api/freezes/${(frozen.body as { freeze: { id: string } }).freeze.id}/lift`).expect(200)
    await hub.engine.drain()
    expect((await state(editor, id)).deliveries.every((delivery) => delivery.state === 'published')).toBe(true)
  })

  it('never sends twice when an answer is lost, and finds out what happened', async () => {
    const id = await write('Verloren')
    const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    hub.fakes.get('mastodon')!.misbehave('accept-then-reset')
    hub.fakes.get('bluesky')!.misbehave('accept-then-502')
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    await hub.engine.drain()
    await hub.engine.drain()
    const after = (await state(editor, id)).deliveries
    expect(after.map((delivery) => [delivery.channel.platform, delivery.state])).toEqual(
      expect.arrayContaining([
        ['mastodon', 'published'],
        ['bluesky', 'published'],
      ]),
    )
    for (const platform of ['mastodon', 'bluesky'])
      expect(
        hub.fakes
          .get(platform)!
          .timeline()
          .filter(({ text }) => text.includes('Verloren')),
      ).toHaveLength(1)
  })

  it('counts a page once, however often it is corrected, and anew once it was taken down', async () => {
    const { ledger } = hubOf(hub.payload)
    const id = await write('Wärmenetz')
    const approved = async () => {
      const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
      await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
      await hub.engine.drain()
      const rows = await ledger.find({ post: id, channel: channels.website }, { by: 'dueAt', limit: 10 })
      return rows.sort((a, b) => b.occurrence - a.occurrence)[0] as Delivery
    }
    const seen = (views: number) =>
      hub.payload.db.updateOne({ collection: 'publications', where: { post: { equals: id } }, data: { views } })
    const collect = (hours: number) => collectDue(hub.payload, 1, { now: new Date(begin.getTime() + hours * 3_600_000) })
    const of = async (collection: 'delivery-numbers' | 'delivery-ages' | 'measurements', delivery: readonly string[]) =>
      (
        await hub.payload.db.find<Record<string, unknown>>({
          collection,
          where: { delivery: { in: [...delivery] } },
          sort: 'publishedAt',
          pagination: false,
        })
      ).docs

    // In the time to come, and so the last test of all: the platforms' rates never go back.
    const begin = new Date(Math.floor(Date.now() / 60_000) * 60_000)
    const first = await approved()
    await ledger.change(first.id, {}, { publishedAt: begin })
    await seen(1_000)
    await collect(1)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Wärme für alle.' }).expect(200)
    const second = await approved()
    expect([second.occurrence, second.state, (await ledger.get(first.id))?.state]).toEqual([1, 'published', 'withdrawn'])
    await seen(1_200)
    await collect(6)
    const both = [first.id, second.id]
    const listed = await of('delivery-numbers', both)
    expect(listed).toMatchObject([{ delivery: second.id, standing: 'measured', views: 1_200 }])
    expect(new Date(String(listed[0]?.publishedAt))).toEqual(begin)
    const ages = (await of('delivery-ages', both)).map(({ delivery, age, value }) => [delivery, age, value])
    expect(ages.sort()).toEqual([
      [second.id, '1h', 1_000],
      [second.id, '6h', 1_200],
    ])
    const { channels: courses } = await numbersOf(hub.payload, id)
    const points = courses.filter(({ platform }) => platform === 'website').map((one) => one.points.map(({ values }) => values.views))
    expect(points).toEqual([[1_000, 1_200]])
    expect(await deriveMissing(hub.payload)).toBe(0)
    // In the calendar both are published, each on its day.
    const range = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) }
    const asked = new URLSearchParams({
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      zone: 'UTC',
      channel: channels.website,
    })
    const { entries } = (await editor.get(`/api/posts/calendar?${asked}`).expect(200)).body as CalendarAnswer
    expect(entries.filter(({ post }) => post === id).map(({ state }) => state)).toEqual(['published', 'published'])

    await approver.post(`/api/posts/${id}/withdraw`).expect(200)
    await (await hub.person('channel-manager')).post(`/api/deliveries/${second.id}/resolve`, { answer: 'take-down' }).expect(200)
    const third = await approved()
    await seen(5)
    await collect(8)
    const anew = (await of('delivery-numbers', [...both, third.id])).map(({ delivery, standing, views }) => [delivery, standing, views])
    expect(anew).toEqual([
      [second.id, 'gone', 1_200],
      [third.id, 'measured', 5],
    ])
  }, 60_000)
})
