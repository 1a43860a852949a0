import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArticleText, Json, Story } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { landed } from '../testing/landed.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const text = (slug: string): ArticleText => ({
  title: 'Größe',
  slug,
  teaser: 'Warum',
  body: { root: { children: [] } },
  seo: { title: 'Suche', description: '' },
  alt: { m1: 'Ein Pixel' },
})
const story = (post: string, texts: Story['article']['texts'], over: Partial<Story> = {}): Story => {
  const { article } = storyOf(post)
  return storyOf(post, { text: 'Nur für Netzwerke', media: [imageOf('m1')], article: { ...article, texts }, ...over })
}
const compose = (post: string, slug: string): Json => publisher.compose(story(post, { de: text(slug) }))

const failing = async (call: Promise<unknown> | undefined): Promise<PublisherError> => {
  const error: unknown = await call?.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PublisherError)) throw new Error(`no PublisherError: ${String(error)}`)
  return error
}

describe('a publication', () => {
  it('is the whole post in all its languages, not the channel’s text', async () => {
    const draft = publisher.compose(story('topic', { de: text('groesse'), en: text('size') }))
    const ctx = stand.context()
    expect(await publisher.publish(draft, ctx)).toMatchObject({
      remoteId: ctx.deliveryKey,
      url: `${stand.baseUrl}/de/groesse`,
      urls: { de: `${stand.baseUrl}/de/groesse` },
    })
    const saved = JSON.stringify(stand.fake.save())
    const firstPublishedAt = ctx.plannedAt.toISOString()
    const texts = { de: text('groesse'), en: text('size') }
    expect(JSON.parse(saved)).toMatchObject({ live: [{ publication: { post: 'post-topic', firstPublishedAt, texts } }] })
    expect(saved).not.toContain('Netzwerke')
    expect(saved).not.toContain('Alternativtext')
    expect(await (await fetch(`${stand.baseUrl}/en/size`)).text()).toContain('Größe')
  })

  it('shows in its preview the language of the channel, or one that there is', () => {
    const english = { ...text('size'), title: 'Size', teaser: '', alt: {} }
    const german = { ...text('groesse'), alt: {} }
    const both = publisher.compose(story('topic', { de: german, en: english }, { language: 'en' }))
    expect(publisher.preview(both)).toMatchObject({ text: 'Size', media: [{ id: 'm1', alt: 'Alternativtext: m1' }], card: null })
    expect(both).toMatchObject({ texts: { de: { alt: {} } } })
    expect(JSON.stringify(both).match(/Alternativtext/gu)).toHaveLength(1)
    const one = publisher.compose(story('topic', { de: text('groesse') }, { language: 'en' }))
    expect(publisher.preview(one)).toMatchObject({ text: 'Größe\n\nWarum', media: [{ alt: 'Ein Pixel' }] })
  })

  it('that is sent again replaces its content and keeps the day of its first appearance', async () => {
    const first = stand.context()
    await publisher.publish(compose('topic', 'alt'), first)
    stand.clock.advance(86_400_000)
    const second = stand.context()
    const published = await landed(publisher, compose('topic', 'neu'), second)
    expect(published).toMatchObject({
      remoteId: second.deliveryKey,
      url: `${stand.baseUrl}/de/neu`,
      urls: { de: `${stand.baseUrl}/de/neu` },
    })
    const publication = { firstPublishedAt: first.plannedAt.toISOString() }
    expect(stand.fake.save()).toMatchObject({ live: [{ key: second.deliveryKey, publication }] })
    expect(await publisher.find?.(null, first)).toBe('absent')
  })

  it('cannot take the address of another post until that is gone', async () => {
    const live = await landed(publisher, compose('topic', 'groesse'), stand.context())
    const other = stand.context()
    const taken = publisher.publish(compose('other', 'groesse'), other)
    expect(await failing(taken)).toMatchObject({ kind: 'rejected', code: 'slug-taken' })
    await publisher.remove?.(live, stand.context())
    await publisher.publish(compose('other', 'groesse'), other)
    expect(stand.fake.timeline().map(({ remoteId }) => remoteId)).toEqual([other.deliveryKey])
  })

  it('cannot turn into another post', async () => {
    const ctx = stand.context()
    await publisher.publish(compose('topic', 'groesse'), ctx)
    const other = publisher.publish(compose('other', 'anderes'), ctx)
    expect(await failing(other)).toMatchObject({ kind: 'rejected', code: 'invalid-publication' })
    expect(stand.fake.timeline()).toMatchObject([{ url: `${stand.baseUrl}/de/groesse` }])
  })

  it('without any text is refused with the reason', async () => {
    const refusal = await failing(publisher.publish(publisher.compose(story('topic', {})), stand.context()))
    expect(refusal).toMatchObject({ kind: 'rejected', code: 'invalid-publication' })
    expect(refusal.message).toContain('texts')
  })
})

it('a 404 that is not the hub’s own proves nothing', async () => {
  const credentials = platform.credentials(`${stand.baseUrl}/nowhere`)
  const elsewhere = stand.context({ credentials })
  expect(await failing(publisher.find?.(null, elsewhere))).toMatchObject({ kind: 'bug' })
  expect(await failing(publisher.remove?.({ remoteId: elsewhere.deliveryKey, url: '' }, elsewhere))).toMatchObject({ kind: 'bug' })
})

it('tells views and what is gone', async () => {
  const live = await landed(publisher, compose('topic', 'groesse'), stand.context())
  stand.fake.visit(live.remoteId, { kind: 'like', by: 'a' })
  stand.fake.visit(live.remoteId, { kind: 'reply', by: 'b', text: 'Ja' })
  expect(await publisher.measure?.([{ remoteId: 'delivery-9', url: '' }, live], stand.context())).toEqual([
    { remoteId: 'delivery-9', values: 'gone' },
    { remoteId: live.remoteId, values: { views: 2 } },
  ])
})

it('connects with nothing but the hub, and is refused with a token of nobody', async () => {
  const ctx = stand.connecting()
  const { baseUrl } = stand
  expect(await connector.begin({}, { ...ctx, hub: { ...ctx.hub, url: `${baseUrl}/` } })).toEqual({
    connection: {
      account: { id: baseUrl, handle: 'Acme Magazin', url: baseUrl },
      credentials: platform.credentials(baseUrl),
      expiresAt: null,
    },
  })
  const stranger = connector.begin({}, { ...ctx, hub: { ...ctx.hub, token: 'of nobody' } })
  expect(await failing(stranger)).toMatchObject({ kind: 'reconnect', code: 'unauthorised' })
})
