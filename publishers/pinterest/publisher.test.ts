import { afterEach, describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import type { State } from './fake-state.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import type { Staged } from './stage.ts'

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
const api = '/api.pinterest.com/v5'
const board = (platform.credentials('') as { boardId: string }).boardId
const stateOf = (at: Stand) => at.fake.save() as unknown as State
const staging = async (at: Stand, story: Story, resume: Json) => publisher.stage?.(compose(story), at.context(), resume)
const titled = (story: Story, title: string): Story => {
  const text = story.article.texts.de
  return text ? { ...story, article: { ...story.article, texts: { de: { ...text, title } } } } : story
}

describe('compose', () => {
  it('keeps the link apart from the words, and shows it', () => {
    const draft = compose(storyOf('x', { text: ' Hallo ', media: [imageOf('a')] }))
    expect(draft).toMatchObject({ title: 'Titel: x', description: 'Hallo', link: 'https://acme.example/blog/x' })
    expect(publisher.preview(draft)).toMatchObject({ text: 'Hallo', card: { url: 'https://acme.example/blog/x', title: 'Titel: x' } })
  })

  it('has one alternative text for all pictures, and the film’s for a film with a cover', () => {
    const altOf = (...media: Story['media']) => compose(storyOf('x', { media })).alt
    expect(altOf(imageOf('a'), imageOf('b'))).toBe('Alternativtext: a\nAlternativtext: b')
    expect(altOf(imageOf('a'), imageOf('b', { alt: null }))).toBe('Alternativtext: a')
    expect(altOf(imageOf('cover'), filmOf('film'))).toBe('Alternativtext: film')
    expect(altOf(imageOf('a', { alt: ' ' }))).toBeNull()
  })
})

describe('stage', () => {
  const picture = (over: Partial<Story> = {}) => storyOf('x', { media: [imageOf('a')], ...over })

  it.each([
    ['words alone', storyOf('none'), 'media-missing'],
    ['two films', storyOf('two', { media: [filmOf('a'), filmOf('b')] }), 'too-many-films'],
    ['two pictures beside a film', storyOf('x', { media: [filmOf('a'), imageOf('b'), imageOf('c')] }), 'too-many-images'],
    ['a title that is too long', titled(picture(), '👍'.repeat(101)), 'title-too-long'],
    ['a link that is too long', picture({ link: 'https://acme.example/'.padEnd(2_049, 'a') }), 'link-too-long'],
    [
      'alternative texts that are too long together',
      picture({ media: ['a', 'b'].map((id) => imageOf(id, { alt: id.repeat(250) })) }),
      'alt-too-long',
    ],
  ])('refuses %s before anything is sent', async (_, story, code) => {
    const at = await stand()
    expect(await failureOf(at, staging(at, story, null))).toMatchObject({ kind: 'rejected', code })
    expect(at.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
  })

  it('takes all of that at its limit', async () => {
    const at = await stand()
    const media = [imageOf('a', { alt: 'a'.repeat(250) }), imageOf('b', { alt: 'b'.repeat(249) })]
    await deliver(subject, at, titled(picture({ media, link: 'https://acme.example/'.padEnd(2_048, 'a') }), '👍'.repeat(100))).send()
    expect(stateOf(at).pins).toMatchObject([{ title: '👍'.repeat(100), alt: `${'a'.repeat(250)}\n${'b'.repeat(249)}` }])
  })

  it('hands a film over once, and waits for it', async () => {
    const at = await stand()
    const story = storyOf('film', { media: [filmOf('film', { bytes: 1_234 })] })
    const first = await staging(at, story, null)
    const resume = first?.ready === false ? first.resume : null
    expect(stateOf(at).media).toMatchObject([{ bytes: 1_234 }])
    expect(first?.ready === false && first.checkAfter.getTime() - at.clock.now().getTime()).toBe(5_000)
    expect(await staging(at, story, resume)).toEqual(first)
    expect(await staging(at, story, resume)).toMatchObject({ ready: true, staged: { film: stateOf(at).media[0]?.id } })
    expect(stateOf(at).media).toHaveLength(1)
  })

  it('begins again when Pinterest has forgotten it, and blames nobody for what its storage refuses', async () => {
    const at = await stand({ [`GET ${api}/media/1`]: () => ({ status: 404, json: { code: 12, message: 'Not found.' } }) })
    const story = storyOf('x', { media: [filmOf('a')] })
    expect(await staging(at, story, { media: '1' })).toMatchObject({ ready: false, resume: null })
    const closed = await stand({ 'POST /pinterest-media-upload.s3-accelerate.amazonaws.com/': () => ({ status: 403, text: '<Error/>' }) })
    expect(await failureOf(closed, staging(closed, story, null))).toMatchObject({ kind: 'retry', code: 'upload-refused' })
    const half = await stand({ [`GET ${api}/media/1`]: () => ({ status: 200, json: { media_id: '1' } }) })
    expect(await staging(half, story, { media: '1' })).toMatchObject({ ready: false, resume: { media: '1' } })
  })

  it('says so when Pinterest cannot use it', async () => {
    const at = await stand({ [`GET ${api}/media/1`]: () => ({ status: 200, json: { status: 'failed' } }) })
    const failure = await failureOf(at, staging(at, storyOf('x', { media: [filmOf('a')] }), { media: '1' }))
    expect(failure).toMatchObject({ kind: 'rejected', code: 'film-failed' })
  })
})

describe('publish', () => {
  const sent = async (...media: Story['media']) => {
    const bodies: unknown[] = []
    const at = await stand({
      [`POST ${api}/pins`]: (call) => {
        bodies.push(call.json())
        return { status: 201, json: { id: '1' } }
      },
    })
    await deliver(subject, at, storyOf('x', { media, link: null, text: '' })).send()
    return bodies[0]
  }

  it('sends one picture, several, or a film with its cover', async () => {
    const png = { content_type: 'image/png', data: expect.stringMatching(/^iVBOR/) as string }
    expect(await sent(imageOf('a'))).toEqual({
      board_id: board,
      title: 'Titel: x',
      alt_text: 'Alternativtext: a',
      media_source: { source_type: 'image_base64', ...png },
    })
    expect(await sent(imageOf('a'), imageOf('b'))).toMatchObject({
      media_source: { source_type: 'multiple_image_base64', items: [png, png] },
    })
    expect(await sent(filmOf('a'))).toMatchObject({ media_source: { source_type: 'video_id', cover_image_key_frame_time: 1 } })
    expect(await sent(filmOf('a'), imageOf('b'))).toMatchObject({
      media_source: { source_type: 'video_id', cover_image_content_type: 'image/png' },
    })
  })

  it('says that the board is gone: nothing in the post would help', async () => {
    const at = await stand({ [`POST ${api}/pins`]: () => ({ status: 404, json: { code: 40, message: 'Board not found.' } }) })
    const failure = await failureOf(at, deliver(subject, at, storyOf('x', { media: [imageOf('a')] })).send())
    expect(failure).toMatchObject({ kind: 'unsupported', code: 'board-gone' })
  })
})

describe('find', () => {
  const staged: Staged = { title: 'Titel', description: 'Hallo  Welt', link: 'https://a.example/x', alt: null, film: null, images: [] }
  const pin = (over: object = {}) => ({
    id: '1',
    title: 'Titel',
    description: 'Hallo Welt\n',
    link: 'https://a.example/x?utm=pinterest',
    created_at: '2026-11-22T10:00:01',
    ...over,
  })
  const listed = async (pages: readonly (readonly object[])[], over: Partial<Staged> = {}) => {
    const at = await stand({
      [`GET ${api}/boards/${board}/pins`]: ({ query }) => {
        const page = Number(query.get('bookmark') ?? 0)
        return { status: 200, json: { items: pages[page], bookmark: page + 1 < pages.length ? String(page + 1) : null } }
      },
    })
    return publisher.find?.({ ...staged, ...over }, at.context())
  }

  it.each([
    ['ours', [pin()], '1'],
    ['one without an instant', [pin({ created_at: undefined })], '1'],
    ['one of before', [pin({ created_at: '2026-11-22T09:58:59' })], 'absent'],
    ['one of before, in another zone', [pin({ created_at: '2026-11-22T10:30:00+02:00' })], 'absent'],
    ['other words', [pin({ description: 'Hallo' })], 'absent'],
    ['another link', [pin({ link: 'https://b.example/' })], 'unknown'],
    ['a link that only begins like ours', [pin({ link: 'https://a.example/x-2' })], 'unknown'],
    ['no link', [pin({ link: null })], 'unknown'],
    ['no link beside ours', [pin({ link: null, id: '2' }), pin()], '1'],
    ['our very link', [pin({ link: 'https://a.example/x' })], '1'],
    ['somebody else’s', [pin({ is_owner: false })], 'absent'],
    ['two that could be', [pin(), pin({ id: '2' })], 'unknown'],
  ])('sees %s', async (_, pins, expected) => {
    const found = await listed([[], pins])
    if (expected === '1') expect(found).toMatchObject({ remoteId: '1' })
    else expect(found).toBe(expected)
  })

  it('keeps a link with parameters apart from others', async () => {
    const link = 'https://a.example/?p=1'
    expect(await listed([[pin({ link: `${link}&utm=pinterest` })]], { link })).toMatchObject({ remoteId: '1' })
    expect(await listed([[pin({ link: 'https://a.example/?p=12' })]], { link })).toBe('unknown')
    expect(await listed([[pin()]], { link: null })).toBe('unknown')
    expect(await listed([[pin({ link: null })]], { link: null })).toMatchObject({ remoteId: '1' })
  })

  it('concludes nothing from a board that it has not read to its end, nor without words', async () => {
    expect(await listed(Array.from({ length: 6 }, () => []))).toBe('unknown')
    expect(await listed([[]], { title: '', description: ' ' })).toBe('unknown')
  })
})

describe('measure', () => {
  it('leaves out what was not told, and saves where they would not be all', async () => {
    const metrics = { lifetime_metrics: { impression: 3, reaction: 'n/a' } }
    const at = await stand({
      [`GET ${api}/pins/1`]: () => ({ status: 200, json: { id: '1', created_at: '2026-08-01T10:00:00', pin_metrics: metrics } }),
      [`GET ${api}/pins/2`]: () => ({ status: 200, json: { id: '2', created_at: '2026-11-20T10:00:00', pin_metrics: null } }),
      [`GET ${api}/pins/2/analytics`]: () => ({ status: 200, json: { all: { summary_metrics: { SAVE: 4 } } } }),
    })
    const posts = ['1', '2', '3'].map((remoteId) => ({ remoteId, url: 'https://www.pinterest.com/pin/1/' }))
    expect(await publisher.measure?.(posts, at.context())).toEqual([
      { remoteId: '1', values: { impressions: 3 } },
      { remoteId: '2', values: { saves: 4 } },
      { remoteId: '3', values: 'gone' },
    ])
  })

  it('tells the other numbers where there are no analytics, and of no pin that it is gone by half an answer', async () => {
    const pin_metrics = { lifetime_metrics: { impression: 3 } }
    const at = await stand({
      [`GET ${api}/pins/1`]: () => ({ status: 200, json: { id: '1', created_at: '2026-11-20T10:00:00', pin_metrics } }),
      [`GET ${api}/pins/1/analytics`]: () => ({ status: 403, json: { code: 29, message: 'Not authorized.' } }),
      [`GET ${api}/pins/2`]: () => ({ status: 200, json: { code: 0, message: 'ok' } }),
    })
    const posts = ['1', '2'].map((remoteId) => ({ remoteId, url: 'https://www.pinterest.com/pin/1/' }))
    expect(await publisher.measure?.(posts, at.context())).toEqual([
      { remoteId: '1', values: { impressions: 3 } },
      { remoteId: '2', values: {} },
    ])
  })

  it('counts saves', async () => {
    const at = await stand()
    const post = await deliver(subject, at, storyOf('x', { media: [imageOf('a')] })).send()
    at.fake.visit(post.remoteId, { kind: 'share', by: 'Ben' })
    expect(await publisher.measure?.([post], at.context())).toMatchObject([{ values: { saves: 1, impressions: 1, clicks: 0 } }])
  })
})

describe('the account', () => {
  it('is told with the impressions of the last day that is ready', async () => {
    const at = await stand()
    expect(await publisher.measureAccount?.(at.context())).toEqual({ followers: 100, posts: 0, impressions: 60 })
  })

  it('has no impressions where there are no analytics, and tells the rest', async () => {
    const at = await stand({
      [`GET ${api}/user_account/analytics`]: () => ({ status: 403, json: { code: 403, message: 'Not authorized.' } }),
    })
    expect(await publisher.measureAccount?.(at.context())).toEqual({ followers: 100, posts: 0 })
  })

  it('is not zero where a number was not told', async () => {
    const at = await stand({ [`GET ${api}/user_account`]: () => ({ status: 200, json: { username: 'x', follower_count: null } }) })
    expect(await publisher.measureAccount?.(at.context())).toEqual({ impressions: 60 })
  })
})

describe('connect', () => {
  const access = { access: 'a-token-of-somebody', refresh: 'r-token-of-somebody', username: 'acme' }
  const boards: FakeServerOptions['routes'] = {
    [`GET ${api}/boards`]: () => ({
      status: 200,
      json: {
        items: [
          { id: '1', name: 'Secret', privacy: 'SECRET' },
          { id: '2', name: 'Open' },
        ],
      },
    }),
  }

  it('offers no board that nobody sees', async () => {
    const at = await stand(boards)
    const choose = (id: string) => connector.choose?.({ access, expiresAt: null }, id, at.connecting()) ?? Promise.reject(new Error('none'))
    expect(await failureOf(at, choose('1'))).toMatchObject({ kind: 'rejected', code: 'choice-unknown' })
    expect(await choose('2')).toMatchObject({ account: { id: '2', handle: '@acme: Open' }, expiresAt: null })
  })

  it('notices that the board is out of reach', async () => {
    const at = await stand({ [`GET ${api}/boards/${board}`]: () => ({ status: 404, json: { code: 40, message: 'Board not found.' } }) })
    const failure = await failureOf(at, connector.check?.(platform.credentials(''), at.connecting()) ?? Promise.resolve())
    expect(failure).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
  })
})
