/** Two people at one post: nobody's work is undone without a word. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Together } from '../../src/core/together.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { refused } from '../support/refused.ts'

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

it('refuses a form that another window of the same person has overtaken, and no save of its own', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Fenster', teaser: 'Anfang', brand: hub.brand }).expect(201)).body as {
      doc: { id: string }
    }
  ).doc
  const start = await form(lena, id)
  const save = (savedIn: string, says: object) => lena.patch(`/api/posts/${id}?locale=de`, { ...start, ...says, savedIn })
  const seen = async (form: string) => ((await lena.post(`/api/posts/${id}/together`, { does: 'reads', form })).body as Together).savedBy
  await save('a', { title: 'Aus A' }).expect(200)
  // Two saves of one form overlap: the second began before the first was answered.
  await save('a', { title: 'Aus A, noch einmal' }).expect(200)
  expect([await seen('a'), await seen('b')]).toMatchObject([
    { id: lena.id, isYou: true, isHere: true },
    { isYou: true, isHere: false },
  ])
  const late = await save('b', { teaser: 'Aus B' }).expect(409)
  expect((late.body as { errors: { message: string }[] }).errors[0]?.message).toContain('You changed this post in another window')
  expect(await form(lena, id)).toMatchObject({ title: 'Aus A, noch einmal', teaser: 'Anfang' })
  await save('b', { ...(await form(lena, id)), teaser: 'Aus B' }).expect(200)
  await save('a', { title: 'Ohne B' }).expect(409)
  // Moved in the calendar, by hand: no form knows of it.
  await lena.patch(`/api/posts/${id}?locale=de`, { teaser: 'Nebenbei' }).expect(200)
  await save('b', { ...start, teaser: 'Aus B' }).expect(409)
  // Nobody can say in which form somebody else has saved.
  await lena.patch(`/api/posts/${id}?locale=de`, { editedIn: 'c' }).expect(200)
  expect(await seen('c')).toMatchObject({ isHere: false })
  const endless = 'x'.repeat(65)
  await save(endless, await form(lena, id)).expect(200)
  expect((await form(lena, id)).editedIn).toBeNull()
})

it('does not hold up a program that changes one field', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Zwei', brand: hub.brand }).expect(201)).body as { doc: { id: string } }
  ).doc
  await jonas.patch(`/api/posts/${id}?locale=de`, { teaser: 'Nur das' }).expect(200)
  expect(await form(lena, id)).toMatchObject({ title: 'Zwei', teaser: 'Nur das' })
})

it('tells every open form who writes, since when, and who has saved', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Drei', brand: hub.brand }).expect(201)).body as { doc: { id: string } }
  ).doc
  const says = async (who: Person, does: string, form = who.name) =>
    (await who.post(`/api/posts/${id}/together`, { does, form }).expect(200)).body as Together
  expect(await says(jonas, 'reads')).toMatchObject({ writer: null, savedBy: { name: 'Lena' }, timeAsksAgain: false })
  const { writer } = await says(lena, 'writes')
  expect(writer).toMatchObject({ name: 'Lena', isYou: true, isHere: true, after: null })
  expect((await says(jonas, 'writes')).writer).toEqual({ ...writer, isYou: false, isHere: false })
  expect((await says(lena, 'reads', 'another form')).writer).toMatchObject({ isYou: true, isHere: false })
  expect((await says(jonas, 'takes')).writer).toMatchObject({ name: 'Jonas', isHere: true, after: { id: lena.id, name: 'Lena' } })
  expect((await says(lena, 'writes')).writer).toMatchObject({ name: 'Jonas', isYou: false })
  // It is advice to people: who saves all the same is held up by nothing but a newer version.
  await lena.patch(`/api/posts/${id}?locale=de`, { teaser: 'Trotzdem' }).expect(200)
  const after = await says(jonas, 'leaves')
  expect(after).toMatchObject({ writer: null, savedBy: { id: lena.id } })
  expect(after.version).toBe((await form(lena, id)).updatedAt)
})

it('gives no seat to who may not write, and tells nothing of a post that is not there', async () => {
  const { id } = (
    (await lena.post('/api/posts?locale=de', { title: 'Vier', brand: hub.brand }).expect(201)).body as { doc: { id: string } }
  ).doc
  const analyst = await hub.person('analyst')
  for (const does of ['writes', 'takes']) {
    const said = (await analyst.post(`/api/posts/${id}/together`, { does, form: 'a' }).expect(200)).body as Together
    expect(said.writer).toBeNull()
  }
  refused(await analyst.post(`/api/posts/${id.replace(/^./, 'f')}/together`, { does: 'reads', form: 'a' }), 404)
  refused(await lena.post(`/api/posts/${id}/together`, { does: 'dances', form: 'a' }), 400)
  refused(await lena.post(`/api/posts/${id}/together`, { does: 'reads', form: 'x'.repeat(65) }), 400)
})
