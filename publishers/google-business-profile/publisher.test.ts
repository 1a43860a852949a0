import { afterEach, describe, expect, it } from 'vitest'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { imageOf, storyOf } from '../testing/stories.ts'
import { explain } from './api.ts'
import { compose, type Draft } from './compose.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import connector from './connect.ts'

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
const place = (platform.credentials('') as { location: string }).location
const v4 = `/mybusiness.googleapis.com/v4/${place}`
const answer = (json: unknown, status = 200) => ({ [`POST ${v4}/localPosts`]: () => ({ status, json }) })
const draftOf = (over: Partial<Draft> = {}): Draft => ({ ...compose(storyOf('x')), ...over })
const publishing = (at: Stand, draft = draftOf()) => Promise.resolve(publisher.publish(draft, at.context()))

describe('compose', () => {
  it('puts the link behind a button, also where the text says it', () => {
    const link = 'https://acme.example/blog/x'
    const draft = compose(storyOf('x', { text: ` Siehe ${link} `, link }))
    expect(draft).toMatchObject({ summary: `Siehe ${link}`, link, language: 'de', images: [] })
    expect(publisher.preview(draft)).toMatchObject({ text: `Siehe ${link}`, card: { url: link } })
    expect(publisher.preview(compose(storyOf('x', { link: null }))).card).toBeNull()
  })

  it('keeps what is too much, and stage refuses it before anything is sent', async () => {
    const at = await stand()
    const stage = async (draft: Draft) => publisher.stage?.(draft, at.context(), null)
    const two = compose(storyOf('x', { media: [imageOf('a'), imageOf('b')] }))
    expect(two.images).toHaveLength(2)
    expect(await failureOf(at, stage(two))).toMatchObject({ kind: 'rejected', code: 'too-many-images' })
    expect(await failureOf(at, stage(compose(storyOf('x', { text: ' \n' }))))).toMatchObject({ kind: 'rejected', code: 'text-missing' })
    expect(at.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
  })
})

describe('publish', () => {
  it('sends an ordinary post with its button and its picture, and no more than that', async () => {
    const bodies: unknown[] = []
    const at = await stand({
      [`POST ${v4}/localPosts`]: (call) => {
        bodies.push(call.json())
        return { status: 200, json: { name: `${place}/localPosts/1`, state: 'LIVE', searchUrl: 'https://local.google.com/place?id=1' } }
      },
    })
    const post = await publishing(at, draftOf(compose(storyOf('x', { text: 'Hallo', media: [imageOf('a')] }))))
    expect(post).toEqual({ remoteId: `${place}/localPosts/1`, url: 'https://local.google.com/place?id=1' })
    await publishing(at, draftOf({ summary: 'Hallo', link: null, images: [] }))
    const ordinary = { languageCode: 'de', summary: 'Hallo', topicType: 'STANDARD' }
    const photo = { mediaFormat: 'PHOTO', sourceUrl: expect.stringMatching(/\/outgoing\/a$/) as string }
    expect(bodies).toEqual([
      { ...ordinary, callToAction: { actionType: 'LEARN_MORE', url: 'https://acme.example/blog/x' }, media: [photo] },
      ordinary,
    ])
  })

  it('shows the location on Maps where Google tells no address, or one that is none', async () => {
    for (const searchUrl of [undefined, '', 'local.google.com']) {
      const at = await stand(answer({ name: `${place}/localPosts/1`, state: 'LIVE', searchUrl }))
      expect(await publishing(at)).toMatchObject({ url: expect.stringContaining('/maps?cid=') as string })
    }
  })

  it.each([
    ['half an answer', { state: 'LIVE' }],
    ['the name of something else', { name: `${place}/media/1`, state: 'LIVE' }],
    ['a name that leads elsewhere', { name: `${place}/localPosts/../../9`, state: 'LIVE' }],
    ['nothing', null],
  ])('does not know after %s', async (_, json) => {
    const at = await stand(answer(json))
    expect(await failureOf(at, publishing(at))).toMatchObject({ kind: 'reconcile' })
  })

  it('is refused at once where Google says so in its answer', async () => {
    const at = await stand(answer({ name: `${place}/localPosts/1`, state: 'REJECTED' }))
    expect(await failureOf(at, publishing(at))).toMatchObject({ kind: 'rejected', code: 'post-rejected' })
  })
})

describe('progress', () => {
  const name = `${place}/localPosts/1`
  const asked = async (state: object | null) => {
    const reply = state ? { status: 200, json: { name, ...state } } : { status: 404, json: { error: { code: 404, status: 'NOT_FOUND' } } }
    const at = await stand({ [`GET ${v4}/localPosts/1`]: () => reply })
    const since = at.clock.now().toISOString()
    return { at, since, progress: async () => publisher.progress?.({ name, since }, at.context()) }
  }

  it.each([{}, { state: 'PROCESSING' }, { state: 'SCHEDULED' }, { state: 'LOCAL_POST_STATE_UNSPECIFIED' }])(
    'waits on at %o, ever longer',
    async (state) => {
      const { at, since, progress } = await asked(state)
      const pauses: number[] = []
      for (const later of [0, 60_000, 3_600_000]) {
        at.clock.advance(later)
        const told = await progress()
        if (!told || !('accepted' in told)) throw new Error('It is done.')
        expect(told.accepted).toEqual({ name, since })
        pauses.push(told.checkAfter.getTime() - at.clock.now().getTime())
      }
      expect(pauses).toEqual([15_000, 60_000, 900_000])
    },
  )

  it('says that somebody has deleted it', async () => {
    const { at, progress } = await asked(null)
    expect(await failureOf(at, progress())).toMatchObject({ kind: 'rejected', code: 'post-gone' })
  })

  it('tells of a telephone number what Google does', async () => {
    const at = await stand()
    const sent = deliver(subject, at, storyOf('x', { text: 'Rufen Sie an: 040 1234567' })).send()
    expect(await failureOf(at, sent)).toMatchObject({ kind: 'rejected', code: 'post-rejected' })
    await deliver(subject, at, storyOf('y', { text: 'Am 24.12.2026 ab 8 Uhr, 1.250 Euro' })).send()
  })
})

describe('find', () => {
  const staged = draftOf({ summary: 'Hallo  Welt', link: 'https://a.example/x' })
  const post = (over: object = {}) => ({
    name: `${place}/localPosts/1`,
    summary: 'Hallo Welt\n',
    callToAction: { actionType: 'LEARN_MORE', url: 'https://a.example/x' },
    state: 'LIVE',
    createTime: '2026-11-22T10:00:01.123456Z',
    ...over,
  })
  const listed = async (pages: readonly (readonly object[])[], draft = staged) => {
    const at = await stand({
      [`GET ${v4}/localPosts`]: ({ query }) => {
        const page = Number(query.get('pageToken') ?? 0)
        const next = page + 1 < pages.length && { nextPageToken: String(page + 1) }
        return { status: 200, json: { ...(pages[page]?.length && { localPosts: pages[page] }), ...next } }
      },
    })
    return publisher.find?.(draft, at.context())
  }

  it.each([
    ['ours', [post()], '1'],
    ['one without an instant', [post({ createTime: undefined })], '1'],
    ['one of before', [post({ createTime: '2026-11-22T09:58:59Z' })], 'absent'],
    ['other words', [post({ summary: 'Hallo' })], 'absent'],
    ['one without words', [post({ summary: undefined })], 'absent'],
    ['one that was refused', [post({ state: 'REJECTED' })], 'absent'],
    ['one that was refused, and ours', [post({ state: 'REJECTED', name: `${place}/localPosts/2` }), post()], '1'],
    ['one that is looked at', [post({ state: 'PROCESSING' })], 'unknown'],
    ['one of no known state', [post({ state: undefined })], 'unknown'],
    ['another link', [post({ callToAction: { url: 'https://b.example/' } })], 'unknown'],
    ['no link', [post({ callToAction: undefined })], 'unknown'],
    ['another link beside ours', [post({ callToAction: undefined, name: `${place}/localPosts/2` }), post()], '1'],
    ['two that could be', [post(), post({ name: `${place}/localPosts/2` })], 'unknown'],
    ['one that is live, and one that is looked at', [post(), post({ state: 'PROCESSING' })], 'unknown'],
  ])('sees %s', async (_, posts, expected) => {
    const found = await listed([[], posts])
    if (expected === '1') expect(found).toMatchObject({ remoteId: `${place}/localPosts/1` })
    else expect(found).toBe(expected)
  })

  it('does not take a post with a link for one without', async () => {
    expect(await listed([[post()]], { ...staged, link: null })).toBe('unknown')
    expect(await listed([[post({ callToAction: undefined })]], { ...staged, link: null })).toMatchObject({
      remoteId: `${place}/localPosts/1`,
    })
  })

  it('concludes nothing from posts that it has not read to their end', async () => {
    expect(await listed(Array.from({ length: 6 }, () => []))).toBe('unknown')
    expect(await listed(Array.from({ length: 5 }, () => []))).toBe('absent')
  })
})

describe('what Google says', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const said = (status: number, over: object, visible = true) => explain(status, { error: { message: 'No.', ...over } }, { now, visible })

  it('does not wait for a quota that is 0: the project was never let in', () => {
    const quota = (value: string) => said(429, { status: 'RESOURCE_EXHAUSTED', details: [{ metadata: { quota_limit_value: value } }] })
    expect(quota('0')).toMatchObject({ kind: 'unsupported', code: 'access-not-approved' })
    expect(quota('300')).toMatchObject({ kind: 'wait', retryAfter: new Date('2026-11-22T10:01:00Z') })
    const told = said(429, { details: [{ retryDelay: '1.5s' }] })
    expect(told).toMatchObject({ kind: 'wait', retryAfter: new Date('2026-11-22T10:00:01.5Z') })
    for (const retryDelay of ['99999999999999999999s', '-5s', 'soon'])
      expect(said(429, { details: [{ retryDelay }] })?.retryAfter).toEqual(new Date('2026-11-22T10:01:00Z'))
  })

  it('tells apart who is in the way', () => {
    const reason = (value: string) => said(403, { status: 'PERMISSION_DENIED', details: [{ '@type': 'x', reason: value }] })
    expect(reason('ACCESS_TOKEN_SCOPE_INSUFFICIENT')).toMatchObject({ kind: 'reconnect', code: 'access-token-scope-insufficient' })
    expect(reason('SERVICE_DISABLED')).toMatchObject({ kind: 'unsupported', code: 'service-disabled' })
    expect(said(404, { status: 'NOT_FOUND' })).toMatchObject({ kind: 'unsupported', code: 'not-found', message: 'Google: No.' })
    expect(said(409, { status: 'ABORTED' })?.kind).toBe('reconcile')
    expect(said(409, { status: 'ABORTED' }, false)?.kind).toBe('retry')
    expect(said(503, { status: 'UNAVAILABLE' })?.kind).toBeUndefined()
  })

  it('says what is wrong in the words of either kind of detail', () => {
    const words = (details: unknown) => said(400, { status: 'INVALID_ARGUMENT', details })?.message
    expect(words([{ errorDetails: [{ field: 'summary', message: 'Too long.' }] }])).toBe('Google: Too long.')
    expect(words([{ fieldViolations: [{ field: 'x', description: 'Wrong.' }] }, { reason: 'X' }])).toBe('Google: Wrong.')
    expect(words('nonsense')).toBe('Google: No.')
    expect(words([{ errorDetails: 'nonsense', metadata: 3 }])).toBe('Google: No.')
    expect(explain(404, '<h1>Not found</h1>', { now, visible: true })).toEqual({ kind: 'unsupported' })
  })
})
