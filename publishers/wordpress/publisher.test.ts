import { expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { endpoint, explain } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }

it('sends the whole article, its pictures where they belong, and a link back', () =>
  withStand(subject, async (stand) => {
    const upload = { type: 'upload', value: 'inside' }
    const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text, format: 1 }] })
    const story = storyOf('whole', { media: [imageOf('lead'), imageOf('inside', { alt: 'Drin & „gut“' }), imageOf('left over')] })
    const text = { ...story.article.texts.de!, body: { root: { children: [paragraph('Vor'), upload, paragraph('Nach')] } } }
    await deliver(subject, stand, { ...story, article: { ...story.article, texts: { de: text } } }).send()
    const [post] = stand.fake.timeline()
    expect(post?.images.map(({ alt }) => alt)).toEqual(['Alternativtext: lead', 'Drin & „gut“', 'Alternativtext: left over'])
    const page = await (await fetch(post?.url ?? '')).text()
    const order = [...page.matchAll(/<strong>(\w+)|uploads\/\d+-(\w+)|href="([^"]*)/g)].map(([, bold, file, href]) => bold ?? file ?? href)
    expect(order).toEqual(['Vor', 'inside', 'Nach', 'left', 'https://acme.example/blog/whole'])
    const image = await fetch(post?.images[1]?.url ?? '')
    expect(image.headers.get('content-type')).toBe('image/png')
  }))

it('takes an article whose slug is taken for another one, and finds its own', () =>
  withStand(subject, async (stand) => {
    const first = await deliver(subject, stand, storyOf('same name')).send()
    const again = storyOf('same name')
    const second = deliver(subject, stand, { ...again, article: { ...again.article, id: 'another-post' } })
    const staged = await second.stage()
    expect(await second.find(staged)).toBe('absent')
    const published = await second.publish(staged)
    expect(published.url).toBe(`${first.url.slice(0, -1)}-2/`)
    expect(await second.find(staged)).toEqual(published)
    expect(await second.publish(staged)).toEqual(published)
    expect(stand.fake.records()).toHaveLength(2)
  }))

it('does not bring back what was put into the trash: a person is asked', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('trashed'))
    const staged = await delivery.stage()
    await publisher.remove?.(await delivery.publish(staged), stand.context())
    expect(await delivery.find(staged)).toBe('unknown')
    expect(await failureOf(stand, delivery.publish(staged))).toMatchObject({ kind: 'rejected', code: 'draft-gone' })
    expect(stand.fake.timeline()).toEqual([])
  }))

it('makes tags of topics, once', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('one')).send()
    await deliver(subject, stand, storyOf('two')).send()
    const { tags, posts } = stand.fake.save() as unknown as { tags: { id: number; name: string }[]; posts: { tags: number[] }[] }
    expect(tags.map(({ name }) => name)).toEqual(['Umwelt'])
    expect(posts.map((post) => post.tags)).toEqual([[tags[0]?.id], [tags[0]?.id]])
  }))

it('sends the words of an answer as text, not as HTML', () =>
  withStand(subject, async (stand) => {
    const post = await deliver(subject, stand, storyOf('talk')).send()
    stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Dana', text: '1 < 2 & "3"?' })
    const heard = await publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, stand.context())
    expect(heard?.items[0]?.text).toBe('1 < 2 & "3"?')
    const to = { remoteId: heard?.items[0]?.remoteId ?? '', post: post.remoteId }
    await publisher.reply?.(to, 'Ja: <b>1</b> & 2', stand.context())
    expect(stand.fake.timeline()[0]?.answers?.[0]?.text).toBe('Ja: <b>1</b> & 2')
    expect((await failureOf(stand, publisher.reply!(to, 'Ja: <b>1</b> & 2', stand.context()))).code).toBe('comment-duplicate')
  }))

it('is found where permalinks are plain, too', () => {
  expect(endpoint('https://a.example/blog/wp-json/', 'posts/7', { context: 'edit' })).toBe(
    'https://a.example/blog/wp-json/wp/v2/posts/7?context=edit',
  )
  expect(new URL(endpoint('https://a.example/?rest_route=/', 'posts/7', { x: '1' })).search).toBe('?rest_route=%2Fwp%2Fv2%2Fposts%2F7&x=1')
})

it('says what a refusal means', () => {
  expect(explain(403, { code: 'rest_cannot_publish', message: 'No.' })).toMatchObject({ kind: 'unsupported', code: 'rest-cannot-publish' })
  expect(explain(500, { code: 'rest_upload_sideload_error', message: 'Type.' })?.kind).toBe('rejected')
  expect(explain(500, '<h1>Oops</h1>')).toBeUndefined()
})

it('has no link back where there is no address', () => {
  expect(compose(storyOf('x', { link: null })).html).toBe('<p>Neues aus dem Werk: x. #Umwelt</p>')
})
