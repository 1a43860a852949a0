/** What is Bluesky's own about threads; what all platforms promise stands in the contract. */
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
const begin = () => deliver(subject, stand, storyOf('root', { link: null })).send()
const part = (root: Published, parent = root, name = 'part') =>
  deliver(subject, stand, storyOfPart(storyOf(name), `Und weiter: ${name}.`), { root, parent })
const refOf = ({ remoteId }: Published) => {
  const { repository } = stand.fake.save() as { repository: { posts: { rkey: string; cid: string }[] } }
  return { uri: remoteId, cid: repository.posts.find(({ rkey }) => remoteId.endsWith(`/${rkey}`))?.cid }
}

describe('an answer', () => {
  it('names the first post and the one before it, each by address and content', async () => {
    const root = await begin()
    expect(await part(root).stage()).toMatchObject({ record: { reply: { root: refOf(root), parent: refOf(root) } } })
    const first = await part(root).send()
    expect(await part(root, first, 'second').stage()).toMatchObject({ record: { reply: { root: refOf(root), parent: refOf(first) } } })
  })

  it('asks for each of them once', async () => {
    const root = await begin()
    const first = await part(root).send()
    const asked = async (parent: Published) => {
      const before = stand.told.length
      await part(root, parent, 'counted').stage()
      return stand.told.slice(before).filter((exchange) => exchange.includes('com.atproto.repo.getRecord')).length
    }
    expect([await asked(root), await asked(first)]).toEqual([1, 2])
  })

  it.each(['root', 'parent'])('is rejected while it is staged when its %s is gone', async (which) => {
    const root = await begin()
    const first = await part(root).send()
    await publisher.remove?.(which === 'root' ? root : first, stand.context())
    expect(await failureOf(stand, part(root, first, 'second').stage())).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
  })

  it('is taken as it was staged, even if what it answers has gone since: the server does not look', async () => {
    const root = await begin()
    const answer = part(root)
    const staged = await answer.stage()
    await publisher.remove?.(root, stand.context())
    const published = await answer.publish(staged)
    expect(await answer.find(staged)).toEqual(published)
    expect(stand.fake.timeline()).toMatchObject([{ replyTo: { root: root.remoteId, parent: root.remoteId } }])
  })

  it('is a comment in the numbers of what it answers', async () => {
    const root = await begin()
    const first = await part(root).send()
    await part(root, first, 'second').send()
    stand.fake.visit(root.remoteId, { kind: 'reply', by: 'Anna', text: 'Gut so.' })
    expect(await publisher.measure?.([root, first], stand.context())).toMatchObject([
      { values: { comments: 2 } },
      { values: { comments: 1 } },
    ])
  })
})
