/** Today: what each role sees there, and the way from an empty hub to the first post that is live. By API only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { instantAt } from '../../src/core/calendar-days.ts'
import { wallDayOf } from '../../src/core/times.ts'
import type { Today } from '../../src/core/today.ts'
import { belongings } from '../../src/admin/empty-list/words.ts'
import { hub as hubOf } from '../../src/hub.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aDelivery } from '../support/deliveries.ts'

const zone = 'Europe/Berlin'
const hourMs = 3_600_000
const at = (ms: number) => new Date(Date.now() + ms)

describe(`Today on ${database}`, () => {
  let hub: LiveHub
  let administrator: Person
  let editor: Person
  let approver: Person
  let website: string

  beforeAll(async () => {
    hub = await liveHub(database)
    administrator = await hub.person('administrator')
    editor = await hub.person('editor')
  })
  afterAll(() => hub?.stop())

  const today = async (who: Person) => (await who.get(`/api/deliveries/today?zone=${zone}`).expect(200)).body as Today
  async function write(who: Person, title: string, differs: object = {}): Promise<string> {
    const text = {
      title,
      teaser: `${title}: kurz gesagt.`,
      body: richText('Wir bauen einen Windpark.'),
      seo: { description: 'Warum wir das tun.' },
    }
    const made = await who.post('/api/posts?locale=de', { ...text, brand: hub.brand, ...differs }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  /** As a post must be to be given to the approvers. */
  const complete = async () => ({ variants: [{ channel: website }], media: [await hub.picture()] })
  const submit = async (who: Person, post: string) =>
    ((await who.post(`/api/posts/${post}/submit`).expect(200)).body as PostState).review.hash

  // In this order: each goes on where the one before it has come to.
  describe('the first steps', () => {
    let first: string
    it('are told to a hub without content, and need a second person', async () => {
      expect((await today(editor)).firstSteps).toMatchObject({ brand: { name: 'Acme', isDescribed: true }, channel: null, post: null })
      // The administrator may approve what the editor wrote, but not what he wrote himself.
      expect((await today(editor)).firstSteps?.approvers).toBe(1)
      expect((await today(administrator)).firstSteps?.approvers).toBe(0)
      approver = await hub.person('approver')
      expect((await today(administrator)).firstSteps?.approvers).toBe(1)
    })
    it('follow the channel and the post', async () => {
      const manager = await hub.person('channel-manager')
      await manager
        .post('/api/channels', { name: 'Noch nicht verbunden', platform: 'website', language: 'de', brand: hub.brand })
        .expect(201)
      expect((await today(editor)).firstSteps?.channel).toMatchObject({ name: 'Noch nicht verbunden', isConnected: false })
      website = await hub.channel('website')
      expect((await today(editor)).firstSteps?.channel).toMatchObject({ id: website, isConnected: true })
      first = await write(editor, 'Unser erster Beitrag', await complete())
      expect((await today(editor)).firstSteps?.post).toMatchObject({ id: first, title: { de: 'Unser erster Beitrag' }, state: 'draft' })
    })
    it('end with the post that is live', async () => {
      const hash = await submit(editor, first)
      expect((await today(editor)).firstSteps?.post?.state).toBe('in-review')
      await approver.post(`/api/posts/${first}/approve`, { hash }).expect(200)
      expect((await today(editor)).firstSteps?.post).toMatchObject({ state: 'approved', timeZone: zone })
      await hub.engine.drain()
      const { firstSteps, out } = await today(editor)
      expect(firstSteps).toBeNull()
      expect(out).toMatchObject([{ post: first, state: 'published', numbers: [] }])
    })
  })

  describe('what is to be done', () => {
    it('waits for whoever may decide, and for nobody who wrote it', async () => {
      const post = await write(editor, 'Wartet auf eine Entscheidung', await complete())
      await submit(editor, post)
      expect((await today(approver)).waiting).toMatchObject([{ post, submittedBy: 'editor' }])
      for (const other of [editor, await hub.person('analyst'), await hub.person('channel-manager')])
        expect((await today(other)).waiting).toEqual([])
    })
    it('comes back to its author with the comment, and to nobody else', async () => {
      const post = await write(editor, 'Kommt zurück', await complete())
      const hash = await submit(editor, post)
      await approver.post(`/api/posts/${post}/request-changes`, { hash, comment: 'Bitte mit Zahlen belegen.' }).expect(200)
      expect((await today(editor)).sentBack).toMatchObject([
        { post, title: { de: 'Kommt zurück' }, by: 'approver', comment: 'Bitte mit Zahlen belegen.' },
      ])
      expect((await today(await hub.person('editor', 'another editor'))).sentBack).toEqual([])
      expect((await today(approver)).sentBack).toEqual([])
    })
    it('is what is soon due, but was never submitted', async () => {
      const soon = await write(editor, 'Bald fällig', { ...(await complete()), publishAt: at(5 * hourMs).toISOString() })
      await write(editor, 'Viel später', { publishAt: at(400 * hourMs).toISOString() })
      await write(await hub.person('editor', 'another editor'), 'Von jemand anderem', { publishAt: at(5 * hourMs).toISOString() })
      expect((await today(editor)).unsubmitted).toMatchObject([{ post: soon, title: { de: 'Bald fällig' }, timeZone: zone }])
      await submit(editor, soon)
      expect((await today(editor)).unsubmitted).toEqual([])
    })
  })

  describe('what goes and went', () => {
    const place = async () => ({ post: await write(editor, 'Windpark'), brand: hub.brand, channel: await hub.channel('mastodon') })
    const add = (row: ReturnType<typeof aDelivery>) => hubOf(hub.payload).ledger.add(row)

    it('is in order until the end of tomorrow, without what answers a post', async () => {
      const where = await place()
      // From noon: days are not always of 24 hours.
      const noon = Date.parse(`${wallDayOf(new Date(), zone)}T12:00:00Z`)
      const day = (days: number) => wallDayOf(new Date(noon + days * 24 * hourMs), zone)
      const tomorrow = instantAt(`${day(1)}T23:30`, zone) as Date
      for (const [occurrence, dueAt, part] of [
        [0, tomorrow, 0],
        [1, at(60_000), 0],
        [2, at(120_000), 1],
        [3, instantAt(`${day(2)}T00:30`, zone) as Date, 0],
      ] as const)
        await add(aDelivery(where, { occurrence, dueAt, part, hold: 'approval' }))
      const { next, nextMore, nextLater, tomorrow: begins } = await today(editor)
      expect(next.map(({ dueAt }) => dueAt)).toEqual([...next.map(({ dueAt }) => dueAt)].sort())
      expect(next.map(({ dueAt }) => dueAt).at(-1)).toBe(tomorrow.toISOString())
      expect(next).toHaveLength(2)
      expect([nextMore, nextLater]).toEqual([0, null])
      expect(begins).toBe(instantAt(`${day(1)}T00:00`, zone)?.toISOString())
    })
    it('says what went wrong lately, and what needs a person however old', async () => {
      const where = await place()
      const days = 24 * hourMs
      for (const [occurrence, state, dueAt] of [
        [10, 'failed', at(-2 * days)],
        [11, 'failed', at(-40 * days)],
        [12, 'needs-human', at(-40 * days)],
        [13, 'skipped', at(-hourMs)],
        [14, 'skipped', at(-5 * days)],
        [15, 'withdrawn', at(-hourMs)],
      ] as const)
        await add(aDelivery(where, { occurrence, state, dueAt, reason: 'Weil.' }))
      expect((await today(editor)).wrong.map(({ state }) => state)).toEqual(['needs-human', 'failed', 'skipped'])
    })
    it('has the newest of the first numbers', async () => {
      const where = await place()
      const row = aDelivery(where, { state: 'published', publishedAt: at(-60_000), url: 'https://social.example/1' })
      await add(row)
      const [live] = await hubOf(hub.payload).ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
      for (const [minutes, value] of [
        [30, 3],
        [10, 7],
      ] as const)
        await hub.payload.db.create({
          collection: 'measurements',
          data: { delivery: live?.id, metric: 'reactions', bucket: at(-minutes * 60_000).toISOString(), value },
        })
      await (await import('../../src/engagement/derive.payload.ts')).deriveMissing(hub.payload)
      expect((await today(editor)).out.find(({ id }) => id === live?.id)?.numbers).toEqual([{ metric: 'reactions', value: 7 }])
    })
  })

  it('says how each channel that needs care is mended', async () => {
    const { channels } = await today(editor)
    expect(channels).toMatchObject([{ name: 'Noch nicht verbunden', platform: 'website', mend: 'connect' }])
  })

  it('has words for every list that people see, for the day that it is empty', () => {
    const seen = hub.payload.config.collections.filter(({ slug, admin }) => admin.hidden !== true && !slug.startsWith('payload-'))
    expect(seen.map(({ slug }) => slug).filter((slug) => !belongings[slug])).toEqual([])
    expect(seen.filter(({ admin }) => !JSON.stringify(admin.components?.beforeListTable ?? []).includes('EmptyList'))).toEqual([])
  })

  it('is told to nobody who is not signed in, and takes a zone that nobody knows for UTC', async () => {
    expect((await fetch(`${hub.base}/api/deliveries/today`)).status).toBe(401)
    const told = (await editor.get('/api/deliveries/today?zone=Mars/Olympus').expect(200)).body as Today
    expect(told.tomorrow).toMatch(/T00:00:00\.000Z$/)
  })
})
