import { expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { explain, headersOf } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }
type Kept = { posts: { title: string; html: string; tags: string[]; canonical: string; imageAlt: string }[]; mailed: string[] }

it('signs a token of five minutes with the key', () => {
  const { authorization } = headersOf({ keyId: 'abc', secret: '00ff' }, new Date('2026-11-22T10:00:00.900Z'))
  const [head = '', body = '', signature] = authorization.replace('Ghost ', '').split('.')
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'abc' })
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({ iat: 1795341600, exp: 1795341900, aud: '/admin/' })
  expect(signature).toMatch(/^[\w-]{43}$/)
})

it('sends the whole article with its original and tags, and mails it to nobody', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('whole', { media: [imageOf('lead', { alt: 'Leuchtturm' }), imageOf('more')] })).send()
    const { posts, mailed } = stand.fake.save() as unknown as Kept
    expect(posts).toMatchObject([
      { title: 'Titel: whole', tags: ['Umwelt'], canonical: 'https://acme.example/blog/whole', imageAlt: 'Leuchtturm' },
    ])
    expect(posts[0]?.html).toMatch(
      /^<p>Neues aus dem Werk: whole. #Umwelt<\/p><figure><img src="http[^"]*-more.png" alt="Alternativtext: more"/,
    )
    expect(mailed).toEqual([])
  }))

it('does not publish what somebody has changed since', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('changed'))
    const staged = await delivery.stage()
    const kept = stand.fake.save() as { posts: object[] }
    stand.fake.load({ ...kept, posts: kept.posts.map((post) => ({ ...post, updatedAt: '2026-11-22T10:00:09.000Z' })) })
    expect(await failureOf(stand, delivery.publish(staged))).toMatchObject({ kind: 'rejected', code: 'draft-changed' })
    expect(await delivery.find(staged)).toBe('absent')
  }))

it('does not publish twice', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('once'))
    const staged = await delivery.stage()
    stand.clock.advance(1_000)
    const published = await delivery.publish(staged)
    expect((await failureOf(stand, delivery.publish(staged))).kind).toBe('rejected')
    expect(await delivery.find(staged)).toEqual(published)
    expect(stand.fake.records()).toHaveLength(1)
  }))

it('asks a person about a draft that somebody deleted', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('deleted'))
    const staged = await delivery.stage()
    stand.fake.load({ sequence: 9, images: [], posts: [], records: [], mailed: [] })
    expect(await delivery.find(staged)).toBe('unknown')
    expect((await failureOf(stand, delivery.publish(staged))).code).toBe('draft-gone')
  }))

it('begins the article with a teaser that is too long for an excerpt', () => {
  const long = storyOf('x'.repeat(300))
  expect(compose(storyOf('x'))).toMatchObject({ excerpt: 'Worum es geht: x.' })
  const { excerpt, html } = compose(long)
  expect([excerpt, html.slice(0, 20)]).toEqual(['', '<p>Worum es geht: xx'])
})

it.each(['', 'abc', `${'a'.repeat(26)}`, `${'0'.repeat(24)}:xyz`])('knows that %j is no key', async (key) => {
  await withStand(subject, async (stand) => {
    const failure = await failureOf(stand, connector.begin({ site: stand.baseUrl, key }, stand.connecting()))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'key-invalid' })
  })
})

it('says what a refusal means', () => {
  const body = (type: string) => ({ errors: [{ message: 'No.', context: 'Why.', type }] })
  expect(explain(403, body('HostLimitError'))).toEqual({
    kind: 'unsupported',
    code: 'host-limit-error',
    message: 'Ghost answered 403: No. Why.',
  })
  expect(explain(422, body('ValidationError'))).toMatchObject({ code: 'validation-error' })
  expect(explain(502, '<h1>')).toBeUndefined()
})
