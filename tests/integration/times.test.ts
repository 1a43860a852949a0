/** When each channel of a post goes: what is saved, shown to those who decide, and refused. By API only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { nextSlots, oddity, wallDayOf, wallTimeOf } from '../../src/core/times.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const dayMs = 24 * 3_600_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)
const berlin = 'Europe/Berlin'
const kathmandu = 'Asia/Kathmandu'
const mornings = [{ day: 'daily', time: '08:30' }] as const

/** The day, not before tomorrow, on which Berlin has no 02:30. */
function nextSpringDay(): string {
  // From noon: an hour before midnight, whole days on, the shortest day of all is stepped over.
  const noon = Date.parse(`${wallDayOf(inDays(2), berlin)}T12:00:00Z`)
  for (let ahead = 0; ahead < 370; ahead++) {
    const day = wallDayOf(new Date(noon + ahead * dayMs), berlin)
    if (oddity(day, '02:30', berlin) === 'missing') return day
  }
  throw new Error('Berlin does not change its clocks any more.')
}

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let website: string
  let mastodon: string
  let bluesky: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    bluesky = await hub.channel('bluesky')
    await schedule(mastodon, { timeZone: kathmandu, slots: mornings })
  })
  afterAll(() => hub?.stop())

  const schedule = async (channel: string, times: object) =>
    (await hub.person('channel-manager')).patch(`/api/channels/${channel}`, times).expect(200)
  const state = async (who: Person, id: string) => (await who.get(`/api/posts/${id}/state`).expect(200)).body as PostState
  const plannedOn = async (id: string, channel: string) => {
    const found = (await state(approver, id)).planned.find((view) => view.channel.id === channel)
    if (!found) throw new Error('The channel is not in the post.')
    return found
  }
  let written = 0
  async function write(differs: object): Promise<string> {
    const title = `Windpark ${++written}`
    const made = await editor
      .post('/api/posts?locale=de', {
        title,
        teaser: `${title}: kurz gesagt.`,
        body: richText('Wir bauen einen Windpark.'),
        seo: { description: 'Warum wir in Brandenburg einen Windpark bauen.' },
        media: [await hub.picture()],
        brand: hub.brand,
        ...differs,
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const change = (id: string, differs: object) => editor.patch(`/api/posts/${id}?locale=de`, differs).expect(200)
  const submit = async (id: string) => (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
  /** The sentences with which a submission is refused. */
  async function refused(differs: object, language: 'de' | 'en'): Promise<string[]> {
    const id = await write(differs)
    const { body } = await editor.post(`/api/posts/${id}/submit`).set('Accept-Language', language).expect(422)
    return (body as { errors: { data: { blocking: string[] } }[] }).errors[0]!.data.blocking
  }

  it('shows editor and approver what each channel would do, by its own clock', async () => {
    const publishAt = inDays(3)
    const own = inDays(5)
    const id = await write({
      publishAt: publishAt.toISOString(),
      variants: [{ channel: website }, { channel: mastodon, when: 'slot' }, { channel: bluesky, when: 'at', dueAt: own.toISOString() }],
      latePolicy: 'hold',
    })
    const seen = await state(editor, id)
    const [slot] = nextSlots(mornings, kathmandu, publishAt, 1)
    expect(seen.planned.map(({ channel, at, timeZone }) => [channel.platform, at, timeZone])).toEqual([
      ['website', publishAt.toISOString(), berlin],
      ['mastodon', slot?.toISOString(), kathmandu],
      ['bluesky', own.toISOString(), berlin],
    ])
    expect(wallTimeOf(slot!, kathmandu)).toMatch(/T08:30$/)
    expect(seen.planned[1]?.note.de).toMatch(/^Nächster freier Sendeplatz\. Nach Acme website de: .* mehr als 15 Minuten, wird gefragt\.$/)
    expect(seen.planned[1]?.note.en).toMatch(/^Next free slot\. After Acme website de: .* 15 minutes late, somebody is asked\.$/)
    expect((await state(approver, id)).planned).toEqual(seen.planned)
  })

  it('lets "now" wait for the website alone, and tells the deliveries once it is approved', async () => {
    const id = await write({
      publishAt: inDays(3).toISOString(),
      variants: [
        { channel: website, when: 'now' },
        { channel: bluesky, when: 'now' },
      ],
    })
    const { planned, review } = await submit(id)
    expect(planned.map(({ at, note }) => [at, note.en])).toEqual([
      [null, 'As soon as it is approved.'],
      [null, 'As soon as it is approved. After Acme website de: once the post is there.'],
    ])
    const approved = (await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)).body as PostState
    expect(approved.planned).toEqual([])
    expect(approved.deliveries.filter(({ dueAt }) => Date.parse(dueAt) > Date.now())).toEqual([])
    await hub.engine.drain()
    await change(id, { teaser: 'Ein anderer Anreißer.' })
    expect((await plannedOn(id, bluesky)).note.en).toMatch(/not sent again/)
    expect((await plannedOn(id, website)).note.en).toMatch(/Replaces the version/)
  })

  it('does what it said when it is approved, and keeps its slot through an edit', async () => {
    const until = `${wallDayOf(inDays(12), kathmandu)}T12:00:00.000Z`
    const id = await write({
      publishAt: inDays(3).toISOString(),
      variants: [
        { channel: website },
        { channel: mastodon, when: 'slot' },
        { channel: bluesky, when: 'at', dueAt: inDays(4).toISOString() },
      ],
      recurrence: { every: 'day', interval: 2, until },
    })
    const approve = async () => {
      const { planned, review } = await submit(id)
      const { deliveries } = (await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)).body as PostState
      for (const { channel, at, note } of planned) {
        const due = deliveries.filter((delivery) => delivery.channel.id === channel.id).map(({ dueAt }) => dueAt)
        expect(due.sort()[0]).toBe(at)
        expect(due).toHaveLength(channel.id === website ? 1 : 1 + Number(/(\d+) times more/.exec(note.en)?.[1]))
      }
      return planned
    }
    const first = await approve()
    await change(id, { teaser: 'Ein anderer Anreißer.' })
    expect(await approve()).toEqual(first)
  })

  it('refuses to approve what was to take a slot that is gone', async () => {
    const id = await write({ variants: [{ channel: mastodon, when: 'slot' }] })
    const { review } = await submit(id)
    await schedule(mastodon, { slots: [] })
    const refusal = approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).set('Accept-Language', 'de')
    expect(JSON.stringify((await refusal.expect(422)).body)).toContain('hat keine Sendeplätze')
    await schedule(mastodon, { slots: mornings })
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
  })

  it('knows which slots others have taken, and which are free again', async () => {
    // Not from now: a slot might pass between two questions.
    const post = { publishAt: inDays(3).toISOString(), variants: [{ channel: mastodon, when: 'slot' }] }
    const [first, second] = [await write(post), await write(post)]
    const before = (await plannedOn(second, mastodon)).at
    const { review } = await submit(first)
    await approver.post(`/api/posts/${first}/approve`, { hash: review.hash }).expect(200)
    const [, next] = nextSlots(mornings, kathmandu, new Date(before!), 2)
    expect((await plannedOn(second, mastodon)).at).toBe(next?.toISOString())
    await approver.post(`/api/posts/${first}/withdraw`).expect(200)
    expect((await plannedOn(second, mastodon)).at).toBe(before)
    const asked = await submit(second)
    const { deliveries } = (await approver.post(`/api/posts/${second}/approve`, { hash: asked.review.hash }).expect(200)).body as PostState
    expect(deliveries.map(({ dueAt }) => dueAt)).toEqual([before])
  })

  it('says what the clocks make of a slot on the day on which they change', async () => {
    const day = nextSpringDay()
    await schedule(bluesky, { slots: [{ day: 'daily', time: '02:30' }] })
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 12 * 3_600_000)
    const id = await write({ publishAt: before.toISOString(), variants: [{ channel: bluesky, when: 'slot' }] })
    const view = await plannedOn(id, bluesky)
    expect(wallTimeOf(new Date(view.at!), berlin)).toBe(`${day}T03:30`)
    expect(view.note.en).toMatch(/02:30 does not exist on .*: 03:30\./)
    expect(view.note.de).toMatch(/02:30 Uhr gibt es am .* nicht \(Zeitumstellung\): 03:30 Uhr\./)
  })

  it('repeats on networks, never on the website, and binds the approval to it', async () => {
    const until = `${wallDayOf(inDays(20), berlin)}T12:00:00.000Z`
    const id = await write({
      variants: [{ channel: website }, { channel: bluesky }],
      recurrence: { every: 'week', interval: 1, until },
    })
    expect((await plannedOn(id, website)).note.en).toBe('As soon as it is approved.')
    expect((await plannedOn(id, bluesky)).note.en).toMatch(/Then weekly, 2 times more, until and including/)
    const { review } = await submit(id)
    await change(id, { latePolicy: 'publish', publishAt: inDays(1).toISOString() })
    expect((await state(editor, id)).review).toMatchObject({ state: 'in-review', hash: review.hash })
    await change(id, { recurrence: { every: 'week', interval: 2, until } })
    expect((await state(editor, id)).review).toMatchObject({ state: 'draft' })
    await submit(id)
    await change(id, { recurrence: { every: 'never' } })
    const once = (await submit(id)).review.hash
    await change(id, { variants: [{ channel: website }, { channel: bluesky, parts: [{ text: ' ' }] }] })
    expect((await state(editor, id)).review).toMatchObject({ state: 'in-review', hash: once })
    await change(id, { variants: [{ channel: website }, { channel: bluesky, parts: [{ text: 'Mehr dazu.' }] }] })
    expect((await state(editor, id)).review).toMatchObject({ state: 'draft' })
  })

  it('keeps any draft, and says in both languages what is missing when it is submitted', async () => {
    const network = [{ channel: mastodon }]
    const until = inDays(20).toISOString()
    const cases: readonly (readonly [object, RegExp, RegExp])[] = [
      [{ variants: [{ channel: website, when: 'slot' }] }, /website de hat keine Sendeplätze/, /website de has no slots/],
      [{ variants: [{ channel: mastodon, when: 'at' }] }, /zu eigener Zeit.*wählen Sie die Zeit/, /its own time: choose the time/],
      [{ variants: network, recurrence: { every: 'day' } }, /bis zu welchem Tag/, /until which day/],
      [{ variants: network, recurrence: { every: 'day', interval: 0, until } }, /ganze Zahl von 1 bis 52/, /whole number from 1 to 52/],
      [{ variants: network, recurrence: { every: 'month', interval: 2, until } }, /nicht wiederholt/, /not be repeated by/],
      [
        { variants: network, recurrence: { every: 'day', interval: 1, until: inDays(120).toISOString() } },
        /mehr als 100 Wiederholungen/,
        /more than 100 repetitions/,
      ],
      [
        { variants: [{ channel: website }], recurrence: { every: 'day', interval: 1, until } },
        /Wiederholt wird nur auf Netzwerken/,
        /Only networks/,
      ],
      [{ variants: [{ channel: website, parts: [{ text: 'Zwei' }] }] }, /weiteren Teile/, /further parts/],
      [
        { variants: [{ channel: mastodon, parts: Array.from({ length: 25 }, (_, n) => ({ text: `Teil ${n}` })) }] },
        /25 weitere Teile, erlaubt sind 24/,
        /25 further parts, at most 24/,
      ],
    ]
    for (const [differs, de, en] of cases) {
      expect(await refused(differs, 'de')).toEqual([expect.stringMatching(de)])
      expect(await refused(differs, 'en')).toEqual([expect.stringMatching(en)])
    }
  })
})
