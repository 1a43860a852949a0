import { describe, expect, it } from 'vitest'
import { hardStories, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import { readerSees } from './fake-state.ts'
import { little } from './little.ts'

describe('little text', () => {
  it.each([
    ['a_b (c) [d] {e} <f> *g* ~h~ |i| @j \\k', String.raw`a\_b \(c\) \[d\] \{e\} \<f\> \*g\* \~h\~ \|i\| \@j \\k`],
    [
      '#Umwelt und #Öl_Preis, aber nicht #123 oder C#Dur',
      String.raw`{hashtag|\#|Umwelt} und {hashtag|\#|Öl\_Preis}, aber nicht \#123 oder C\#Dur`,
    ],
    ['https://acme.de/a_b#teil', String.raw`https://acme.de/a\_b\#teil`],
  ])('of %j', (text, expected) => {
    expect(little(text)).toBe(expected)
  })

  it.each(hardStories.map(({ text }) => text.toWellFormed()))('is read as it was meant: %j', (text) => {
    expect(readerSees(little(text))).toBe(text)
  })
})

describe('compose', () => {
  it('makes a link an article, with a title in any case', () => {
    const story = storyOf('x', { link: 'https://acme.de/x' })
    expect(compose(story)).toMatchObject({
      text: story.text,
      card: { url: 'https://acme.de/x', title: 'Titel: x', description: 'Beschreibung: x.' },
    })
    expect(compose({ ...story, language: 'en' }).card).toEqual({ url: 'https://acme.de/x', title: 'acme.de', description: '' })
  })

  it('puts it below the text where there is no room for an article', () => {
    const link = 'https://acme.de/x'
    expect(compose(storyOf('x', { text: 'Da', link, media: [imageOf('a')] }))).toMatchObject({ text: `Da\n\n${link}`, card: null })
    expect(compose(storyOf('x', { text: `Da: ${link}`, link, media: [imageOf('a')] }))).toMatchObject({ text: `Da: ${link}`, card: null })
  })

  it.each([
    [1, 'ONE_DAY'],
    [1_440, 'ONE_DAY'],
    [1_441, 'THREE_DAYS'],
    [10_080, 'SEVEN_DAYS'],
    [10_081, 'FOURTEEN_DAYS'],
    [99_999, 'FOURTEEN_DAYS'],
  ])('lets a poll of %i minutes run for %s', (minutes, duration) => {
    expect(compose(storyOf('x', { poll: { options: ['a', 'b'], minutes, multiple: false } })).poll).toMatchObject({
      question: 'Titel: x',
      duration,
    })
  })
})
