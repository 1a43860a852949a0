/** The card that an editor sees beside a link is the one that the website serves to whoever fetches the page. */
import supertest from 'supertest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostPreview, PostState } from '../../src/core/answers.ts'
import { binary, liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { refused } from '../support/refused.ts'

let hub: LiveHub
let editor: Person
beforeAll(async () => {
  hub = await liveHub(database)
  editor = await hub.person('editor')
})
afterAll(() => hub?.stop())

it('is drawn with title, brand and the page’s own picture, before and after the post is published', async () => {
  const [website, mastodon] = [await hub.channel('website'), await hub.channel('mastodon')]
  const picture = await hub.picture()
  const form = {
    title: 'Der Windpark geht ans Netz',
    slug: 'windpark',
    teaser: 'Kurz gesagt.',
    body: richText('Wir bauen.'),
    seo: { description: 'Warum wir bauen.' },
    brand: hub.brand,
    media: [picture],
    variants: [
      { channel: website, when: 'now' },
      { channel: mastodon, when: 'now', text: 'Seht her.', withoutMedia: true },
    ],
  }
  const id = ((await editor.post('/api/posts?locale=de', form).expect(201)).body as { doc: { id: string } }).doc.id
  const cardOf = async (differs: object = {}) => {
    const { variants } = (await editor.post('/api/posts/preview?locale=de', { ...form, ...differs, id }).expect(200)).body as PostPreview
    const address = variants.find(({ channel }) => channel.platform === 'mastodon')?.card?.picture ?? ''
    const drawn = await editor.get(address).buffer(true).parse(binary).expect(200).expect('content-type', 'image/png')
    return { address, bytes: drawn.body as Buffer }
  }
  const before = await cardOf()
  const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
  await (await hub.person('approver')).post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
  for (let round = 0; round < 3; round++) {
    await hub.engine.tick()
    await hub.engine.drain()
  }
  const served = await supertest(hub.base).get(`/api/content/v1/posts/${id}/card.png?language=de`).buffer(true).parse(binary).expect(200)
  expect(before.bytes.equals(served.body as Buffer)).toBe(true)
  expect((await cardOf({ title: 'Anders' })).bytes.equals(before.bytes)).toBe(false)
  expect((await cardOf({ media: [] })).bytes.equals(before.bytes)).toBe(false)

  refused(await supertest(hub.base).get(before.address), 401)
  refused(await editor.get('/api/posts/share-card?brand=nobody&title=x'), 404)
  refused(await editor.get(`/api/posts/share-card?brand=${hub.brand}&title=${'x'.repeat(501)}`), 400)
})
