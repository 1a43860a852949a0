/** Documents and captions in the library: kept as they are, served so that they run nothing, judged, and part of what an approval is bound to. */
import supertest from 'supertest'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import { liveHub, password, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n')
const srt = '1\n00:00:00,000 --> 00:00:01,000\nGuten Tag!\n'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let authorization: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    const login = await supertest(hub.base).post('/api/users/login').send({ email: 'editor@example.com', password })
    authorization = `JWT ${(login.body as { token: string }).token}`
  })
  afterAll(() => hub?.stop())

  const upload = async (bytes: Buffer, name: string, data: object = {}) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify(data))
    form.set('file', new File([new Uint8Array(bytes)], name, { type: 'application/octet-stream' }))
    const answer = await fetch(`${hub.base}/api/media?locale=de`, { method: 'POST', headers: { authorization }, body: form })
    return { status: answer.status, doc: ((await answer.json()) as { doc: { id: string; url: string; mimeType: string } }).doc }
  }
  const post = (channel: string, media: string) => ({
    ...{ title: 'Werkstatt', slug: 'werkstatt', teaser: 'Wir berichten.', brand: hub.brand, media: [media] },
    variants: [{ channel, when: 'with-post', text: 'Der Bericht ist da.' }],
  })

  it('a PDF is kept with its title, and served as a file to be saved', async () => {
    const { status, doc } = await upload(pdf, 'bericht.bin', { title: 'Unser Bericht' })
    expect([status, doc.mimeType]).toEqual([201, 'application/pdf'])
    const served = await fetch(new URL(doc.url, hub.base), { headers: { authorization } })
    expect(Buffer.from(await served.arrayBuffer()).equals(pdf)).toBe(true)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(
      (await upload(Buffer.concat([pdf.subarray(0, 9), Buffer.from('<< /S /JavaScript >>\n'), pdf.subarray(9)]), 'a.pdf')).status,
    ).toBe(400)
  })

  it('a post shows it where documents are, and is refused elsewhere', async () => {
    const { doc } = await upload(pdf, 'bericht.pdf', { title: 'Unser Bericht' })
    const preview = async (channel: string) => {
      const { variants } = (await editor.post('/api/posts/preview?locale=de', post(channel, doc.id)).expect(200)).body as PostPreview
      const kinds = variants[0]?.judgements.find(({ check }) => check === 'platform/media-kind')
      return { media: variants[0]?.media, verdict: kinds?.verdict, sentences: kinds?.findings.map(({ text }) => text.de) }
    }
    const website = await preview(await hub.channel('website'))
    expect(website).toMatchObject({ media: [{ kind: 'document', title: 'Unser Bericht', bytes: pdf.length }], verdict: 'passed' })
    const mastodon = await preview(await hub.channel('mastodon'))
    expect(mastodon.verdict).toBe('failed')
    expect(mastodon.sentences?.join()).toContain('keine Dokumente')
  })

  it('an approval is bound to the captions of a film', async () => {
    const film = await readFile(new URL('../../media/analysis/video-fixtures/film.mp4', import.meta.url))
    const { doc } = await upload(film, 'film.mp4', { captions: srt, captionsLanguage: 'de' })
    const made = await editor.post('/api/posts?locale=de', post(await hub.channel('mastodon'), doc.id)).expect(201)
    const { id } = (made.body as { doc: { id: string } }).doc
    const hash = async () => ((await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState).review.hash
    const before = await hash()
    await editor.patch(`/api/media/${doc.id}?locale=de`, { captions: srt.replace('Guten', 'Schönen') }).expect(200)
    expect(await hash()).not.toBe(before)
    await editor.patch(`/api/media/${doc.id}?locale=de`, { captions: srt }).expect(200)
    expect(await hash()).toBe(before)
  })
})
