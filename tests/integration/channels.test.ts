/** Channels at a glance, pausing, absences and handing over, campaigns, and posts that get in each other's way. By API only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignOverview } from '../../src/core/campaigns.ts'
import type { ChannelCard, ChannelsOverview, Waiting } from '../../src/core/channels-overview.ts'
import type { Collisions } from '../../src/core/collisions.ts'
import type { Handover, Responsibilities } from '../../src/core/responsibilities.ts'
import type { NewDelivery } from '../../src/delivery/ledger.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { aDelivery } from '../support/deliveries.ts'

const dayMs = 86_400_000
const iso = (ms: number) => new Date(Date.now() + ms).toISOString()
const dayIn = (days: number) => iso(days * dayMs).slice(0, 10)
const nobody = '00000000-0000-7000-8000-000000000000'

describe(`channels and their people on ${database}`, () => {
  let hub: LiveHub
  let manager: Person
  let editor: Person
  let deputy: Person
  let administrator: Person
  let channel: string

  beforeAll(async () => {
    hub = await liveHub(database)
    manager = await hub.person('channel-manager')
    editor = await hub.person('editor')
    deputy = await hub.person('editor', 'Bea Deputy')
    administrator = await hub.person('administrator')
    channel = await hub.channel('mastodon')
  })
  afterAll(() => hub?.stop())

  const write = async (differs: object): Promise<string> => {
    const made = await editor.post('/api/posts?draft=true&locale=de', { title: 'Windpark', brand: hub.brand, ...differs }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const planned = async (differs: Partial<NewDelivery> = {}): Promise<string> => {
    const post = await write({})
    const { hub: services } = await import('../../src/hub.ts')
    await services(hub.payload).ledger.add(
      aDelivery({ post, channel, brand: hub.brand }, { dueAt: new Date(Date.now() + dayMs), ...differs }),
    )
    return post
  }
  const card = async (person = editor): Promise<ChannelCard> => {
    const overview = (await person.get('/api/channels/overview').expect(200)).body as ChannelsOverview
    return overview.brands.flatMap(({ channels }) => channels).find(({ id }) => id === channel)!
  }
  const audited = async (action: string) =>
    (await hub.payload.find({ collection: 'audit-log', where: { action: { equals: action } }, sort: '-at' })).docs.map(
      ({ summary }) => summary,
    )

  it('shows how a channel is, what comes next, and what was never connected apart', async () => {
    await manager.post('/api/channels', { name: 'Leer', platform: 'bluesky', language: 'de', brand: hub.brand }).expect(201)
    await planned({ state: 'failed', dueAt: new Date(Date.now() - dayMs), title: 'Gestern · Acme mastodon de' })
    await planned({ state: 'failed', dueAt: new Date(Date.now() - 9 * dayMs) })
    await planned({ title: 'Morgen · Acme mastodon de' })
    const overview = (await editor.get('/api/channels/overview').expect(200)).body as ChannelsOverview
    expect(overview.mayManage).toBe(false)
    expect(overview.notConnected.map(({ name }) => name)).toEqual(['Leer'])
    const one = await card()
    expect(one).toMatchObject({
      standing: 'connected',
      next: { title: 'Morgen' },
      people: { owner: null, now: null },
      health: { is: 'watch' },
    })
    expect(one.health.why.map(({ en }) => en)).toEqual([
      'One delivery failed in the last 7 days.',
      expect.stringMatching(/^Nobody is there/),
    ])
    expect(JSON.stringify(overview)).not.toContain('credentials"')
    expect((await (await hub.person('channel-manager')).get('/api/channels/overview')).body).toMatchObject({ mayManage: true })
  })

  it('pauses with a reason alone, tells what waits, and is noted with who and why', async () => {
    await editor.post(`/api/channels/${channel}/pause`, { reason: 'Ich will' }).expect(403)
    await manager.post(`/api/channels/${channel}/pause`, { reason: '  ' }).expect(422)
    await manager.post(`/api/channels/${channel}/pause`, { reason: 'Krise', remindOn: dayIn(-1) }).expect(422)
    await manager.post(`/api/channels/${nobody}/pause`, { reason: 'Krise' }).expect(404)
    await planned({ dueAt: new Date(Date.now() - 3 * 3_600_000) })
    await planned({ dueAt: new Date(Date.now() - 9 * 3_600_000) })
    const held = (await manager.post(`/api/channels/${channel}/pause`, { reason: 'Relaunch', remindOn: dayIn(3) }).expect(200))
      .body as Waiting
    expect(held).toMatchObject({ isPaused: true, planned: 3, late: { goes: 0, asks: 1, leftOut: 1 } })
    expect(await card()).toMatchObject({ standing: 'paused', pause: { reason: 'Relaunch', by: 'channel-manager', remindOn: dayIn(3) } })
    await manager.post(`/api/channels/${channel}/pause`, { reason: 'Noch einmal' }).expect(409)
    expect((await audited('channel.paused'))[0]).toContain('Relaunch')
    const { at } = (await card()).pause!
    await manager.post(`/api/channels/${channel}/resume`, { pausedAt: iso(1) }).expect(409)
    await manager.post(`/api/channels/${channel}/resume`, { pausedAt: null }).expect(409)
    await manager.post(`/api/channels/${channel}/resume`, { pausedAt: 'gestern' }).expect(400)
    expect((await card()).standing).toBe('paused')
    await manager.post(`/api/channels/${channel}/resume`, { pausedAt: at }).expect(200)
    await manager.post(`/api/channels/${channel}/resume`, { pausedAt: at }).expect(409)
    await manager.post(`/api/channels/${channel}/resume`).expect(409)
    expect(await card()).toMatchObject({ standing: 'connected', pause: null })
  })

  it('refuses a pause without a reason by every other way in, too', async () => {
    await manager.patch(`/api/channels/${channel}`, { paused: true }).expect(400)
    await manager.patch(`/api/channels?where[id][equals]=${channel}`, { paused: true })
    const mutation = `mutation { updateChannel(id: "${channel}", data: { paused: true }) { id } }`
    await manager.post('/api/graphql', { query: mutation })
    expect((await card()).standing).toBe('connected')
    const claimed = { paused: true, pausedReason: 'Umbau', pausedBy: deputy.id, pausedAt: iso(0) }
    await manager.patch(`/api/channels/${channel}`, claimed).expect(200)
    expect((await card()).pause).toMatchObject({ reason: 'Umbau', by: 'channel-manager' })
    expect((await audited('channel.paused'))[0]).toContain('Umbau')
    await manager.patch(`/api/channels/${channel}`, { paused: false }).expect(200)
    expect((await card()).pause).toBeNull()
    expect(await audited('channel.resumed')).toHaveLength(2)
  })

  it('lets a deputy stand in for somebody who is away, for that time', async () => {
    await manager.patch(`/api/channels/${channel}`, { owner: editor.id }).expect(200)
    expect((await card()).people.now?.name).toBe('editor')
    await deputy.post(`/api/users/${editor.id}/away`, { away: { from: dayIn(0) } }).expect(403)
    await editor.post(`/api/users/${editor.id}/away`, { away: { from: dayIn(0), deputy: editor.id } }).expect(422)
    await editor.post(`/api/users/${editor.id}/away`, { away: { from: dayIn(0), deputy: nobody } }).expect(422)
    await editor.post(`/api/users/${editor.id}/away`, { away: { from: dayIn(0), until: dayIn(-1) } }).expect(422)
    const away = { from: dayIn(0), until: dayIn(2), deputy: deputy.id, note: 'Urlaub' }
    const answer = (await editor.post(`/api/users/${editor.id}/away`, { away }).expect(200)).body as Handover
    expect(answer).toMatchObject({ away, standIn: { name: 'Bea Deputy' }, things: [{ kind: 'channels', as: 'owner' }] })
    expect((await card()).people).toMatchObject({ owner: { away: { until: dayIn(2), note: 'Urlaub' } }, now: { name: 'Bea Deputy' } })
    const { standInsFor, standsInFor } = await import('../../src/people/stand-ins.payload.ts')
    expect([...(await standInsFor(hub.payload, [editor.id, deputy.id], new Date()))]).toEqual([[editor.id, deputy.id]])
    expect(await standsInFor(hub.payload, deputy.id, new Date())).toEqual([editor.id])
    expect((await standInsFor(hub.payload, [editor.id], new Date(Date.now() + 3 * dayMs))).size).toBe(0)
    await administrator.post(`/api/users/${deputy.id}/away`, { away: { from: dayIn(0), deputy: editor.id } }).expect(200)
    expect((await standInsFor(hub.payload, [editor.id, deputy.id], new Date())).size).toBe(0)
    expect((await card()).people.now).toBeNull()
    await deputy.post(`/api/users/${deputy.id}/away`, { away: null }).expect(200)
  })

  it('hands over for good what is one’s own, noted, and leaves no channel behind', async () => {
    await administrator.patch(`/api/users/${editor.id}`, { deletedAt: iso(0) }).expect(409)
    const things = [{ kind: 'channels', id: channel, as: 'owner' }]
    await deputy.post(`/api/users/${editor.id}/hand-over`, { to: deputy.id, things }).expect(403)
    await editor.post(`/api/users/${editor.id}/hand-over`, { to: nobody, things }).expect(422)
    await deputy.post(`/api/users/${deputy.id}/hand-over`, { to: manager.id, things }).expect(200)
    expect((await card()).people.owner?.name).toBe('editor')
    const left = (await editor.post(`/api/users/${editor.id}/hand-over`, { to: deputy.id, things }).expect(200)).body as Handover
    expect(left.things).toEqual([])
    expect((await card()).people.owner?.name).toBe('Bea Deputy')
    expect(await audited('channels.handed-over')).toEqual([expect.stringContaining('editor hands it over to Bea Deputy')])
    const all = (await editor.get('/api/users/responsibilities').expect(200)).body as Responsibilities
    expect(all.things.find(({ id }) => id === channel)?.people.now?.name).toBe('Bea Deputy')
    expect(all.mayChange).toEqual(['topics', 'campaigns'])
    await editor.post(`/api/users/${editor.id}/away`, { away: null }).expect(200)
  })

  it('tells a campaign’s posts with what lies outside its period', async () => {
    const data = { name: 'Winter', brand: hub.brand, startsAt: `${dayIn(-1)}T12:00:00Z`, endsAt: `${dayIn(5)}T12:00:00Z` }
    await editor.post('/api/campaigns', { ...data, endsAt: `${dayIn(-2)}T12:00:00Z` }).expect(400)
    const figures = [{ metric: 'reach', target: 10_000 }]
    const made = await editor.post('/api/campaigns', { ...data, audience: 'Auszubildende', figures, owner: editor.id }).expect(201)
    const { id: campaign, standing } = (made.body as { doc: { id: string; standing: string } }).doc
    expect(standing).toBe('running')
    await write({ campaign, title: 'Drinnen', publishAt: iso(2 * dayMs), variants: [{ channel, when: 'with-post' }] })
    await write({ campaign, title: 'Danach', variants: [{ channel, when: 'at', dueAt: iso(9 * dayMs) }] })
    await write({ campaign, title: 'Irgendwann' })
    const overview = (await editor.get(`/api/campaigns/${campaign}/overview`).expect(200)).body as CampaignOverview
    expect(overview).toMatchObject({ standing: 'running', more: 0, outside: 1, brand: hub.brand })
    expect(overview.posts.map(({ title, isOutside, state }) => [title.de, isOutside, state])).toEqual([
      ['Drinnen', false, 'draft'],
      ['Danach', true, 'draft'],
      ['Irgendwann', false, 'draft'],
    ])
    expect(overview.posts[0]?.channels).toEqual([{ id: channel, name: 'Acme mastodon de', platform: 'mastodon' }])
    await editor.get(`/api/campaigns/${nobody}/overview`).expect(404)
  })

  it('warns of posts that get in each other’s way, drafts and deliveries alike', async () => {
    const topic = (await editor.post('/api/topics?locale=de', { name: 'Ausbildung', slug: 'ausbildung' }).expect(201)).body as {
      doc: { id: string }
    }
    const at = 30 * dayMs
    const own = await write({ title: 'Eigener', publishAt: iso(at), topics: [topic.doc.id], variants: [{ channel, when: 'with-post' }] })
    const collisions = async () => (await editor.get(`/api/posts/${own}/collisions`).expect(200)).body as Collisions
    expect(await collisions()).toEqual({ times: 1, collisions: [] })
    const near = await write({ title: 'Nah', variants: [{ channel, when: 'at', dueAt: iso(at + 10 * 60_000) }] })
    const delivered = await planned({ dueAt: new Date(Date.now() + at - 20 * 60_000), title: 'Geliefert · Acme' })
    await planned({ dueAt: new Date(Date.now() + at - 5 * 60_000), state: 'withdrawn' })
    await write({ title: 'Weit', publishAt: iso(at + 2 * 3_600_000), variants: [{ channel, when: 'with-post' }] })
    const same = await write({
      title: 'Thema',
      publishAt: iso(at + 20 * 3_600_000),
      topics: [topic.doc.id],
      variants: [{ channel, when: 'with-post' }],
    })
    await write({
      title: 'Übermorgen',
      publishAt: iso(at + 25 * 3_600_000),
      topics: [topic.doc.id],
      variants: [{ channel, when: 'with-post' }],
    })
    const found = (await collisions()).collisions
    expect(found.map(({ kind, post }) => [kind, post.id])).toEqual([
      ['channel', near],
      ['channel', delivered],
      ['topic', same],
    ])
    expect(found[0]?.sentence.de).toMatch(/^„Nah“ geht auf Acme mastodon de (9|10) Minuten danach hinaus/)
    expect(found[2]?.sentence.en).toContain('same topic (Ausbildung)')
    await editor.get(`/api/posts/${nobody}/collisions`).expect(404)
  })
})
