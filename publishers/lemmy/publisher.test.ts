import { expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { explainAt } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const subject = { publisher, connector, platform }
const now = new Date('2026-11-22T10:00:00Z')

it('is about the link, or about the picture and has the link below its text', () => {
  expect(compose(storyOf('x', { text: 'Hallo' }))).toMatchObject({ name: 'Titel: x', body: 'Hallo', link: 'https://acme.example/blog/x' })
  expect(compose(storyOf('x', { text: 'Hallo', media: [imageOf('a')] }))).toMatchObject({
    body: 'Hallo\n\nhttps://acme.example/blog/x',
    link: null,
  })
})

it('has the first line for its title where the post has none', () => {
  expect(compose(storyOf('x', { language: 'en', text: 'First  line\nSecond' })).name).toBe('First line')
})

it('writes plain text so that it reads the same as Markdown', () => {
  expect(compose(storyOf('x', { text: '# kein Titel\n*kein Kursiv*' })).body).toBe('\\# kein Titel  \n\\*kein Kursiv\\*')
})

it('finds a post whose link the server has cleaned', () =>
  withStand(subject, async (stand) => {
    const delivery = deliver(subject, stand, storyOf('tracked', { link: 'https://acme.example/a?utm_source=lemmy&id=7' }))
    const staged = await delivery.stage()
    const published = await delivery.publish(staged)
    expect(stand.fake.timeline()[0]?.card?.url).toBe('https://acme.example/a?id=7')
    expect(await delivery.find(staged)).toEqual(published)
  }))

it('does not take an older post with the same words for its own', () =>
  withStand(subject, async (stand) => {
    await deliver(subject, stand, storyOf('weekly')).send()
    stand.clock.advance(3_600_000)
    const again = deliver(subject, stand, storyOf('weekly'))
    expect(await again.find(await again.stage())).toBe('absent')
  }))

it('takes a token as well as a password, and forgets the password', () =>
  withStand(subject, async (stand) => {
    const { valid = {} } = platform.connect(stand.baseUrl)
    const { server = '', community = '', password = '' } = valid
    const { jwt } = platform.credentials(stand.baseUrl) as { jwt: string }
    const byPassword = await connector.begin(valid, stand.connecting())
    const byToken = await connector.begin({ server, community: `!${community}`, jwt }, stand.connecting())
    expect(byToken).toEqual(byPassword)
    expect(JSON.stringify(byPassword)).not.toContain(password)
    const unknown = connector.begin({ server, community: 'nobody', jwt }, stand.connecting())
    expect(await failureOf(stand, unknown)).toMatchObject({ kind: 'rejected', code: 'community-unknown' })
  }))

it.each([
  ['rate_limit_error', 'wait', 'rate-limit-error'],
  ['not_logged_in', 'reconnect', 'not-logged-in'],
  ['person_is_banned_from_community', 'unsupported', 'person-is-banned-from-community'],
  ['invalid_post_title', undefined, 'invalid-post-title'],
])('says what %s means', (error, kind, code) => {
  const told = explainAt(now)(400, { error })
  expect([told?.kind, told?.code]).toEqual([kind, code])
  expect(told?.retryAfter).toEqual(kind === 'wait' ? new Date('2026-11-22T10:10:00Z') : undefined)
})
