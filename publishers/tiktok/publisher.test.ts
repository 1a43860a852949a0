import { afterEach, describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import type { Accepted } from '../publisher.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand, type StandOptions } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { explain } from './api.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import { isCutRight, type State } from './fake-state.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import { piecesOf, type StagedFilm } from './stage.ts'

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
const api = '/open.tiktokapis.com/v2'
const jobsOf = (at: Stand) => (at.fake.save() as unknown as State).jobs
const filmed = (name: string, bytes = 1_000) => storyOf(name, { media: [filmOf(`film of ${name}`, { bytes })] })
const pictured = (name: string) => storyOf(name, { media: [imageOf(name), imageOf(`${name} too`)] })
const staging = async (at: Stand, story: Story, resume: Json, options?: StandOptions) =>
  publisher.stage?.(compose(story), at.context(options), resume)
const resumeOf = (outcome: Awaited<ReturnType<typeof staging>>) => (outcome?.ready === false ? outcome.resume : null)
const ok = (data: object): FakeReply => ({ status: 200, json: { data, error: { code: 'ok', message: '' } } })
const refused = (code: string, status = 200): FakeReply => ({ status, json: { data: {}, error: { code, message: '' } } })

describe('compose', () => {
  it('sends no link, and a title of pictures whole or not at all', () => {
    expect(compose(storyOf('x', { text: ' Hallo ' }))).toMatchObject({ text: 'Hallo', title: 'Titel: x' })
    expect(compose(storyOf('y'.repeat(84))).title).toBe('')
    expect(compose(storyOf('y'.repeat(83))).title).toHaveLength(90)
  })
})

describe('pieces', () => {
  it.each([1, 4_999_999, 5_000_000, 8_388_608, 16_777_215, 16_777_216, 64_000_001, 1_234_567_891, 4_000_000_000])(
    'of %i bytes are as TikTok wants them, and the last is not much longer',
    (total) => {
      const { size, count } = piecesOf(total)
      expect(isCutRight({ source: 'FILE_UPLOAD', video_size: total, chunk_size: size, total_chunk_count: count })).toBe(true)
      expect(total - size * (count - 1)).toBeLessThanOrEqual(size + 100)
    },
  )
})

describe('stage', () => {
  const long = filmed('long', 25_000_000)

  it('sends all but the last piece, which nobody sees', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, long)
    const staged = (await delivery.stage()) as unknown as StagedFilm
    expect(jobsOf(at)).toMatchObject([{ bytes: 25_000_000, count: 2, received: 12_500_000, taken: null }])
    expect(staged).toMatchObject({ publishId: jobsOf(at)[0]?.id, from: 12_500_000, total: 25_000_000 })
    expect(await delivery.find(staged as unknown as Json)).toBe('absent')
  })

  it('asks on where an answer was lost', async () => {
    const at = await stand()
    const story = filmed('lost', 30_000_000)
    const begun = resumeOf(await staging(at, story, null))
    const further = await staging(at, story, begun)
    // The same call again: TikTok has that piece already.
    expect(resumeOf(await staging(at, story, begun))).toEqual(resumeOf(further))
    expect((await staging(at, story, resumeOf(further)))?.ready).toBe(false)
    expect(jobsOf(at)).toMatchObject([{ count: 3, received: 20_000_000 }])
  })

  it('begins again where the upload has ended, or cannot be gone on with', async () => {
    const at = await stand()
    const begun = resumeOf(await staging(at, long, null))
    at.clock.advance(51 * 60_000)
    expect(await staging(at, long, begun)).toMatchObject({ resume: { opened: at.clock.now().toISOString(), sent: 0 } })
    expect(jobsOf(at)).toHaveLength(2)
    const other = await stand({ 'PUT /open-upload.tiktokapis.com/video/': () => ({ status: 403 }) })
    expect(await staging(other, long, resumeOf(await staging(other, long, null)))).toMatchObject({ ready: false, resume: null })
  })

  it('asks whether the creator may still post as the channel was connected', async () => {
    const at = await stand()
    const credentials = { ...(platform.credentials('') as object), privacy: 'FOLLOWER_OF_CREATOR' }
    const failure = await failureOf(at, staging(at, filmed('x'), null, { credentials }))
    expect(failure).toMatchObject({ kind: 'unsupported', code: 'privacy-level-option-mismatch' })
  })

  it.each([
    ['words alone', storyOf('none'), 'media-missing'],
    ['two films', storyOf('two', { media: [filmOf('a'), filmOf('b')] }), 'too-many-films'],
    ['a film and a picture', storyOf('mixed', { media: [filmOf('a'), imageOf('b')] }), 'media-mixed'],
  ])('refuses %s before anything is sent', async (_, story, code) => {
    const at = await stand()
    expect(await failureOf(at, staging(at, story, null))).toMatchObject({ kind: 'rejected', code })
    expect(at.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
  })

  it('lets a film be as long as this creator’s may be', async () => {
    expect((await publisher.limitsFor?.((await stand()).context()))?.video).toMatchObject({ maxMs: 600_000, max: 1 })
  })
})

describe('publish', () => {
  const staged: StagedFilm = {
    film: filmOf('film', { bytes: 1_000 }),
    publishId: 'v_pub_file~v2-1.1',
    uploadUrl: '',
    from: 0,
    total: 1_000,
    privacy: 'PUBLIC_TO_EVERYONE',
  }

  it.each([
    [416, 'reconcile'],
    [403, 'rejected'],
    [404, 'rejected'],
    [502, 'reconcile'],
  ])('reads %i for the last piece as %s', async (status, kind) => {
    const at = await stand({ 'PUT /open-upload.tiktokapis.com/video/': () => ({ status }) })
    const uploadUrl = `${at.baseUrl}/open-upload.tiktokapis.com/video/`
    const failing = publisher.publish({ ...staged, uploadUrl }, at.context())
    expect(await failureOf(at, failing)).toMatchObject({ kind })
  })

  it.each([
    ['spam_risk_too_many_posts', 'wait'],
    ['unaudited_client_can_only_post_to_private_accounts', 'unsupported'],
    ['url_ownership_unverified', 'unsupported'],
    ['invalid_params', 'rejected'],
    ['never_heard_of', 'reconcile'],
  ])('reads %s beside a 200 as %s', async (code, kind) => {
    const at = await stand({ [`POST ${api}/post/publish/content/init/`]: () => refused(code) })
    const delivery = deliver(subject, at, pictured('refused'))
    expect(await failureOf(at, delivery.publish(await delivery.stage()))).toMatchObject({ kind, code: code.replaceAll('_', '-') })
  })

  it('comes back when TikTok will take more', () => {
    const now = new Date('2026-11-22T10:00:00Z')
    const of = (code: string) => explain({ error: { code } }, now)?.retryAfter?.getTime()
    expect(of('rate_limit_exceeded')).toBe(now.getTime() + 60_000)
    expect(of('reached_active_user_cap')).toBe(now.getTime() + 24 * 3_600_000)
  })

  it('marks posts of the own brand, where the channel was connected so', async () => {
    const bodies: unknown[] = []
    const at = await stand({
      [`POST ${api}/post/publish/content/init/`]: (call) => {
        bodies.push(call.json())
        return ok({ publish_id: 'p_pub_url~v2-1.1' })
      },
    })
    for (const ownBrand of [true, false]) {
      const credentials = { ...(platform.credentials('') as object), ownBrand }
      const outcome = await staging(at, pictured('branded'), null, { credentials })
      await publisher.publish(outcome?.ready ? outcome.staged : null, at.context({ credentials }))
    }
    expect(bodies).toMatchObject([{ post_info: { brand_organic_toggle: true } }, { media_type: 'PHOTO' }])
    expect(bodies[1]).not.toHaveProperty('post_info.brand_organic_toggle')
  })
})

describe('progress', () => {
  const accepted = (privacy: string, at: Stand): Json => ({ publishId: 'p', kind: 'video', privacy, since: at.clock.now().toISOString() })
  const complete = (ids: readonly unknown[] = []) => ({
    [`POST ${api}/post/publish/status/fetch/`]: () => ok({ status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ids }),
  })

  it('waits for the id of a public post, and in the end does without', async () => {
    const at = await stand(complete())
    const job = accepted('PUBLIC_TO_EVERYONE', at)
    expect(await publisher.progress?.(job, at.context())).toHaveProperty('accepted')
    at.clock.advance(6 * 3_600_000 + 1)
    expect(await publisher.progress?.(job, at.context())).toMatchObject({
      remoteId: 'p',
      url: expect.stringMatching(/@nordlicht.energie$/) as string,
    })
  })

  it('does not wait for an id that is never told', async () => {
    const at = await stand(complete())
    expect(await publisher.progress?.(accepted('SELF_ONLY', at), at.context())).toMatchObject({ remoteId: 'p' })
  })

  it('keeps every digit of an id', async () => {
    const at = await stand()
    const { remoteId } = await deliver(subject, at, filmed('whole')).send()
    expect(remoteId).toBe('7499999999999000002')
  })
})

describe('find', () => {
  const pictures = { images: [], title: '', text: 'Hallo Welt', privacy: 'PUBLIC_TO_EVERYONE', ownBrand: false } as const
  const listing = (...videos: readonly object[]) => ({ [`POST ${api}/video/list/`]: () => ok({ videos }) })
  const listed = (id: string, video_description: string, seconds = 0) => ({
    id,
    video_description,
    create_time: Date.parse('2026-11-22T10:00:00Z') / 1000 + seconds,
  })

  it.each([
    ['ours', [listed('1', 'Hallo Welt'), listed('2', 'Anderes')], { remoteId: '1' }],
    ['two that could be', [listed('1', 'Hallo Welt'), listed('2', 'Hallo Welt')], 'unknown'],
    ['one of before', [listed('1', 'Hallo Welt', -61)], 'unknown'],
    ['a beginning that is no cut', [listed('1', 'Hallo')], 'unknown'],
    ['one without words', [listed('1', '')], 'unknown'],
    ['none', [], 'unknown'],
  ])('of pictures whose answer was lost sees %s', async (_, videos, expected) => {
    const at = await stand(listing(...videos))
    const found = await publisher.find?.(pictures, at.context())
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatchObject(expected)
  })

  it('knows a long text again by what is told of it', async () => {
    const text = 'a'.repeat(400)
    const at = await stand(listing(listed('1', text.slice(0, 150))))
    expect(await publisher.find?.({ ...pictures, text }, at.context())).toMatchObject({ remoteId: '1' })
  })

  it('never calls pictures absent: a lost answer goes to a person', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, pictured('lost'))
    const staged = await delivery.stage()
    at.fake.misbehave('accept-then-502')
    expect((await failureOf(at, delivery.publish(staged))).kind).toBe('reconcile')
    // Not judged yet, and so not listed.
    expect(await publisher.find?.(staged, delivery.context())).toBe('unknown')
  })

  it('does not call a film absent of which TikTok does not tell how much has arrived', async () => {
    const at = await stand({ [`POST ${api}/post/publish/status/fetch/`]: () => ok({ status: 'PROCESSING_UPLOAD' }) })
    const film: StagedFilm = {
      film: filmOf('x'),
      publishId: 'p',
      uploadUrl: 'https://x.example',
      from: 0,
      total: 9,
      privacy: 'SELF_ONLY',
    }
    expect(await publisher.find?.(film, at.context())).toBe('unknown')
  })
})

describe('measure', () => {
  it('says gone of public films alone, and nothing where nothing was told', async () => {
    const at = await stand()
    const film = await deliver(subject, at, filmed('there')).send()
    const posts = [
      film,
      { remoteId: '7400000000000000001', url: 'https://www.tiktok.com/@a/video/7400000000000000001' },
      { remoteId: '7400000000000000002', url: 'https://www.tiktok.com/@a/photo/7400000000000000002' },
      { remoteId: 'v_pub_file~v2-1.9', url: 'https://www.tiktok.com/@a' },
    ]
    const measured = await publisher.measure?.(posts, at.context())
    expect(measured?.map(({ values }) => values)).toEqual([{ views: 0, reactions: 0, comments: 0, shares: 0 }, 'gone', {}, {}])
    expect(await publisher.measure?.(posts.slice(3), at.context())).toEqual([{ remoteId: 'v_pub_file~v2-1.9', values: {} }])
  })
})

it('answers a progress that was accepted before with the same post', async () => {
  const at = await stand()
  const delivery = deliver(subject, at, filmed('again'))
  const answer = (await publisher.publish(await delivery.stage(), delivery.context())) as Accepted
  expect(answer.accepted).toMatchObject({ kind: 'video', privacy: 'PUBLIC_TO_EVERYONE' })
  expect(answer.checkAfter.getTime() - at.clock.now().getTime()).toBe(10_000)
})
