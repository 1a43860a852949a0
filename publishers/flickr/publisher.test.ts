import { afterEach, describe, expect, it } from 'vitest'
import type { Json, Story } from '../../src/core/story.ts'
import { deliver, failureOf } from '../testing/contract-subject.ts'
import type { FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose, tagList } from './compose.ts'
import connector from './connect.ts'
import { owner, type State } from './fake-state.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

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
const picture = (over: Partial<Story> = {}) => storyOf('x', { media: [imageOf('a')], ...over })
const film = storyOf('film', { media: [filmOf('f', { bytes: 1_000 })] })
const stateOf = (at: Stand) => at.fake.save() as unknown as State
const published = { remoteId: '53000000001', url: 'https://www.flickr.com/photos/me/53000000001/' }

const xml = (text: string) => (): FakeReply => ({ status: 200, headers: { 'content-type': 'text/xml' }, text })
const json = (value: unknown) => (): FakeReply => ({ status: 200, json: value })
const fail = (code: number) => json({ stat: 'fail', code, message: 'No.' })
const upload = 'POST /up.flickr.com/services/upload/'
const get = 'GET /api.flickr.com/services/rest/'
const post = 'POST /api.flickr.com/services/rest/'
const staging = async (at: Stand, story: Story, resume: Json = null) => publisher.stage?.(compose(story), at.context(), resume)

describe('compose', () => {
  it.each([
    ['the post’s own', picture(), 'Titel: x'],
    ['the first line', picture({ language: 'en', text: ' Erste\nZweite' }), 'Erste'],
    ['the brand', picture({ language: 'en', text: '' }), 'Acme'],
  ])('is called like %s', (_, story, title) => {
    expect(compose(story).title).toBe(title)
  })

  it('holds tags with blanks together, and lets none break out', () => {
    const story = picture()
    const tags = compose({ ...story, article: { ...story.article, topics: ['Neue  Werke', 'a "b" c', '"', 'a b c', 'Umwelt'] } }).tags
    expect(tagList(tags)).toBe('"Neue Werke" "a b c" "Umwelt"')
  })

  it('tells the link once', () => {
    expect(compose(picture({ text: 'Hier.' })).description).toBe('Hier.\n\nhttps://acme.example/blog/x')
    expect(compose(picture({ text: 'Siehe https://acme.example/blog/x.' })).description).toBe('Siehe https://acme.example/blog/x.')
  })
})

describe('stage', () => {
  it('sends lines and markup as people shall read them, and seen by nobody', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, picture({ text: 'Eins & <b>zwei</b>\nDrei' }))
    const staged = await delivery.stage()
    expect(stateOf(at).photos).toMatchObject([
      {
        isPublic: false,
        title: 'Titel: x',
        tags: ['Umwelt'],
        description: 'Eins &amp; &lt;b&gt;zwei&lt;/b&gt;\r\nDrei\r\n\r\nhttps://acme.example/blog/x',
      },
    ])
    await delivery.publish(staged)
    expect(at.fake.timeline()).toMatchObject([{ text: 'Eins & <b>zwei</b>\nDrei\n\nhttps://acme.example/blog/x' }])
  })

  it.each([
    ['words alone', storyOf('none'), 'media-missing'],
    ['a picture and a film', storyOf('both', { media: [imageOf('a'), filmOf('f')] }), 'too-many-media'],
    ['a film that is too large for one request', storyOf('large', { media: [filmOf('f', { bytes: 50_000_001 })] }), 'film-too-large'],
  ])('refuses %s', async (_, story, code) => {
    const at = await stand()
    expect(await failureOf(at, staging(at, story))).toMatchObject({ kind: 'rejected', code })
    expect(stateOf(at).photos).toEqual([])
  })

  it('keeps the photo, and does not upload it again', async () => {
    const at = await stand()
    const kept = { photo: '53000000001' }
    expect(await staging(at, picture())).toEqual({ ready: false, checkAfter: at.clock.now(), resume: kept })
    expect(await staging(at, picture(), kept)).toEqual({ ready: true, staged: kept })
    expect(stateOf(at).photos).toHaveLength(1)
  })

  it('asks about a film by its ticket until it is there', async () => {
    const at = await stand()
    const begun = await staging(at, film)
    if (!begun || begun.ready) throw new Error('It was there at once.')
    expect(await staging(at, film, begun.resume)).toMatchObject({ ready: false, resume: begun.resume })
    at.clock.advance(20_000)
    expect(await staging(at, film, begun.resume)).toMatchObject({ ready: false, resume: { photo: '53000000001' } })
    expect(stateOf(at).photos).toHaveLength(1)
  })

  it.each([
    ['unknown', [{ id: 't-1', invalid: 1 }]],
    ['another’s', [{ id: 't-2', complete: 1, photoid: '5' }]],
    ['done, and of no photo', [{ id: 't-1', complete: 1 }]],
  ])('begins again after a while with a film whose ticket is %s', async (_, ticket) => {
    const at = await stand({ [get]: json({ uploader: { ticket }, stat: 'ok' }) })
    const checkAfter = new Date(at.clock.now().getTime() + 300_000)
    expect(await staging(at, film, { ticket: 't-1' })).toEqual({ ready: false, checkAfter, resume: null })
  })

  it('gives a film up that Flickr could not convert', async () => {
    const at = await stand({ [get]: json({ uploader: { ticket: [{ id: 't-1', complete: '2' }] }, stat: 'ok' }) })
    expect(await failureOf(at, staging(at, film, { ticket: 't-1' }))).toMatchObject({ kind: 'rejected', code: 'film-failed' })
  })

  it.each([
    [0, 'retry'],
    [2, 'bug'],
    [3, 'retry'],
    [5, 'rejected'],
    [6, 'unsupported'],
    [8, 'rejected'],
    [14, 'wait'],
    [96, 'reconnect'],
    [98, 'reconnect'],
    [105, 'retry'],
  ])('reads %i of an upload as %s', async (code, kind) => {
    const at = await stand({
      [upload]: xml(`<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="fail"><err code="${code}" msg="&quot;No&quot;." /></rsp>`),
    })
    const failure = await failureOf(at, staging(at, picture()))
    expect(failure).toMatchObject({ kind, code: `flickr-${code}`, message: `Flickr refused (${code}): "No".` })
  })

  it.each([
    [''],
    ['<rsp stat="ok"></rsp>'],
    ['<rsp stat="ok"><photoid></photoid></rsp>'],
    ['<rsp stat="ok"><photoid>../1</photoid></rsp>'],
    ['<rsp stat="fail"></rsp>'],
    ['<photoid>1</photoid>'],
    ['{"stat":"ok","photoid":"1"}'],
  ])('takes %j for no photo', async (told) => {
    const at = await stand({ [upload]: xml(told) })
    expect(await failureOf(at, staging(at, picture()))).toMatchObject({ kind: 'bug', code: 'answer-unreadable' })
  })
})

describe('publish', () => {
  const sending = (at: Stand) => publisher.publish({ photo: '53000000001' }, at.context())

  it.each([
    [1, 'rejected'],
    [2, 'bug'],
    [96, 'reconnect'],
    [98, 'reconnect'],
    [99, 'reconnect'],
    [100, 'reconnect'],
    [105, 'reconcile'],
    [106, 'reconcile'],
    [112, 'bug'],
    [116, 'rejected'],
  ])('reads a refusal by %i, which comes with 200, as %s', async (code, kind) => {
    const at = await stand({ [post]: fail(code) })
    expect(await failureOf(at, sending(at))).toMatchObject({ kind, code: `flickr-${code}` })
  })

  it.each([[{}], [{ stat: 'maybe' }], [{ stat: 'fail' }], ['jsonFlickrApi({"stat":"ok"})'], [null]])(
    'does not know what %j means',
    async (told) => {
      const at = await stand({ [post]: json(told) })
      expect((await failureOf(at, sending(at))).kind).toBe('reconcile')
    },
  )

  it('strikes secrets out of what Flickr says', async () => {
    const { token } = platform.credentials('') as { token: string }
    const at = await stand({ [post]: json({ stat: 'fail', code: 116, message: `Bad URL found in ${token}` }) })
    expect((await failureOf(at, sending(at))).message).toBe('Flickr refused (116): Bad URL found in [secret].')
  })

  it('waits an hour when nobody says how long', async () => {
    const at = await stand({ [post]: () => ({ status: 429, text: '<h1>429 Too Many Requests</h1>' }) })
    expect(await failureOf(at, sending(at))).toMatchObject({ kind: 'wait', retryAfter: new Date(at.clock.now().getTime() + 3_600_000) })
  })

  it('tries again later when the clocks are apart', async () => {
    const at = await stand({ [post]: () => ({ status: 401, text: 'oauth_problem=timestamp_refused' }) })
    expect(await failureOf(at, sending(at))).toMatchObject({ kind: 'retry', code: 'timestamp-refused' })
  })

  it('makes a photo public once, however often it is asked to', async () => {
    const at = await stand()
    const delivery = deliver(subject, at, picture())
    const staged = await delivery.stage()
    expect(await delivery.publish(staged)).toEqual(await delivery.publish(staged))
    expect(at.fake.records()).toHaveLength(1)
  })
})

describe('find', () => {
  const photo = (over: object) => json({ photo: { id: '53000000001', visibility: { ispublic: 0 }, ...over }, stat: 'ok' })
  it.each([
    ['is private', photo({}), 'absent'],
    ['is private, told as text', photo({ visibility: { ispublic: '0' } }), 'absent'],
    ['is gone, and may have been live', fail(1), 'unknown'],
    ['is another one', photo({ id: '1', visibility: { ispublic: 1 } }), 'unknown'],
  ])('where the photo %s', async (_, answer, told) => {
    const at = await stand({ [get]: answer })
    expect(await publisher.find?.({ photo: '53000000001' }, at.context())).toBe(told)
  })

  it('proves nothing by an answer that leaves it open', async () => {
    const at = await stand({ [get]: photo({ visibility: {} }) })
    expect((await failureOf(at, Promise.resolve(publisher.find?.({ photo: '53000000001' }, at.context())))).kind).toBe('bug')
  })
})

describe('afterwards', () => {
  it('leaves out what is not told, and does not make zero of it', async () => {
    const answers = [
      { photo: { id: '53000000001', visibility: { ispublic: true }, views: null, comments: { _content: '' } } },
      { photo: { total: null } },
    ]
    const at = await stand({ [get]: () => json({ ...answers.shift(), stat: 'ok' })() })
    expect(await publisher.measure?.([published], at.context())).toEqual([{ remoteId: published.remoteId, values: {} }])
  })

  it('hears comments as plain text, and nothing of a photo that is gone', async () => {
    const comment = {
      id: '1-53000000001-2',
      author: '7@N01',
      authorname: 'Cem',
      datecreate: '1796032800',
      _content: 'Gut <b>so</b>\n&amp; weiter',
    }
    const answers = [
      { stat: 'fail', code: 1, message: 'Photo not found' },
      { comments: { comment: [comment, { ...comment, author: owner.nsid }] }, stat: 'ok' },
    ]
    const at = await stand({ [get]: () => json(answers.shift())() })
    const asked = { posts: [{ remoteId: '1', url: published.url }, published], since: new Date(0), cursor: null }
    const heard = await publisher.interactions?.(asked, at.context())
    expect(heard).toMatchObject({
      items: [{ text: 'Gut so\n& weiter', author: { id: '7@N01', name: 'Cem', handle: 'Cem' }, url: null, post: published.remoteId }],
      next: null,
    })
  })

  it('answers a comment whose photo nobody named, and waits when it was too fast', async () => {
    const at = await stand()
    const photo = await deliver(subject, at, picture()).send()
    const answer = await publisher.reply?.({ remoteId: `1-${photo.remoteId}-2`, post: null }, 'a < b', at.context())
    expect(answer?.url).toContain(`/${photo.remoteId}/#comment`)
    expect(stateOf(at).photos[0]?.comments).toMatchObject([{ text: 'a &lt; b' }])
    const hasty = await stand({ [post]: fail(9) })
    expect((await failureOf(hasty, Promise.resolve(publisher.reply?.({ remoteId: 'x', post: '1' }, 'a', hasty.context())))).kind).toBe(
      'wait',
    )
  })

  it('takes nothing down without the permission, and says what is missing', async () => {
    const at = await stand({ [post]: fail(99) })
    expect((await failureOf(at, Promise.resolve(publisher.remove?.(published, at.context())))).kind).toBe('reconnect')
  })
})

it('has the limits of the account for films, and no larger ones than it can send', async () => {
  const at = await stand({ [get]: json({ person: { videos: { maxduration: '180', maxupload: '1073741824' } }, stat: 'ok' }) })
  expect(await publisher.limitsFor?.(at.context())).toMatchObject({ video: { maxMs: 180_000, bytes: 50_000_000 } })
})

it('asks for all three permissions, and is brought back with the hub’s state', async () => {
  const at = await stand()
  const begun = await connector.begin({}, at.connecting())
  expect(new URL('redirect' in begun ? begun.redirect : '').searchParams.get('perms')).toBe('delete')
  expect(stateOf(at).requests).toMatchObject([{ callback: 'https://hub.example/connect/back?state=channel-1.state-of-the-hub' }])
})

it('notices that the access is to another account', async () => {
  const at = await stand()
  const stored = { ...(platform.credentials('') as object), nsid: '1@N01' }
  expect(await failureOf(at, Promise.resolve(connector.check?.(stored, at.connecting())))).toMatchObject({
    kind: 'reconnect',
    code: 'account-changed',
  })
})
