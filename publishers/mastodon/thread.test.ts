/** What is Mastodon's own about threads; what all platforms promise stands in the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyOfPart } from '../../src/core/story.ts'
import type { Published } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { storyOf } from '../testing/stories.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const subject = { publisher, connector, platform }
const begin = (text = 'Anfang') => deliver(subject, stand, storyOf('root', { text, link: null })).send()
const part = (root: Published, parent = root, text = 'Und weiter.', name = 'part') =>
  deliver(subject, stand, storyOfPart(storyOf(name), text), { root, parent })

describe('an answer', () => {
  it('names the post before it, not the first one', async () => {
    const root = await begin()
    const first = await part(root).send()
    const second = await part(root, first, 'Zuletzt.', 'second').send()
    expect(stand.fake.save()).toMatchObject({
      statuses: [
        { id: second.remoteId, inReplyTo: first.remoteId },
        { id: first.remoteId, inReplyTo: root.remoteId },
        { id: root.remoteId, inReplyTo: null },
      ],
    })
  })

  it('is a comment in the numbers of what it answers', async () => {
    const root = await begin()
    const first = await part(root).send()
    stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Anna', text: 'Gut so.' })
    expect(await publisher.measure?.([root, first], stand.context())).toMatchObject([
      { values: { comments: 2 } },
      { values: { comments: 0 } },
    ])
  })

  it('to nothing is refused before the key is looked at, as the real server does', async () => {
    const root = await begin()
    const answer = part(root)
    const staged = await answer.stage()
    await answer.publish(staged)
    await publisher.remove?.(root, stand.context())
    const failure = await failureOf(stand, answer.publish(staged))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
    expect(stand.fake.records()).toHaveLength(2)
  })

  it('staged before there were threads stands by itself', async () => {
    const before = { status: 'Von früher', language: 'de', mediaIds: [] }
    const context = stand.context()
    await publisher.publish(before, context)
    expect(stand.fake.timeline()).toMatchObject([{ text: 'Von früher', replyTo: null }])
    expect(await publisher.find?.(before, context)).toMatchObject({ remoteId: stand.fake.timeline()[0]?.remoteId })
  })
})

describe('find', () => {
  it('does not call an answer absent whose post was deleted: the server forgets what it answered', async () => {
    const root = await begin()
    const answer = part(root)
    const staged = await answer.stage()
    await answer.publish(staged)
    await publisher.remove?.(root, stand.context())
    expect(await answer.find(staged)).toBe('unknown')
  })

  it('does not take the post itself for an answer with the same words', async () => {
    const root = await begin('Ja.')
    const answer = part(root, root, 'Ja.')
    expect(await answer.find(await answer.stage())).toBe('absent')
  })

  it('does not take an answer for a post with the same words that stands by itself', async () => {
    const root = await begin()
    await part(root, root, 'Ja.').send()
    const alone = deliver(subject, stand, storyOf('alone', { text: 'Ja.', link: null }))
    expect(await alone.find(await alone.stage())).toBe('absent')
  })
})
