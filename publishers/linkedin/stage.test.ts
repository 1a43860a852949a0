import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import type { HttpClient, HttpRequest } from '../publisher.ts'
import { failureOf } from '../testing/contract-subject.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { scripted } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { documentOf, filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
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
const api = '/api.linkedin.com/rest'
const asPage = (at: Stand) => platform.credentials(at.baseUrl) as { [name: string]: Json }
const asMember = (at: Stand, over: object = {}) => ({ ...asPage(at), author: 'urn:li:person:nX-7aQ', ...over })
/** What went over the wire so far. */
const calls = (at: Stand) => at.told.filter((line) => line.startsWith('{"method"'))

describe('stage', () => {
  const staged = async (at: Stand, over: object, credentials: Json = asPage(at)) => {
    const draft = compose(storyOf('staged', over))
    let resume: Json = null
    for (let round = 0; round < 50; round++) {
      const staging = await publisher.stage?.(draft, at.context({ credentials }), resume)
      if (!staging || staging.ready) return staging?.staged as unknown as Staged
      resume = JSON.parse(JSON.stringify(staging.resume)) as Json
    }
    throw new Error('never ready')
  }

  it('says what is below the text', async () => {
    const at = await stand()
    expect((await staged(at, { link: 'https://acme.de/x' })).content).toEqual({
      article: { source: 'https://acme.de/x', title: 'Titel: staged', description: 'Beschreibung: staged.' },
    })
    expect((await staged(at, { media: [imageOf('a', { alt: null })] })).content).toEqual({ media: { id: expect.any(String) as string } })
    const several = await staged(at, { media: [imageOf('a'), imageOf('b')] })
    expect(several.content).toEqual({
      multiImage: { images: several.files.map((id, n) => ({ id, altText: `Alternativtext: ${'ab'.charAt(n)}` })) },
    })
  })

  it('waits for a document where documents are, and names it', async () => {
    const at = await stand()
    const { content, files } = await staged(at, { link: 'https://acme.de/x', media: [documentOf('report')] })
    expect(content).toEqual({ media: { id: files[0], title: 'Dokument: report' } })
    expect(calls(at).filter((line) => line.includes('/rest/documents/urn')).length).toBeGreaterThan(0)
  })

  it('brings a film up in the parts that LinkedIn names, and hands their marks back in order', async () => {
    const at = await stand()
    const { files } = await staged(at, { media: [filmOf('film', { bytes: 4_194_303 + 100_000 })] })
    const [kept] = (at.fake.save() as unknown as { files: { urn: string; parts: string[]; status: string }[] }).files
    expect(kept).toMatchObject({ urn: files[0], status: 'AVAILABLE' })
    expect(kept?.parts.map((part) => Buffer.from(part, 'base64').length)).toEqual([4_194_303, 100_000])
  })

  it('goes on with a film where the last turn ended, and begins it anew when the addresses of its parts have ended', async () => {
    const at = await stand()
    const draft = compose(storyOf('held', { media: [filmOf('film', { bytes: 4_194_303 + 100 })] }))
    /** Each question for the time takes six seconds, so that a turn is one step. */
    const turn = async (resume: Json) => {
      const began = at.clock.now().getTime()
      let asked = 0
      const clock = { now: () => new Date(began + 6_000 * asked++) }
      const staging = await publisher.stage?.(draft, { ...at.context(), clock }, resume)
      if (!staging || staging.ready) throw new Error('ready at once')
      return JSON.parse(JSON.stringify(staging.resume)) as { film: { urn: string; etags: string[] } }
    }
    const begun = await turn(null)
    const further = await turn(begun)
    expect([further.film.urn, further.film.etags.length]).toEqual([begun.film.urn, 1])
    at.clock.advance(25 * 3_600_000)
    const anew = await turn(further)
    expect(anew.film.etags).toEqual([])
    expect(anew.film.urn).not.toBe(begun.film.urn)
  })

  it('waits longer for a film than for a picture', async () => {
    const waits = []
    for (const medium of [imageOf('a'), filmOf('b')]) {
      const at = await stand()
      const staging = await publisher.stage?.(compose(storyOf('waiting', { media: [medium] })), at.context(), null)
      waits.push(staging?.ready === false ? staging.checkAfter.getTime() - at.clock.now().getTime() : null)
    }
    expect(waits).toEqual([3_000, 30_000])
  })

  it('gives the key to LinkedIn alone', async () => {
    const sent: { url: string; authorization: string | undefined }[] = []
    const through = (uploadUrl: string): HttpClient => ({
      request: <T>(_: string, url: string, request: HttpRequest<T>) => {
        sent.push({ url, authorization: request.headers?.authorization })
        const body = request.answer.parse({ value: { uploadUrl, image: 'urn:li:image:1' }, status: 'AVAILABLE' })
        return Promise.resolve({ status: 200, headers: new Headers(), body })
      },
    })
    const at = await stand()
    const draft = compose(storyOf('key', { media: [imageOf('a')] }))
    for (const uploadUrl of ['https://www.linkedin.com/dms-uploads/1', 'https://elsewhere.example/1'])
      await publisher.stage?.(draft, { ...at.context(), at: (origin) => origin, http: through(uploadUrl) }, null)
    const uploads = sent.filter(({ url }) => !url.includes('/rest/images/'))
    expect(uploads.map(({ url, authorization }) => [new URL(url).host, authorization !== undefined])).toEqual([
      ['api.linkedin.com', true],
      ['www.linkedin.com', true],
      ['api.linkedin.com', true],
      ['elsewhere.example', false],
    ])
  })

  it('takes what went up for ready where it may not ask', async () => {
    const at = await stand()
    const state = at.fake.save() as unknown as { tokens: { scopes: string[] }[] }
    for (const token of state.tokens) token.scopes = ['openid', 'profile', 'w_member_social']
    at.fake.load(state)
    expect((await staged(at, { media: [imageOf('a')] }, asMember(at, { pages: false }))).files).toHaveLength(1)
  })

  it('says rejected when LinkedIn cannot process a file', async () => {
    const at = await stand(
      scripted(platform, { [`GET ${api}/images/:urn`]: () => ({ status: 200, json: { status: 'PROCESSING_FAILED' } }) }),
    )
    const draft = compose(storyOf('broken', { media: [imageOf('a')] }))
    const failing = Promise.resolve(publisher.stage?.(draft, at.context(), { files: ['urn:li:image:1'], ready: 0, film: null }))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code: 'media-failed' })
  })

  const poll = { options: ['a', 'b'], minutes: 1_440, multiple: false }
  it.each([
    ['21 pictures', storyOf('x', { media: Array.from({ length: 21 }, (_, n) => imageOf(`${n}`)) }), 'too-many-media'],
    ['a film beside a picture', storyOf('x', { media: [imageOf('a'), filmOf('b')] }), 'too-many-media'],
    ['a document beside a picture', storyOf('x', { media: [documentOf('a'), imageOf('b')] }), 'too-many-media'],
    ['two documents', storyOf('x', { media: [documentOf('a'), documentOf('b')] }), 'too-many-media'],
    ['a poll beside a picture', storyOf('x', { poll, media: [imageOf('a')] }), 'poll-with-media'],
    ['a poll without a question', storyOf('x', { poll, language: 'en' }), 'poll-question'],
    ['a poll with a long question', storyOf('x'.repeat(140), { poll }), 'poll-question'],
  ])('refuses %s before anything goes up', async (_, story, code) => {
    const at = await stand()
    const failing = Promise.resolve(publisher.stage?.(compose(story), at.context(), null))
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'rejected', code })
    expect(calls(at)).toEqual([])
  })
})
