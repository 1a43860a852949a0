/** Whoever uploaded a medium hears in time that its rights end, where it is planned or live: thirty days before and on the day, once each. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'

let hub: LiveHub
let mails: MailServer
let editor: Person
let website: string
beforeAll(async () => {
  mails = await mailServer()
  process.env.SMTP_URL = mails.url
  hub = await liveHub(database)
  editor = await hub.person('editor')
  website = await hub.channel('website')
})
afterAll(async () => {
  await hub?.stop()
  await mails?.stop()
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const day = (days: number) => `${inDays(days).toISOString().slice(0, 10)}T12:00:00.000Z`
const told = async (at: Date) => {
  const { careForRights } = await import('../../src/media-library/rights-care.payload.ts')
  mails.mails.length = 0
  // Two processes look at the same time.
  await Promise.all([careForRights(hub.payload, at), careForRights(hub.payload, at)])
  return mails.mails.map(({ to, data }) => `${to} ${/^Subject: (\S+?):/m.exec(data)?.[1]}`)
}

/** Uploaded by the editor. */
async function medium(name: string, hue: string): Promise<string> {
  const data = await sharp({ create: { width: 640, height: 480, channels: 3, background: hue } })
    .jpeg()
    .toBuffer()
  const { id } = await hub.payload.create({
    collection: 'media',
    data: { alt: 'Ein Bild', rightsHolder: 'Acme', persons: 'none', expiresAt: day(40) },
    locale: 'de',
    file: { data, name, mimetype: 'image/jpeg', size: data.length },
    user: await hub.payload.findByID({ collection: 'users', id: editor.id }),
  })
  return String(id)
}

it('is told by mail, once at each stage, to whoever uploaded it or the administrators', async () => {
  const ending = await medium('endet.jpg', '#b41930')
  await medium('unbenutzt.jpg', '#19b430')
  const draft = await medium('entwurf.jpg', '#3019b4')
  const body = { teaser: 'Kurz gesagt.', body: richText('Wir bauen.'), seo: { description: 'Warum wir bauen.' }, brand: hub.brand }
  const write = async (title: string, media: string[]) => {
    const planned = { publishAt: inDays(5).toISOString(), variants: [{ channel: website, when: 'with-post' }] }
    const made = await editor.post('/api/posts?locale=de', { title, media, ...body, ...planned }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  await write('Nur ein Entwurf', [draft])
  const post = await write('Geplant', [ending])
  const submitted = await editor.post(`/api/posts/${post}/submit`)
  expect(submitted.status, submitted.text).toBe(200)
  const { review } = submitted.body as PostState
  await (await hub.person('approver')).post(`/api/posts/${post}/approve`, { hash: review.hash }).expect(200)

  expect(await told(inDays(9))).toEqual([])
  expect(await told(inDays(10))).toEqual(['editor@example.com endet.jpg'])
  expect(mails.mails[0]?.data).toContain('Geplant')
  expect(await told(inDays(11))).toEqual([])
  expect(await told(inDays(40))).toEqual(['editor@example.com endet.jpg'])
  expect(await told(inDays(41))).toEqual([])

  // Another day is news again; who is gone is not told.
  await hub.payload.update({
    collection: 'media',
    id: ending,
    data: { expiresAt: day(50), persons: 'shown', consent: 'given', consentUntil: day(45) },
  })
  await hub.payload.update({ collection: 'users', id: editor.id, data: { deletedAt: new Date().toISOString() } })
  expect(await told(inDays(42))).toEqual(['administrator@example.com endet.jpg'])
  expect(mails.mails[0]?.data).toMatch(/Einwilligung/)
})
