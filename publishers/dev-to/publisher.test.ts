import { expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }
const topics = (...names: string[]) => {
  const story = storyOf('x')
  return compose({ ...story, article: { ...story.article, topics: names } }).tags
}
const bodyOf = (body: Json, name = 'body') => {
  const story = storyOf(name)
  return { ...story, article: { ...story.article, texts: { de: { ...story.article.texts.de!, body } } } }
}
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })

it('makes tags as dev.to wants them, four at most', () => {
  expect(topics('Umwelt & Natur', 'Größe', 'Café', 'umwelt & natur', '东京', 'C++', 'a'.repeat(31), 'Fünf')).toEqual([
    'umweltnatur',
    'groesse',
    'cafe',
    'c',
  ])
})

it('lets no text become front matter, or a tag of Liquid', () =>
  withStand(subject, async (stand) => {
    const children = [{ type: 'horizontalrule' }, paragraph('---'), paragraph('published: false {% user x %} {{ 1 }}')]
    await deliver(subject, stand, bodyOf({ root: { children } })).send()
    expect(stand.fake.timeline()[0]?.text).toContain('***\n\n\\---\n\npublished: false &#123;% user x %}')
  }))

it('names the original, and takes the cover from a public address', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('covered', { media: [imageOf('cover')] })).send()
    const [post] = stand.fake.timeline()
    expect(post?.card?.url).toBe('https://acme.example/blog/covered')
    expect((await fetch(post?.images[0]?.url ?? '')).status).toBe(200)
  }))

it('goes on with a draft whose answer was lost', () =>
  withStand(subject, async (stand) => {
    for (const story of [storyOf('twice'), storyOf('twice without a link', { link: null })]) {
      const delivery = deliver(subject, stand, story)
      const staged = await delivery.stage()
      expect(await delivery.stage()).toEqual(staged)
      await delivery.publish(staged)
    }
    expect(stand.fake.records()).toHaveLength(2)
  }))

it('says it when another article has the same original', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('original')).send()
    const failure = await failureOf(stand, deliver(subject, stand, storyOf('original')).stage())
    expect(failure).toMatchObject({ kind: 'rejected', message: expect.stringContaining('Canonical url has already been taken') as string })
  }))

it('asks a person about a draft that somebody deleted', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('deleted'))
    const staged = await delivery.stage()
    stand.fake.load({ sequence: 900, articles: [], records: [] })
    expect(await delivery.find(staged)).toBe('unknown')
    expect(await failureOf(stand, delivery.publish(staged))).toMatchObject({ kind: 'rejected', code: 'draft-gone' })
  }))

it('refuses a title that dev.to does not take, before anybody sees it', () =>
  withStand(subject, async (stand) => {
    const story = storyOf('t'.repeat(125))
    expect((await failureOf(stand, deliver(subject, stand, story).stage())).kind).toBe('rejected')
  }))
