/** The calendar: what it shows to whom, what moves in it and what does not. By API only. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { CalendarAnswer, Moved } from '../../src/core/calendar.ts'
import { instantAt } from '../../src/core/calendar-days.ts'
import { wallDayOf, wallTimeOf } from '../../src/core/times.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const dayMs = 24 * 3_600_000
const berlin = 'Europe/Berlin'
// From noon, for days are not always of 24 hours; and once, for a test may be under way at midnight.
const noon = Date.parse(`${wallDayOf(new Date(), berlin)}T12:00:00Z`)
const inDays = (days: number, time = '10:00') => instantAt(`${wallDayOf(new Date(noon + days * dayMs), berlin)}T${time}`, berlin)!
const iso = (at: Date) => at.toISOString()

describe(`the calendar on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let analyst: Person
  let website: string
  let mastodon: string
  let byHand: string
  let picture: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    analyst = await hub.person('analyst')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    byHand = await hub.channel('xing')
    picture = await hub.picture()
  })
  afterAll(() => hub?.stop())

  let written = 0
  async function write(differs: object): Promise<string> {
    const title = `Windpark ${++written}`
    const made = await editor
      .post('/api/posts?locale=de', {
        title,
        teaser: `${title}: kurz gesagt.`,
        body: richText('Wir bauen einen Windpark.'),
        seo: { description: 'Warum wir in Brandenburg einen Windpark bauen.' },
        media: [picture],
        brand: hub.brand,
        ...differs,
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  async function approved(differs: object): Promise<string> {
    const id = await write(differs)
    const submitted = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: submitted.review.hash }).expect(200)
    return id
  }
  const range = { from: iso(inDays(-1)), to: iso(inDays(60)), zone: berlin }
  const read = async (asked: object = {}, who = editor) =>
    (await who.get(`/api/posts/calendar?${new URLSearchParams({ ...range, ...asked })}`).expect(200)).body as CalendarAnswer
  const ofPost = async (post: string, asked: object = {}) => (await read(asked)).entries.filter((entry) => entry.post === post)
  const move = (post: string, channel: string | null, was: Date, to: Date, who = editor) =>
    who.post(`/api/posts/${post}/move`, { channel, was: iso(was), to: iso(to) }).set('Accept-Language', 'en')
  const said = ({ body }: { body: unknown }) => {
    const [error] = (body as { errors: { message: string; data: { code: string } }[] }).errors
    return [error?.data.code, error?.message]
  }
  const movingOf = (moving: string) => hub.payload.update({ collection: 'brands', id: hub.brand, data: { moving: moving as 'asks-again' } })

  describe('what it shows', () => {
    let draft: string
    let live: string
    beforeAll(async () => {
      draft = await write({
        publishAt: iso(inDays(3)),
        variants: [{ channel: website }, { channel: mastodon, when: 'at', dueAt: iso(inDays(4)) }],
      })
      live = await approved({ publishAt: iso(inDays(5)), variants: [{ channel: byHand }] })
    })

    it('posts before their approval, each channel with a time of its own, and deliveries after it', async () => {
      expect((await ofPost(draft)).map(({ kind, at, channels, state, moving }) => [kind, at, channels, state, moving])).toEqual([
        ['post', iso(inDays(3)), [website], 'draft', 'free'],
        ['variant', iso(inDays(4)), [mastodon], 'draft', 'free'],
      ])
      const [delivery, ...more] = await ofPost(live)
      expect(more).toEqual([])
      expect(delivery).toMatchObject({
        kind: 'delivery',
        at: iso(inDays(5)),
        channels: [byHand],
        state: 'scheduled',
        moving: 'keeps-approval',
        timeZone: berlin,
      })
      expect(delivery?.title.de).toMatch(/^Windpark \d+$/)
    })
    it('nothing of what a post says', async () => {
      expect(JSON.stringify(await read())).not.toMatch(/kurz gesagt|einen Windpark bauen/)
    })
    it('the newest version, and nothing that was thrown away', async () => {
      const id = await write({ publishAt: iso(inDays(6)) })
      await editor.patch(`/api/posts/${id}`, { publishAt: iso(inDays(7)) }).expect(200)
      expect((await ofPost(id)).map(({ at }) => at)).toEqual([iso(inDays(7))])
      await editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
      expect(await ofPost(id)).toEqual([])
    })
    it('what was chosen: a time, a channel, a state, a campaign, a person, a brand', async () => {
      const campaign = await editor.post('/api/campaigns', {
        name: 'Herbst',
        brand: hub.brand,
        startsAt: iso(inDays(2)),
        endsAt: iso(inDays(9)),
      })
      const { id } = (campaign.body as { doc: { id: string } }).doc
      const named = await approved({ publishAt: iso(inDays(8)), campaign: id, variants: [{ channel: mastodon }] })
      const posts = async (asked: object) => [...new Set((await read(asked)).entries.map(({ post }) => post))]
      expect(await posts({ from: iso(inDays(3, '00:00')), to: iso(inDays(4, '00:00')) })).toEqual([draft])
      expect(await posts({ channel: byHand })).toEqual([live])
      expect(await posts({ channel: mastodon })).toEqual([draft, named])
      expect(await posts({ state: 'planned' })).toEqual([live, named])
      expect(await posts({ state: 'draft' })).toEqual([draft])
      expect(await posts({ campaign: id })).toEqual([named])
      expect(await posts({ person: editor.id })).toEqual([draft, live, named])
      expect(await posts({ person: analyst.id })).toEqual([])
      expect(await posts({ brand: hub.brand })).toEqual([draft, live, named])
      expect((await read()).campaigns).toEqual([{ id, name: 'Herbst', from: iso(inDays(2)).slice(0, 10), to: iso(inDays(9)).slice(0, 10) }])
    })
    it('by person, what each of its writers has, also after another one has moved it', async () => {
      const other = await hub.person('editor', 'colleague')
      const id = await write({ publishAt: iso(inDays(30)), variants: [{ channel: mastodon }] })
      const sent = await approved({ publishAt: iso(inDays(30)), variants: [{ channel: mastodon }] })
      await move(id, null, inDays(30), inDays(31), other).expect(200)
      await move(sent, mastodon, inDays(30), inDays(31), other).expect(200)
      const days = { from: iso(inDays(29)), to: iso(inDays(32)) }
      for (const person of [editor.id, other.id])
        expect((await read({ ...days, person })).entries.map(({ post }) => post).sort()).toEqual([id, sent].sort())
      expect((await read({ ...days, person: analyst.id })).entries).toEqual([])
    })
    it('empty slots, and holidays of the countries that are asked for', async () => {
      const manager = await hub.person('channel-manager')
      await manager.patch(`/api/channels/${byHand}`, { slots: [{ day: 'daily', time: '10:00' }] }).expect(200)
      const { slots } = await read({ slots: 'true', from: iso(inDays(4, '00:00')), to: iso(inDays(7, '00:00')) })
      expect(slots).toEqual([
        { channel: byHand, at: iso(inDays(4)) },
        { channel: byHand, at: iso(inDays(6)) },
      ])
      await manager.patch(`/api/channels/${byHand}`, { slots: [] }).expect(200)
      const { holidays } = await read({ from: '2026-12-20T00:00:00Z', to: '2026-12-31T00:00:00Z', countries: 'DE,GB' })
      expect(holidays.map(({ day, country, name }) => [day, country, name.en])).toContainEqual(['2026-12-25', 'DE, GB', 'Christmas Day'])
    })
    it('a month that is too full, thinned day by day', async () => {
      const { entries, hidden } = await read({ state: 'planned', limit: '1', to: iso(inDays(6)) })
      expect([entries.length, hidden]).toEqual([1, []])
      const at = iso(inDays(20))
      const two = await approved({ publishAt: at, variants: [{ channel: mastodon }, { channel: byHand }] })
      const full = await read({ state: 'planned', limit: '1', from: iso(inDays(20, '00:00')), to: iso(inDays(21, '00:00')) })
      expect([full.entries.map(({ post }) => post), full.hidden]).toEqual([[two], [{ day: wallDayOf(inDays(20), berlin), count: 1 }]])
    })
    it('everybody who works here, and nobody else; only editors move', async () => {
      const seen = await read({}, analyst)
      expect(seen.mayWrite).toBe(false)
      expect(seen.entries.map(({ moving }) => moving)).not.toContain('free')
      await supertest(hub.base)
        .get(`/api/posts/calendar?${new URLSearchParams(range)}`)
        .expect(401)
      expect(said(await move(draft, null, inDays(3), inDays(9), analyst).expect(403))[0]).toBe('not-your-role')
      await move('00000000-0000-4000-8000-000000000000', null, inDays(3), inDays(9)).expect(404)
    })
    it('no more than it can: what is asked is looked at', async () => {
      const wrong: Record<string, string>[] = [
        { to: iso(inDays(90)) },
        { to: iso(inDays(-2)) },
        { from: 'yesterday' },
        { zone: 'Mars/Olympus' },
        { state: 'lost' },
        { channel: 'x' },
        { countries: 'Germany' },
        { limit: '100000' },
      ]
      for (const asked of wrong) await editor.get(`/api/posts/calendar?${new URLSearchParams({ ...range, ...asked })}`).expect(400)
    })
  })

  describe('moving', () => {
    it('a post that is not approved, by the clock of its brand', async () => {
      const id = await write({ publishAt: iso(inDays(11)), variants: [{ channel: mastodon }] })
      const { body } = await move(id, null, inDays(11), inDays(12)).expect(200)
      expect(body as Moved).toEqual({ at: iso(inDays(12)), asksAgain: false })
      expect((await ofPost(id)).map(({ at }) => at)).toEqual([iso(inDays(12))])
    })
    it('one channel of it, and nothing else of what the others say', async () => {
      const variants = [
        { channel: website, text: 'Eins.' },
        { channel: mastodon, when: 'at', dueAt: iso(inDays(13)), text: 'Zwei.' },
      ]
      const id = await write({ publishAt: iso(inDays(12)), variants })
      await move(id, mastodon, inDays(13), inDays(14)).expect(200)
      const { body } = await editor.get(`/api/posts/${id}?draft=true&depth=0`).expect(200)
      const stored = (body as { variants: { when: string; dueAt: string | null; text: string }[] }).variants
      expect(stored.map(({ when, dueAt, text }) => [when, dueAt ?? null, text])).toEqual([
        ['with-post', null, 'Eins.'],
        ['at', iso(inDays(14)), 'Zwei.'],
      ])
    })
    it('a delivery, whose approval stays', async () => {
      const id = await approved({ publishAt: iso(inDays(15)), variants: [{ channel: mastodon }, { channel: byHand }] })
      expect((await move(id, mastodon, inDays(15), inDays(16, '17:45')).expect(200)).body).toMatchObject({ asksAgain: false })
      expect((await ofPost(id)).map(({ at, channels, state, held }) => [at, channels, state, held])).toEqual([
        [iso(inDays(15)), [byHand], 'scheduled', null],
        [iso(inDays(16, '17:45')), [mastodon], 'scheduled', null],
      ])
      const { review } = (await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState
      expect(review.state).toBe('approved')
      const { docs } = await hub.payload.find({ collection: 'deliveries', where: { post: { equals: id }, channel: { equals: mastodon } } })
      expect(docs.map(({ wallTime }) => wallTime)).toEqual([wallTimeOf(inDays(16, '17:45'), berlin)])
    })
    it('a delivery, which asks for approval again where the brand wants that, also by the form', async () => {
      await movingOf('asks-again')
      const id = await approved({ publishAt: iso(inDays(17)), variants: [{ channel: mastodon }] })
      const before = await ofPost(id)
      expect(before.map(({ moving }) => moving)).toEqual(['asks-again'])
      expect((await move(id, mastodon, inDays(17), inDays(18)).expect(200)).body).toMatchObject({ asksAgain: true })
      expect((await ofPost(id)).map(({ kind, at, state }) => [kind, at, state])).toEqual([['variant', iso(inDays(18)), 'in-review']])
      const { docs } = await hub.payload.find({ collection: 'deliveries', where: { post: { equals: id } } })
      expect(docs.map(({ hold, dueAt }) => [hold, dueAt])).toEqual([['approval', iso(inDays(17))]])
      const { review } = (await approver.get(`/api/posts/${id}/state`).expect(200)).body as PostState
      await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
      expect((await ofPost(id)).map(({ kind, at, state, held }) => [kind, at, state, held])).toEqual([
        ['delivery', iso(inDays(18)), 'scheduled', null],
      ])
      const other = await approved({ publishAt: iso(inDays(17)), variants: [{ channel: mastodon }] })
      await editor.patch(`/api/posts/${other}`, { publishAt: iso(inDays(19)) }).expect(200)
      expect((await ofPost(other)).map(({ kind, state }) => [kind, state])).toEqual([['post', 'in-review']])
      await movingOf('keeps-approval')
    })
    it('nothing, where its time is the one that it has: an approval stays, whatever the brand wants', async () => {
      await movingOf('asks-again')
      const id = await approved({ publishAt: iso(inDays(17)), variants: [{ channel: mastodon }] })
      expect((await move(id, mastodon, inDays(17), inDays(17)).expect(200)).body).toEqual({ at: iso(inDays(17)), asksAgain: false })
      expect((await ofPost(id)).map(({ kind, state, held }) => [kind, state, held])).toEqual([['delivery', 'scheduled', null]])
      await movingOf('keeps-approval')
    })
    it('a post in review, whose review begins anew where the brand wants that, and only there', async () => {
      const id = await write({
        publishAt: iso(inDays(26)),
        variants: [{ channel: mastodon }, { channel: byHand, when: 'at', dueAt: iso(inDays(27)) }],
      })
      await editor.post(`/api/posts/${id}/submit`).expect(200)
      const movings = async () => (await ofPost(id)).map(({ state, moving }) => [state, moving])
      const twice = (moving: string) => [
        ['in-review', moving],
        ['in-review', moving],
      ]
      expect(await movings()).toEqual(twice('free'))
      expect((await move(id, null, inDays(26), inDays(28)).expect(200)).body).toMatchObject({ asksAgain: false })
      await movingOf('asks-again')
      expect(await movings()).toEqual(twice('asks-again'))
      expect((await move(id, null, inDays(28), inDays(26)).expect(200)).body).toMatchObject({ asksAgain: true })
      expect((await move(id, byHand, inDays(27), inDays(29)).expect(200)).body).toMatchObject({ asksAgain: true })
      expect(await movings()).toEqual(twice('asks-again'))
      await movingOf('keeps-approval')
    })
    it('not into the past, and not what is published, frozen, held back by the website, or was moved by somebody else', async () => {
      const id = await approved({ publishAt: iso(inDays(21)), variants: [{ channel: website }, { channel: mastodon }] })
      expect(said(await move(id, mastodon, inDays(21), inDays(-1)).expect(409))).toEqual([
        'past',
        'This time has passed already. Choose one to come.',
      ])
      expect(said(await move(id, mastodon, inDays(21), inDays(20)).expect(409))[0]).toBe('before-website')
      expect(said(await move(id, mastodon, inDays(20), inDays(22)).expect(409))[0]).toBe('overtaken')
      expect(said(await move(id, null, inDays(21), inDays(22)).expect(409))[0]).toBe('overtaken')
      expect(said(await move(id, byHand, inDays(21), inDays(22)).expect(409))[0]).toBe('overtaken')

      const manager = await hub.person('channel-manager')
      const { body } = await manager.post('/api/freezes/start', { scope: 'channel', target: mastodon, reason: 'Sturm.' })
      const frozen = said(await move(id, mastodon, inDays(21), inDays(22)).expect(409))
      expect(frozen).toEqual(['frozen', expect.stringContaining('Sturm.')])
      const { freeze } = body as { freeze: { id: string } }
      await manager.post(`/api/freezes/${freeze.id}/lift`).expect(200)

      const gone = await approved({ variants: [{ channel: mastodon }] })
      const due = new Date((await hub.payload.find({ collection: 'deliveries', where: { post: { equals: gone } } })).docs[0]!.dueAt)
      await hub.payload.db.updateOne({
        collection: 'deliveries',
        where: { post: { equals: gone } },
        data: { state: 'published', publishedAt: new Date().toISOString() },
      })
      expect(said(await move(gone, mastodon, due, inDays(22)).expect(409))[0]).toBe('published')
      expect((await ofPost(id)).map(({ at }) => at)).toEqual([iso(inDays(21)), iso(inDays(21))])
    })
    it('not by half, where the hub dies in the middle', async () => {
      const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
      const id = await approved({ publishAt: iso(inDays(26)), variants: [{ channel: mastodon }] })
      const dueNow = async () =>
        (await hub.payload.find({ collection: 'deliveries', where: { post: { equals: id } } })).docs.map(({ dueAt }) => dueAt)
      const { update, findByID } = hub.payload
      // From the moment at which the post would be stored, nothing is done any more.
      const dead = () => Promise.reject(new Error('crash'))
      const dies = () => {
        hub.payload.findByID = dead
        return dead()
      }
      hub.payload.update = dies
      await move(id, mastodon, inDays(26), inDays(27)).expect(500)
      Object.assign(hub.payload, { update, findByID })
      expect(await dueNow()).toEqual([iso(inDays(27))])
      await planWhatIsMissing(hub.payload)
      expect(await dueNow()).toEqual([iso(inDays(26))])
    })
    it('once, where two people move the same at the same moment', async () => {
      const id = await write({ publishAt: iso(inDays(23)) })
      const both = await Promise.all([move(id, null, inDays(23), inDays(24)), move(id, null, inDays(23), inDays(25))])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const sent = await approved({ publishAt: iso(inDays(23)), variants: [{ channel: mastodon }] })
      const again = await Promise.all([move(sent, mastodon, inDays(23), inDays(24)), move(sent, mastodon, inDays(23), inDays(25))])
      expect(again.map(({ status }) => status).sort()).toEqual([200, 409])
      const [entry] = await ofPost(sent)
      expect(entry?.at).toBe((again.find(({ status }) => status === 200)?.body as Moved).at)
    })
  })
})
