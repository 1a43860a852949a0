import { expect, it } from 'vitest'
import { imageOf, storyOf } from '../testing/stories.ts'
import { articleHtml, articleOf, withPictures } from './article.ts'

const upload = (id: string) => ({ type: 'upload', value: { id } })
const bodyOf = (...children: object[]) => ({ root: { type: 'root', children } }) as never

it('is the post in the story’s language', () => {
  expect(articleOf(storyOf('x', { text: 'Eigener Text' }))).toMatchObject({
    title: 'Titel: x',
    teaser: 'Worum es geht: x.',
    slug: 'x',
    plain: 'Eigener Text',
  })
})

it('is the story’s own text where the post has none in its language', () => {
  const article = articleOf(storyOf('x', { language: 'en', text: 'First line\n\nSecond\nThird' }))
  expect(article).toMatchObject({ title: 'First line', teaser: '', slug: '', plain: 'Second\n\nThird' })
  expect(articleHtml(article.body, [], () => false)).toBe('<p>Second</p><p>Third</p>')
})

it('shows a picture where the body has it, and at the end where the body has not', () => {
  const images = [imageOf('a', { alt: 'A "b"' }), imageOf('b'), imageOf('c')]
  const html = articleHtml(bodyOf(upload('b'), { type: 'paragraph', children: [{ type: 'text', text: 'T' }] }), images, (at) => at === 0)
  const shown = withPictures(html, ['https://x.example/a', 'https://x.example/b?c=1&d="2"', 'https://x.example/c$&'])
  expect([...shown.matchAll(/src="([^"]*)"|<p>/g)].map(([whole, src]) => src ?? whole)).toEqual([
    'https://x.example/b?c=1&amp;d=&quot;2&quot;',
    '<p>',
    'https://x.example/c$&amp;',
  ])
})

it('takes nothing that somebody wrote for a picture', () => {
  const html = articleHtml(
    bodyOf({ type: 'paragraph', children: [{ type: 'text', text: 'src="picture-0"' }] }),
    [imageOf('a')],
    () => false,
  )
  expect(withPictures(html, ['https://x.example/a'])).toMatch(/^<p>src=&quot;picture-0&quot;<\/p><figure><img src="https:\/\/x.example\/a"/)
})
