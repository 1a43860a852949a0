/** Two people at one post: nobody's work is undone without a word. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

let hub: LiveHub
let lena: Person
let jonas: Person

beforeAll(async () => {
  hub = await liveHub(database)
  lena = await hub.person('editor', 'Lena')
  jonas = await hub.person('editor', 'Jonas')
})
afterAll(() => hub?.stop())

const form = async (who: Person, id: string) =>
  (await who.get(`/api/posts/${id}?draft=true&locale=de&depth=0`).expect(200)).body as Record<string, unknown>

it('refuses a form that began with an older version than somebody else’s save, and says whose', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Eins', teaser: 'Anfang', brand: hub.brand }).expect(201)).body as {
      doc: { id: string }
    }
  ).doc
  const lenas = await form(lena, id)
  const jonass = await form(jonas, id)
  await jonas.patch(`/api/posts/${id}?locale=de`, { ...jonass, title: 'Von Jonas' }).expect(200)

  const refused = await lena.patch(`/api/posts/${id}?locale=de`, { ...lenas, teaser: 'Von Lena' }).expect(409)
  expect((refused.body as { errors: { message: string }[] }).errors[0]?.message).toContain('Jonas changed this post while you were writing')
  expect(await form(lena, id)).toMatchObject({ title: 'Von Jonas', teaser: 'Anfang' })

  // Jonas's form goes on from his own save; Lena goes on once she has seen it.
  await jonas.patch(`/api/posts/${id}?locale=de`, { ...jonass, title: 'Von Jonas, zweimal' }).expect(200)
  await lena.patch(`/api/posts/${id}?locale=de`, { ...(await form(lena, id)), teaser: 'Von Lena' }).expect(200)
  expect(await form(jonas, id)).toMatchObject({ title: 'Von Jonas, zweimal', teaser: 'Von Lena' })
})

it('does not hold up a program that changes one field', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Zwei', brand: hub.brand }).expect(201)).body as { doc: { id: string } }
  ).doc
  await jonas.patch(`/api/posts/${id}?locale=de`, { teaser: 'Nur das' }).expect(200)
  expect(await form(lena, id)).toMatchObject({ title: 'Zwei', teaser: 'Nur das' })
})
