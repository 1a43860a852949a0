import { expect, it } from 'vitest'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'

it('opens the share page with the post’s address, whatever is in it', () => {
  const link = 'https://acme.example/ä?a=1&b=2#c'
  const { share } = compose(storyOf('shared', { link }))
  expect(share && new URL(share).searchParams.get('url')).toBe(link)
  expect(compose(storyOf('nothing to share', { link: null })).share).toBeNull()
})

it('says a link once', () => {
  const link = 'https://acme.example/blog/once'
  expect(compose(storyOf('once', { text: `Lesen: ${link}.`, link })).text).toBe(`Lesen: ${link}.`)
  expect(compose(storyOf('once', { text: 'Lesen:', link })).text).toBe(`Lesen:\n\n${link}`)
})
