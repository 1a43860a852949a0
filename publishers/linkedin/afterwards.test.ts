import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { scripted } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import type { Staged } from './stage.ts'

const open: Stand[] = []
const stand = async (other: FakePlatform = platform) => {
  const opened = await openStand(publisher, other)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})
const subject = { publisher, connector, platform }
const api = '/api.linkedin.com/rest'
const asPage = (at: Stand) => platform.credentials(at.baseUrl) as { [name: string]: Json }
const asMember = (at: Stand, over: object = {}) => ({ ...asPage(at), author: 'urn:li:person:nX-7aQ', ...over })
/** What went over the wire so far. */
const calls = (at: Stand) => at.told.filter((line) => line.startsWith('{"method"'))
const ready: Staged = { text: 'Hallo', content: null, files: [], commentOn: null }
const post = 'urn:li:share:7000000000000000000'

describe('numbers', () => {
  const one = [{ remoteId: post, url: 'https://www.linkedin.com/feed/update/1/' }]
  const stats = (elements: readonly object[], status = 200) =>
    scripted(platform, {
      [`GET ${api}/organizationalEntityShareStatistics`]: () => ({ status: 200, json: { elements } }),
      [`GET ${api}/posts/:urn`]: () => ({ status, json: {} }),
    })

  it('that are missing are neither zero nor gone, unless the post is', async () => {
    expect(await publisher.measure?.(one, (await stand(stats([]))).context())).toEqual([{ remoteId: post, values: {} }])
    expect(await publisher.measure?.(one, (await stand(stats([], 403))).context())).toEqual([{ remoteId: post, values: {} }])
    expect(await publisher.measure?.(one, (await stand(stats([], 404))).context())).toEqual([{ remoteId: post, values: 'gone' }])
  })

  it('that make no sense are left out', async () => {
    const at = await stand(
      stats([{ share: post, totalShareStatistics: { likeCount: -1, commentCount: null, clickCount: 2, impressionCount: 0 } }]),
    )
    expect(await publisher.measure?.(one, at.context())).toEqual([{ remoteId: post, values: { clicks: 2, impressions: 0 } }])
  })

  it('never ask for the whole page', async () => {
    const at = await stand(stats([]))
    const comment = { ...one[0], remoteId: 'urn:li:comment:(urn:li:activity:1,2)', url: '' }
    expect(await publisher.measure?.([comment], at.context())).toEqual([{ remoteId: comment.remoteId, values: {} }])
    expect(calls(at)).toEqual([])
  })

  it('of the account are the followers of a page, and of a member none', async () => {
    const at = await stand()
    expect(await publisher.measureAccount?.(at.context())).toEqual({ followers: 100 })
    const before = calls(at).length
    expect(await publisher.measureAccount?.(at.context({ credentials: asMember(at) }))).toEqual({})
    expect(calls(at)).toHaveLength(before)
  })

  it('of a member are asked for where they were permitted, and nowhere else', async () => {
    const at = await stand()
    const credentials = asMember(at)
    const published = await publisher.publish(ready, at.context({ credentials }))
    if ('accepted' in published) throw new Error('not published')
    at.fake.visit(published.remoteId, { kind: 'like', by: 'Anna' })
    expect(await publisher.measure?.([published], at.context({ credentials }))).toMatchObject([
      { values: { reactions: 1, comments: 0, shares: 0 } },
    ])
    const before = calls(at).length
    expect(await publisher.measure?.([published], at.context({ credentials: asMember(at, { numbers: false }) }))).toMatchObject([
      { values: {} },
    ])
    expect(calls(at)).toHaveLength(before)
  })
})

describe('voices', () => {
  it('hears answers to comments, and answers them at the comment above', async () => {
    const at = await stand()
    const since = at.clock.now()
    const root = await deliver(subject, at, storyOf('root')).send()
    at.clock.advance(60_000)
    at.fake.visit(root.remoteId, { kind: 'reply', by: 'Cem', text: 'Warum?' })
    const read = async () => {
      const items = []
      let cursor: Json = null
      do {
        const page = await publisher.interactions?.({ posts: [root], since, cursor }, at.context())
        items.push(...(page?.items ?? []))
        cursor = JSON.parse(JSON.stringify(page?.next ?? null)) as Json
      } while (cursor !== null)
      return items
    }
    const [question] = await read()
    if (!question) throw new Error('nothing was heard')
    // Somebody answers in the thread of the comment.
    const state = at.fake.save() as unknown as { comments: { [name: string]: unknown }[] }
    const answer = {
      ...state.comments[0],
      id: '77',
      parent: question.remoteId,
      text: 'Genau, warum?',
      by: 'Dana',
      actor: 'urn:li:person:Dana',
    }
    at.fake.load({ ...state, comments: [answer, ...state.comments] } as unknown as Json)
    const items = await read()
    expect(items.map(({ text, post: of, parent }) => [text, of, parent])).toEqual([
      ['Warum?', root.remoteId, root.remoteId],
      ['Genau, warum?', root.remoteId, question.remoteId],
    ])
    await publisher.reply?.(items[1] ?? question, 'Darum.', at.context())
    expect(at.fake.timeline()[0]?.answers).toEqual([{ to: question.remoteId, text: 'Darum.' }])
  })

  it('hears nothing as a member, and nothing of a post that is gone', async () => {
    const at = await stand()
    const posts = [{ remoteId: post, url: 'https://www.linkedin.com/feed/update/1/' }]
    const asked = { posts, since: at.clock.now(), cursor: null }
    expect(await publisher.interactions?.(asked, at.context())).toEqual({ items: [], next: null })
    const before = calls(at).length
    expect(await publisher.interactions?.(asked, at.context({ credentials: asMember(at) }))).toEqual({ items: [], next: null })
    expect(calls(at)).toHaveLength(before)
  })

  it('does not answer what is no comment', async () => {
    const at = await stand()
    const failing = Promise.resolve(publisher.reply?.({ remoteId: post, post }, 'Ja.', at.context()))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'comment-unknown' })
  })

  it('refuses a first comment that is too long before it is sent', async () => {
    const at = await stand()
    const root = { remoteId: post, url: 'https://www.linkedin.com/feed/update/1/' }
    const long = compose(storyOf('long', { text: 'a'.repeat(1_251), link: null }))
    const failing = Promise.resolve(publisher.stage?.(long, at.context({ replyTo: { root, parent: root } }), null))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'comment-too-long' })
  })
})
