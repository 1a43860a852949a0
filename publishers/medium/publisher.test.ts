import { expect, it } from 'vitest'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand } from '../testing/stand.ts'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

it('hands out the whole post, and the address that the import page asks for', () => {
  const story = storyOf('whole', { text: 'Nur für Netzwerke.' })
  const body = { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Der Körper.' }] }] } }
  const texts = { de: { ...story.article.texts.de, title: 'Der Titel', teaser: 'Die Einleitung.', body } as never }
  const handout = compose({ ...story, article: { ...story.article, texts } })
  expect(handout).toMatchObject({
    title: 'Der Titel',
    text: 'Die Einleitung.\n\nDer Körper.',
    link: story.link,
    share: 'https://medium.com/p/import',
  })
})

it('hands out the channel’s words where there is no body', () => {
  const story = storyOf('short')
  expect(compose({ ...story, article: { ...story.article, texts: {} } })).toMatchObject({ title: '', text: story.text })
})

it.each([
  [100, true],
  [101, false],
])('a title of %i characters: %s', async (length, taken) => {
  const stand = await openStand(publisher, platform)
  try {
    const story = storyOf('titled')
    const texts = { de: { ...story.article.texts.de, title: '😀'.repeat(length) } as never }
    const sending = deliver({ publisher, connector, platform }, stand, { ...story, article: { ...story.article, texts } }).send()
    if (taken) await sending
    else expect(await failureOf(stand, sending)).toMatchObject({ kind: 'rejected', code: 'title-too-long' })
    expect(stand.fake.records()).toHaveLength(taken ? 1 : 0)
  } finally {
    await stand.close()
  }
})
