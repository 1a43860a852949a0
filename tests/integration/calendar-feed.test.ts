/** The secret address by which a calendar program reads along: what it tells, and when it is over. By API only. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CalendarAnswer, CalendarEntry, FeedMade, OwnFeed } from '../../src/core/calendar.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const dayMs = 24 * 3_600_000
const berlin = 'Europe/Berlin'

describe(`the address for calendar programs on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let analyst: Person

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    analyst = await hub.person('analyst')
    const post = {
      title: 'Windpark',
      teaser: 'Windpark: kurz gesagt.',
      body: richText('Wir bauen einen Windpark.'),
      brand: hub.brand,
      publishAt: new Date(Date.now() + 5 * dayMs).toISOString(),
    }
    await editor.post('/api/posts?locale=de', post).expect(201)
  })
  afterAll(() => hub?.stop())

  const file = (address: string) => supertest(hub.base).get(new URL(address).pathname)
  const make = async (who: Person) =>
    ((await who.post('/api/calendar-feeds/make', { language: 'de', timeZone: berlin }).expect(201)).body as FeedMade).address

  it('tells titles, times and states to whoever has it, and nothing else', async () => {
    const range = { from: new Date().toISOString(), to: new Date(Date.now() + 30 * dayMs).toISOString() }
    const { body } = await editor.get(`/api/posts/calendar?${new URLSearchParams(range)}`).expect(200)
    const [entry] = (body as CalendarAnswer).entries as [CalendarEntry]
    const address = await make(analyst)
    const { text, headers } = await file(address).expect(200)
    const event = text.split('BEGIN:VEVENT').find((one) => one.includes(entry.id))
    expect(event).toContain('SUMMARY:Windpark\r\n')
    expect(event).toContain(`DTSTART:${entry.at.replace(/[-:]|\.\d+/g, '')}`)
    expect(event).toContain('DESCRIPTION:Entwurf')
    expect(text).not.toMatch(/kurz gesagt|einen Windpark bauen/)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['cache-control']).toMatch(/^private/)
    expect(headers['referrer-policy']).toBe('no-referrer')
  })
  it('is kept nowhere, is over when another is made or it is revoked, and with its person', async () => {
    const first = await make(editor)
    const token = /\/([\w-]+)\.ics$/.exec(first)?.[1] ?? ''
    const kept = await hub.payload.db.find({ collection: 'calendar-feeds', pagination: false })
    expect(JSON.stringify(kept.docs)).not.toContain(token)
    const second = await make(editor)
    await file(first).expect(404)
    await file(second).expect(200)
    expect(((await editor.get('/api/calendar-feeds/mine').expect(200)).body as OwnFeed).since).toMatch(/^\d{4}-/)
    await editor.post('/api/calendar-feeds/revoke').expect(200)
    await file(second).expect(404)
    expect((await editor.get('/api/calendar-feeds/mine').expect(200)).body).toEqual({ since: null })
    await file(`${hub.base}/calendar/x.ics`).expect(404)
    await supertest(hub.base).post('/api/calendar-feeds/make').send({ language: 'de', timeZone: berlin }).expect(401)

    const leaver = await hub.person('analyst', 'Somebody who leaves')
    const theirs = await make(leaver)
    await file(theirs).expect(200)
    await hub.payload.update({ collection: 'users', id: leaver.id, data: { deletedAt: new Date().toISOString() } })
    await file(theirs).expect(404)
  })
})
