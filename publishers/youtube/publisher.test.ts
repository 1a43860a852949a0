import { afterEach, describe, expect, it } from 'vitest'
import type { Json, MediaRef } from '../../src/core/story.ts'
import type { Published } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand, type StandOptions } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { midnightPacific } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import type { State } from './fake-state.ts'
import publisher from './publisher.ts'
import { chunkBytes } from './stage.ts'

const open: Stand[] = []
/** The fake, but for these routes. */
const stand = async (routes: FakeServerOptions['routes'] = {}) => {
  const opened = await openStand(publisher, butFor(platform, routes))
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})

const subject = { publisher, connector, platform }
const api = '/youtube.googleapis.com/youtube/v3'
const uploads = '/youtube.googleapis.com/upload/youtube/v3'
const stateOf = (at: Stand) => at.fake.save() as unknown as State
const filmed = (name: string, more: readonly MediaRef[] = [], bytes = 1_000) =>
  storyOf(name, { media: [filmOf(`film of ${name}`, { bytes }), ...more] })
const staging = async (at: Stand, story: ReturnType<typeof storyOf>, resume: Json, options?: StandOptions) =>
  publisher.stage?.(compose(story), at.context(options), resume)
const resumeOf = (outcome: Awaited<ReturnType<typeof staging>>) => (outcome?.ready === false ? outcome.resume : null)
const video = (status: object): FakeReply => ({ status: 200, json: { items: [{ id: 'v0000000001', status }] } })

describe('compose', () => {
  it('puts the link below the text, once, and takes the title of the article', () => {
    const story = storyOf('x', { text: 'Hallo', link: 'https://a.example/x' })
    expect(compose(story)).toMatchObject({ title: 'Titel: x', description: 'Hallo\n\nhttps://a.example/x', tags: ['Umwelt'] })
    expect(compose({ ...story, text: 'Siehe https://a.example/x.' }).description).toBe('Siehe https://a.example/x.')
  })

  it('writes angle brackets so that YouTube takes them', () => {
    expect(compose(storyOf('x', { text: '1 < 2 > 0', link: null })).description).toBe('1 ‹ 2 › 0')
  })

  it('takes whole topics as tags, while there is room', () => {
    const tagged = (topics: readonly string[]) => compose({ ...storyOf('x'), article: { ...storyOf('x').article, topics } }).tags
    expect(tagged(['a'.repeat(499), 'b'])).toEqual(['a'.repeat(499)])
    expect(tagged(['a'.repeat(500), 'b', 'c, d'])).toEqual(['b', 'c  d'])
  })
})

describe('stage', () => {
  const spoken = (at: Stand, name: string) => {
    const story = storyOf(name, { media: [filmOf('spoken', { bytes: 1_000, captions: [{ language: 'de', sha256: 'a'.repeat(64) }] })] })
    return deliver(subject, at, story)
  }

  it('adds the captions while nobody sees the film, once though the answer is lost', async () => {
    let asked = 0
    const at = await stand()
    const delivery = spoken(at, 'lost')
    const { http } = delivery.context()
    const request: typeof http.request = async (method, url, sent) => {
      const answer = await http.request(method, url, sent)
      if (url.includes('/captions?') && asked++ === 0) throw new Error('lost')
      return answer
    }
    const story = compose(storyOf('lost', { media: [filmOf('spoken', { bytes: 1_000, captions: [{ language: 'de', sha256: '' }] })] }))
    let resume: Json = null
    for (let round = 0; round < 20; round++) {
      const turn: Awaited<ReturnType<typeof staging>> | null =
        (await publisher.stage?.(story, { ...delivery.context(), http: { request } }, resume).catch(() => null)) ?? null
      if (turn?.ready) break
      if (turn) resume = turn.resume
    }
    const [film] = stateOf(at).videos
    expect(asked).toBe(2)
    expect(film).toMatchObject({ privacy: 'private', captions: [{ language: 'de', name: 'Deutsch' }] })
  })

  it('says rejected where YouTube cannot use the captions, before anybody sees the film', async () => {
    const failed = { kind: 'youtube#caption', snippet: { status: 'failed', failureReason: 'unknownFormat' } }
    const at = await stand({ [`POST ${uploads}/captions`]: () => ({ status: 200, json: failed }) })
    expect(await failureOf(at, spoken(at, 'odd').send())).toMatchObject({ kind: 'rejected', code: 'captions-failed' })
    expect(at.fake.timeline()).toEqual([])
  })

  it('sends the film in pieces, and asks on after a lost one', async () => {
    const at = await stand()
    const story = filmed('long', [], chunkBytes * 2 + 1_000)
    const begun = resumeOf(await staging(at, story, null))
    const received = () => stateOf(at).sessions.map((session) => session.received)
    await staging(at, story, begun)
    expect(received()).toEqual([chunkBytes])
    // The answer never reached the ledger: the same call again.
    await staging(at, story, begun)
    expect(received()).toEqual([chunkBytes * 2])
    const uploaded = await staging(at, story, begun)
    const [id] = stateOf(at).videos.map((one) => one.id)
    expect(resumeOf(uploaded)).toEqual({ video: id, captions: 0, hasThumbnail: false })
    expect(await staging(at, story, begun)).toEqual(uploaded)
    expect(stateOf(at).videos).toHaveLength(1)
    expect(stateOf(at).sessions).toHaveLength(1)
  })

  it('waits where all of the film is there and YouTube has not said what it makes of it', async () => {
    const sent: number[] = []
    const path = '/youtube.googleapis.com/upload/session'
    const at = await stand({
      [`PUT ${path}`]: ({ bytes }) => {
        sent.push(bytes.length)
        return { status: 308, headers: { range: 'bytes=0-999' } }
      },
    })
    const begun = { session: `${at.baseUrl}${path}` }
    const waiting = await staging(at, filmed('whole', [], 1_000), begun)
    expect(resumeOf(waiting)).toEqual(begun)
    expect(waiting?.ready === false && waiting.checkAfter.getTime() - at.clock.now().getTime()).toBe(20_000)
    expect(sent).toEqual([0])
  })

  it('begins again when the upload has ended', async () => {
    const at = await stand()
    const begun = resumeOf(await staging(at, filmed('late'), null))
    at.clock.advance(8 * 24 * 3_600_000)
    expect(resumeOf(await staging(at, filmed('late'), begun))).toBeNull()
  })

  it('shows nothing to anybody, and waits until the film is worked on', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, filmed('quiet', [imageOf('thumbnail')]))
    const staged = await delivery.stage()
    expect(stateOf(at).videos).toMatchObject([{ privacy: 'private', left: 0, thumbnail: { mimeType: 'image/png' } }])
    expect(at.fake.timeline()).toEqual([])
    expect(await delivery.find(staged)).toBe('absent')
  })

  it.each([
    ['no film', storyOf('none'), 'film-missing'],
    ['two films', filmed('two', [filmOf('second')]), 'too-many-films'],
    ['a title that is too long', { ...filmed('x'), article: titled('a'.repeat(101)) }, 'title-too-long'],
    ['an empty title', { ...filmed('x'), article: titled(' ') }, 'title-missing'],
  ])('refuses %s before anything is sent', async (_, story, code) => {
    const at = await stand()
    expect(await failureOf(at, staging(at, story, null))).toMatchObject({ kind: 'rejected', code })
    expect(at.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
  })

  it('gives the key of the channel to nobody but YouTube', async () => {
    for (const location of ['https://evil.example/upload', 'https://evil.example/.googleapis.com/', 'http://www.googleapis.com/', '']) {
      const at = await stand({ [`POST ${uploads}/videos`]: () => ({ status: 200, headers: { location } }) })
      expect(await failureOf(at, staging(at, filmed('astray'), null))).toMatchObject({ code: 'session-missing' })
    }
  })

  it.each([
    [{ uploadStatus: 'failed', failureReason: 'codec' }, 'film-failed', /codec/],
    [{ uploadStatus: 'rejected', rejectionReason: 'duplicate' }, 'film-rejected', /duplicate/],
    [{ uploadStatus: 'deleted' }, 'film-gone', /deleted/],
  ])('says what YouTube says of the film: %o', async (status, code, message) => {
    const at = await stand({ [`GET ${api}/videos`]: () => video(status) })
    const failure = await failureOf(at, staging(at, filmed('x'), { video: 'v0000000001', hasThumbnail: false }))
    expect(failure).toMatchObject({ kind: 'rejected', code, message: expect.stringMatching(message) as string })
  })
})

function titled(title: string) {
  const { article } = storyOf('x')
  const text = article.texts.de
  if (!text) throw new Error('no text')
  return { ...article, texts: { de: { ...text, title } } }
}

describe('publish', () => {
  it('shows the film to whom the channel wants', async () => {
    const at = await stand()
    const credentials = { ...(platform.credentials(at.baseUrl) as object), privacy: 'unlisted' }
    const delivery = deliver(subject, at, filmed('unlisted'))
    let resume: Json = null
    let outcome = await staging(at, filmed('unlisted'), resume, { credentials })
    while (outcome && !outcome.ready) outcome = await staging(at, filmed('unlisted'), (resume = outcome.resume), { credentials })
    await publisher.publish(outcome?.ready ? outcome.staged : null, delivery.context({ credentials }))
    expect(stateOf(at).videos).toMatchObject([{ privacy: 'unlisted' }])
  })

  it('may be asked twice: it is the same film', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, filmed('twice'))
    const staged = await delivery.stage()
    expect(await delivery.publish(staged)).toEqual(await delivery.publish(staged))
    expect(at.fake.records()).toHaveLength(1)
  })

  it('says that the project is not audited where the film stays private', async () => {
    const at = await stand({ [`PUT ${api}/videos`]: () => ({ status: 200, json: { status: { privacyStatus: 'private' } } }) })
    const failure = await failureOf(at, deliver(subject, at, filmed('locked')).send())
    expect(failure).toMatchObject({ kind: 'unsupported', code: 'locked-private' })
  })

  it('waits until the quota is counted anew, at midnight in California', () => {
    expect(midnightPacific(new Date('2026-11-22T10:00:00Z'))).toEqual(new Date('2026-11-23T08:00:00Z'))
    expect(midnightPacific(new Date('2026-07-01T06:59:59Z'))).toEqual(new Date('2026-07-01T07:00:00Z'))
    expect(midnightPacific(new Date('2026-07-01T07:00:00Z'))).toEqual(new Date('2026-07-02T07:00:00Z'))
  })
})

describe('find', () => {
  it.each<[object, Published | 'absent' | 'unknown']>([
    [{ privacyStatus: 'private' }, 'absent'],
    [{ privacyStatus: 'private', publishAt: '2026-12-01T00:00:00Z' }, 'unknown'],
    [{}, 'unknown'],
  ])('of a film with %o says %s', async (status, expected) => {
    const at = await stand({ [`GET ${api}/videos`]: () => video(status) })
    expect(await publisher.find?.({ video: 'v0000000001', privacy: 'public' }, at.context())).toEqual(expected)
  })

  it('does not say of a film that was deleted that it never was', async () => {
    const at = await stand()
    expect(await publisher.find?.({ video: 'v0000000009', privacy: 'public' }, at.context())).toBe('unknown')
  })

  it('finds a first comment that YouTube holds back, and none of before or of others', async () => {
    const at = await stand()
    const comment = (id: string, by: string, publishedAt: string, textDisplay = 'Hallo') => ({
      id,
      snippet: { topLevelComment: { id, snippet: { textDisplay, authorChannelId: { value: by }, publishedAt } } },
    })
    const ours = (platform.credentials('') as { channelId: string }).channelId
    const held = [comment('other', 'UCother', '2026-11-22T10:00:00Z'), comment('before', ours, '2026-11-22T09:58:59Z')]
    const answered = (query: URLSearchParams) => (query.get('moderationStatus') === 'heldForReview' ? held : [])
    const holding = await stand({ [`GET ${api}/commentThreads`]: ({ query }) => ({ status: 200, json: { items: answered(query) } }) })
    const find = () => publisher.find?.({ commentOn: 'v0000000001', text: 'Hallo' }, holding.context({ plannedAt: at.clock.now() }))
    // It may not be listed yet: that it is not there proves nothing.
    expect(await find()).toBe('unknown')
    held.unshift(comment('ours', ours, '2026-11-22T10:00:10Z'))
    expect(await find()).toMatchObject({ remoteId: 'ours' })
  })
})

describe('afterwards', () => {
  it('leaves out what the channel hides', async () => {
    const statistics = { viewCount: '7', likeCount: null, commentCount: 'many' }
    const at = await stand({ [`GET ${api}/videos`]: () => ({ status: 200, json: { items: [{ id: 'v', statistics }] } }) })
    const measured = await publisher.measure?.([{ remoteId: 'v', url: 'https://www.youtube.com/watch?v=v' }], at.context())
    expect(measured).toEqual([{ remoteId: 'v', values: { views: 7 } }])
  })

  it('takes half an answer for no proof that a film is gone', async () => {
    const at = await stand({ [`GET ${api}/videos`]: () => ({ status: 200, json: { kind: 'youtube#videoListResponse' } }) })
    const measuring = publisher.measure?.([{ remoteId: 'v', url: 'https://www.youtube.com/watch?v=v' }], at.context()) ?? Promise.resolve()
    expect(await failureOf(at, measuring)).toMatchObject({ kind: 'bug' })
  })

  it('measures and takes down a first comment apart from its film', async () => {
    const at = await stand()
    const root = await deliver(subject, at, filmed('root')).send()
    const first = await deliver(subject, at, storyOf('first', { link: null }), { root, parent: root }).send()
    expect(await publisher.measure?.([first, root], at.context())).toMatchObject([
      { remoteId: first.remoteId, values: { reactions: 0 } },
      { remoteId: root.remoteId, values: { views: 0, comments: 1 } },
    ])
    await publisher.remove?.(first, at.context())
    expect(at.fake.timeline().map(({ remoteId }) => remoteId)).toEqual([root.remoteId])
  })

  it('hears the others where comments below one film are turned off', async () => {
    const reason = 'commentsDisabled'
    const off: FakeReply = { status: 403, json: { error: { message: 'Off', errors: [{ reason }] } } }
    const at = await stand({ [`GET ${api}/commentThreads`]: () => off })
    const post = { remoteId: 'v', url: 'https://www.youtube.com/watch?v=v' }
    const asked = { posts: [post, post], since: at.clock.now(), cursor: null }
    expect(await publisher.interactions?.(asked, at.context())).toEqual({ items: [], next: { post: 1 } })
  })

  it('answers an answer below its thread', async () => {
    const at = await stand()
    const post = await deliver(subject, at, filmed('asked')).send()
    at.fake.visit(post.remoteId, { kind: 'reply', by: 'Dana', text: 'Warum?' })
    const [thread] = stateOf(at).videos[0]?.comments ?? []
    const answer = await publisher.reply?.({ remoteId: `${thread?.id}.9abc`, post: post.remoteId }, 'Darum.', at.context())
    expect(stateOf(at).videos[0]?.comments.at(-1)).toMatchObject({ id: answer?.remoteId, parent: thread?.id })
  })

  it('gives a channel without a verified telephone number a quarter of an hour', async () => {
    const item = { id: 'UC', status: { longUploadsStatus: 'eligible' } }
    const at = await stand({ [`GET ${api}/channels`]: () => ({ status: 200, json: { items: [item] } }) })
    expect((await publisher.limitsFor?.(at.context()))?.video).toMatchObject({ maxMs: 900_000, max: 1 })
    expect(await publisher.limitsFor?.((await stand()).context())).toEqual({})
  })
})

describe('connect', () => {
  const channels = (...ids: readonly string[]): FakeServerOptions['routes'] => ({
    [`GET ${api}/channels`]: () => ({
      status: 200,
      json: ids.length > 0 ? { items: ids.map((id) => ({ id, snippet: { title: id } })) } : {},
    }),
  })
  const access = { access: 'a-token-of-somebody', refresh: 'r-token-of-somebody', privacy: 'public' }

  it('takes nothing but what it knows as visibility', async () => {
    const at = await stand()
    expect(await failureOf(at, connector.begin({ privacy: 'friends' }, at.connecting()))).toMatchObject({ code: 'privacy-invalid' })
    const begun = await connector.begin({ privacy: 'unlisted' }, at.connecting())
    expect(begun).toMatchObject({ pending: { privacy: 'unlisted' } })
    if ('redirect' in begun) expect(new URL(begun.redirect).searchParams.get('access_type')).toBe('offline')
  })

  it('takes only a channel of this account', async () => {
    const at = await stand(channels('UCone', 'UCtwo'))
    const pending = { access, expiresAt: null }
    expect(await connector.choose?.(pending, 'UCtwo', at.connecting())).toMatchObject({ credentials: { ...access, channelId: 'UCtwo' } })
    expect(await failureOf(at, connector.choose?.(pending, 'UCthree', at.connecting()) ?? Promise.resolve())).toMatchObject({
      kind: 'rejected',
    })
  })

  it('notices that the access leads elsewhere', async () => {
    const at = await stand(channels('UCanother'))
    const failure = await failureOf(at, connector.check?.(platform.credentials(''), at.connecting()) ?? Promise.resolve())
    expect(failure).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
  })
})
