/** Side doors of an approval: pictures, what a post names, what a request selects, exceptions and times that change while it is given. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString()

describe(`on ${database}`, () => {
  let hub: LiveHub
  let lena: Person
  let approver: Person
  let administrator: Person
  /** Writes and approves, each where it is allowed. */
  let mallory: Person
  let mastodon: string
  let written = 0

  beforeAll(async () => {
    hub = await liveHub(database)
    lena = await hub.person('editor', 'lena')
    approver = await hub.person('approver')
    administrator = await hub.person('administrator')
    mallory = await hub.person('approver', 'mallory')
    await administrator.patch(`/api/users/${mallory.id}`, { roles: ['editor', 'approver'] }).expect(200)
    mastodon = await hub.channel('mastodon')
  })
  afterAll(() => hub?.stop())

  const state = async (id: string) => (await lena.get(`/api/posts/${id}/state`).expect(200)).body as PostState
  /** As it is stored, without anybody looking at the post, which would open the review too. */
  const stored = async <Kind>(collection: string, post: string) =>
    (await hub.payload.db.find({ collection: collection as never, where: { post: { equals: post } }, pagination: false }))
      .docs as unknown as Kind[]
  const reviewOf = async (post: string) => (await stored<{ state: string; comment?: string; told?: string }>('reviews', post))[0]!
  const rowsOf = (post: string) => stored<{ state: string; hold: string; reason: string }>('deliveries', post)
  async function write(differs: object = {}): Promise<string> {
    const title = `Windpark ${++written}`
    const says = { title, teaser: `${title} wächst.`, brand: hub.brand, publishAt: inDays(3), variants: [{ channel: mastodon }] }
    const made = await lena.post('/api/posts?locale=de', { ...says, ...differs }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const submit = async (id: string) => ((await lena.post(`/api/posts/${id}/submit`).expect(200)).body as PostState).review
  const approve = async (who: Person, id: string, said: object = {}) =>
    who.post(`/api/posts/${id}/approve`, { hash: (await state(id)).review.hash, ...said })
  async function approved(differs: object = {}): Promise<string> {
    const id = await write(differs)
    await submit(id)
    expect((await approve(approver, id)).status).toBe(200)
    return id
  }

  it('whoever uploaded a picture does not approve what shows it or a copy of it', async () => {
    const { payload } = hub
    const user = { ...(await payload.findByID({ collection: 'users', id: mallory.id })), collection: 'users' as const }
    const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#1930b4' } })
    const data = await image.jpeg().toBuffer()
    const file = { data, mimetype: 'image/jpeg', name: 'stand.jpg', size: data.length }
    const alt = { alt: 'Unser Stand auf der Messe' }
    const picture = String((await payload.create({ collection: 'media', locale: 'de', data: alt, file, user } as never)).id)
    const copied = await lena.post(`/api/media/${picture}/duplicate`)
    expect(copied.status, copied.text).toBe(200)
    const copy = (copied.body as { doc: { id: string } }).doc.id
    for (const media of [[picture], [copy]]) {
      const id = await write({ media })
      await submit(id)
      const refused = await approve(mallory, id)
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('own-work')])
      expect((await approve(approver, id)).status).toBe(200)
    }
    const without = await write({ media: [await hub.picture()] })
    await submit(without)
    expect((await approve(mallory, without)).status).toBe(200)
  })

  it('a request that selects what it is answered hides nothing from what must follow', async () => {
    const picture = await hub.picture()
    const select = 'select[filename]=true&select[title]=true'
    for (const way of [`/api/media/${picture}?locale=de&${select}`, `/api/media?where[id][equals]=${picture}&locale=de&${select}`]) {
      const id = await approved({ media: [picture] })
      await lena.patch(way, { alt: `Ein Drache ${++written}` }).expect(200)
      expect((await reviewOf(id)).state, way).toBe('draft')
    }
    for (const way of [(id: string) => `/api/posts/${id}?${select}`, (id: string) => `/api/posts?where[id][equals]=${id}&${select}`]) {
      const id = await approved()
      await lena.patch(way(id), { deletedAt: new Date().toISOString() }).expect(200)
      expect([(await reviewOf(id)).state, (await rowsOf(id)).map((row) => row.state)], way(id)).toEqual(['draft', ['withdrawn']])
    }
  })

  it('what a post names is renamed: its approval goes back to its editors at once, who are told', async () => {
    const campaign = String((await hub.payload.create({ collection: 'campaigns', data: { name: 'Wind', brand: hub.brand } })).id)
    const [named, other] = [await approved({ campaign }), await approved()]
    await lena.patch(`/api/campaigns/${campaign}`, { goal: 'Mehr Wind' }).expect(200)
    expect((await reviewOf(named)).state).toBe('approved')
    // What cannot be read any more stops nobody.
    const gone = await approved({ campaign })
    await hub.payload.db.updateOne({ collection: 'posts', id: gone, data: { deletedAt: new Date().toISOString() } })
    await lena.patch(`/api/campaigns/${campaign}`, { name: 'Sturm' }).expect(200)
    expect(await reviewOf(named)).toMatchObject({ state: 'changes-requested', told: 'ended' })
    expect((await reviewOf(named)).comment).toMatch(/was changed after its approval/)
    expect(await rowsOf(named)).toMatchObject([{ hold: 'approval', reason: expect.stringMatching(/its campaign/) as string }])
    expect([(await reviewOf(other)).state, (await rowsOf(other)).map(({ hold }) => hold || '')]).toEqual(['approved', ['']])
    await submit(named)
    expect((await approve(approver, named)).status).toBe(200)
    // By a way that no hook sees: at the latest when it is judged before it goes.
    await hub.payload.db.updateOne({ collection: 'campaigns', id: campaign, data: { name: 'Orkan' } })
    const { hub: hubOf } = await import('../../src/hub.ts')
    expect(await hubOf(hub.payload).judging.judgeAgain(named)).toBe(false)
    expect(await reviewOf(named)).toMatchObject({ state: 'changes-requested', told: 'ended' })
    expect(await rowsOf(named)).toMatchObject([{ hold: 'approval', reason: expect.stringMatching(/its campaign/) as string }])
  })

  it('an exception that is taken back while the last approval lands does not let it out', async () => {
    const id = await write({ variants: [{ channel: mastodon, text: 'Billig ist ein Wort.' }] })
    const { hub: hubOf } = await import('../../src/hub.ts')
    const { judging } = hubOf(hub.payload)
    const { loadReviewed } = await import('../../src/workflow/review.payload.ts')
    const hash = (await loadReviewed(hub.payload, id)).variants[0]!.hash
    const excepted = { channel: mastodon, check: 'brand/forbidden-word', hash, reason: 'Das Wort steht in einem Zitat.' }
    await approver.post(`/api/posts/${id}/exceptions`, excepted).expect(200)
    await submit(id)
    const exception = (await state(id)).exceptions[0]!.id
    const { judged } = judging
    const racing: typeof judged = async (...asked) => {
      const verdicts = await judged(...asked)
      Object.assign(judging, { judged })
      await approver.post(`/api/posts/${id}/exceptions/revoke`, { exception }).expect(200)
      return verdicts
    }
    const { hash: read } = (await state(id)).review
    Object.assign(judging, { judged: racing })
    await approver.post(`/api/posts/${id}/approve`, { hash: read }).expect(200)
    expect((await reviewOf(id)).state).toBe('changes-requested')
    expect((await rowsOf(id)).filter(({ hold }) => !hold)).toEqual([])
  })

  it('whoever read another time is refused, where the brand asks again for that', async () => {
    await administrator.patch(`/api/brands/${hub.brand}`, { moving: 'asks-again' }).expect(200)
    const id = await write()
    const { round } = await submit(id)
    await lena.patch(`/api/posts/${id}`, { publishAt: inDays(9) }).expect(200)
    const again = (await state(id)).review
    expect([again.state, again.round]).toEqual(['in-review', round + 1])
    const refused = await approve(approver, id, { round })
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('approval-stale')])
    expect((await approve(approver, id, { round: again.round })).status).toBe(200)
    await administrator.patch(`/api/brands/${hub.brand}`, { moving: 'keeps-approval' }).expect(200)
  })
})
