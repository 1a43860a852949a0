import { afterEach, describe, expect, it } from 'vitest'
import { failureOf } from '../testing/contract-subject.ts'
import type { FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { butFor } from '../testing/scripted.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import connector from './connect.ts'
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

const place = (platform.credentials('') as { location: string }).location
const v4 = `/mybusiness.googleapis.com/v4/${place}`
const review = `${place}/reviews/AbFvOq_1-x`
const gone: FakeReply = { status: 404, json: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } } }

describe('interactions', () => {
  const since = new Date('2026-11-20T00:00:00Z')
  const said = (over: object = {}) => ({ name: review, updateTime: '2026-11-21T10:00:00.5Z', ...over })
  const heard = async (pages: readonly (readonly object[])[], cursor: string | null = null) => {
    const at = await stand({
      [`GET ${v4}/reviews`]: ({ query }) => {
        const page = Number(query.get('pageToken') ?? 0)
        return { status: 200, json: { reviews: pages[page], ...(page + 1 < pages.length && { nextPageToken: String(page + 1) }) } }
      },
    })
    return publisher.interactions?.({ posts: [], since, cursor }, at.context())
  }

  it.each([
    [{ starRating: 'FOUR', comment: ' Gut so. ' }, '★★★★☆\nGut so.'],
    [{ starRating: 'ONE' }, '★☆☆☆☆'],
    [{ starRating: 'SIX', comment: 'Gut so.' }, 'Gut so.'],
    [{}, ''],
  ])('reads %o', async (over, text) => {
    const page = await heard([[said({ reviewer: { displayName: 'Cem' }, ...over })]])
    expect(page).toMatchObject({
      items: [{ remoteId: review, kind: 'mention', post: null, parent: null, author: { id: review, name: 'Cem' }, text }],
      next: null,
    })
  })

  it('names nobody whom Google does not name', async () => {
    for (const reviewer of [undefined, {}, { isAnonymous: true, displayName: ' ' }])
      expect((await heard([[said({ reviewer })]]))?.items[0]?.author).toMatchObject({ name: 'Google', handle: 'Google' })
  })

  it('reads on as long as all of a page is new, and no longer', async () => {
    const old = said({ updateTime: '2026-11-19T23:59:59Z' })
    const pages = [[said()], [said(), old], [said()]]
    expect(await heard(pages)).toMatchObject({ items: [{}], next: '1' })
    expect(await heard(pages, '1')).toMatchObject({ items: [{ remoteId: review }], next: null })
    expect(await heard([[], [said()]])).toEqual({ items: [], next: null })
  })
})

describe('reply', () => {
  const replying = async (standing: FakeReply, text = 'Danke!') => {
    const sent: unknown[] = []
    const at = await stand({
      [`GET /mybusiness.googleapis.com/v4/${review}`]: () => standing,
      [`PUT /mybusiness.googleapis.com/v4/${review}/reply`]: (call) => {
        sent.push(call.json())
        return { status: 200, json: call.json() }
      },
    })
    return { at, sent, reply: async () => publisher.reply?.({ remoteId: review, post: null }, text, at.context()) }
  }
  const withReply = (reviewReply?: object): FakeReply => ({
    status: 200,
    json: { name: review, updateTime: '2026-11-21T10:00:00Z', reviewReply },
  })

  it('takes no reply away that somebody has given', async () => {
    const { at, sent, reply } = await replying(withReply({ comment: 'Vielen Dank, Anna' }))
    expect(await failureOf(at, reply())).toMatchObject({ kind: 'rejected', code: 'already-answered' })
    expect(sent).toEqual([])
  })

  it('says the same again where it is not known whether it was said', async () => {
    for (const standing of [{ comment: 'Danke!' }, {}, undefined]) {
      const { sent, reply } = await replying(withReply(standing))
      expect(await reply()).toMatchObject({ remoteId: `${review}/reply` })
      expect(sent).toEqual([{ comment: 'Danke!' }])
    }
  })

  it('takes 4,096 bytes and no more, and says that the review is gone', async () => {
    const full = await replying(withReply(), 'ä'.repeat(2_048))
    await full.reply()
    expect(full.sent).toHaveLength(1)
    const long = await replying(withReply(), `a${'ä'.repeat(2_048)}`)
    expect(await failureOf(long.at, long.reply())).toMatchObject({ kind: 'rejected', code: 'text-too-long' })
    const lost = await replying(gone)
    expect(await failureOf(lost.at, lost.reply())).toMatchObject({ kind: 'rejected', code: 'reply-target-gone' })
    expect([...long.sent, ...lost.sent]).toEqual([])
  })
})

describe('connect', () => {
  const access = { access: 'ya29.fake-profile-access-token', refresh: 'r-token-of-somebody' }
  const choose = async (at: Stand, id: string) => connector.choose?.({ access, expiresAt: null }, id, at.connecting())
  const accounts = '/mybusinessaccountmanagement.googleapis.com/v1/accounts'
  const locationsOf = (account: string) => `/mybusinessbusinessinformation.googleapis.com/v1/${account}/locations`
  const located = (id: string, over: object = {}) => ({ name: `locations/${id}`, metadata: { canOperateLocalPost: true }, ...over })

  it('offers each location once, with its address, and none where nothing may be posted', async () => {
    const at = await stand()
    const { pending, redirect } = (await connector.begin({}, at.connecting())) as { pending: null; redirect: string }
    const asked = new URL(redirect).searchParams
    expect([asked.get('access_type'), asked.get('prompt')]).toEqual(['offline', 'consent'])
    const back = await fetch(redirect, { method: 'POST', body: asked, redirect: 'manual' })
    const query = Object.fromEntries(new URL(back.headers.get('location') ?? '').searchParams)
    const outcome = await connector.finish?.(pending, query, at.connecting())
    if (!outcome || !('choices' in outcome)) throw new Error('no choice')
    expect(outcome.choices.map(({ label }) => label)).toEqual([
      'Nordlicht Energie, Am Sandtorkai 1, 20457 Hamburg',
      'Nordlicht Energie, Am Sandtorkai 1, 20457 Bremen',
    ])
    expect(outcome.choices[0]?.id).toBe(place)
    expect(await choose(at, outcome.choices[1]?.id ?? '')).toMatchObject({ account: { handle: 'Nordlicht Energie, Bremen' } })
  })

  it('reads accounts and locations to their end, whatever is missing in them', async () => {
    const at = await stand({
      [`GET ${accounts}`]: ({ query }) => ({
        status: 200,
        json: query.get('pageToken')
          ? { accounts: [{ name: 'accounts/2' }] }
          : { accounts: [{ name: 'accounts/1' }], nextPageToken: 'more' },
      }),
      [`GET ${locationsOf('accounts/1')}`]: () => ({ status: 200, json: {} }),
      [`GET ${locationsOf('accounts/2')}`]: ({ query }) => ({
        status: 200,
        json: query.get('pageToken')
          ? { locations: [located('2', { storefrontAddress: 'nonsense' })] }
          : { locations: [located('3', { metadata: null })], nextPageToken: 'more' },
      }),
    })
    expect(await choose(at, 'accounts/2/locations/2')).toMatchObject({
      account: {
        id: 'accounts/2/locations/2',
        handle: 'locations/2',
        url: expect.stringContaining('/www.google.com/maps/search/') as string,
      },
    })
    for (const id of ['accounts/2/locations/3', 'accounts/1/locations/2'])
      expect(await failureOf(at, choose(at, id))).toMatchObject({ kind: 'rejected', code: 'choice-unknown' })
  })

  it('ends where Google always has a further page', async () => {
    let calls = 0
    const at = await stand({
      [`GET ${accounts}`]: () => ({ status: 200, json: { accounts: [{ name: 'accounts/1' }, { name: 'accounts/2' }] } }),
      ...Object.fromEntries(
        ['accounts/1', 'accounts/2'].map((account) => [
          `GET ${locationsOf(account)}`,
          () => ({ status: 200, json: { locations: [located(String(++calls))], nextPageToken: 'more' } }),
        ]),
      ),
    })
    expect(await failureOf(at, choose(at, 'none'))).toMatchObject({ code: 'choice-unknown' })
    expect(calls).toBe(60)
  })

  it('keeps refresh token and location when it renews the access', async () => {
    const at = await stand({
      'POST /oauth2.googleapis.com/token': () => ({
        status: 200,
        json: { access_token: 'new-access', expires_in: 3599, token_type: 'Bearer' },
      }),
    })
    const stored = platform.credentials(at.baseUrl) as Record<string, string>
    const renewed = await connector.refresh?.(stored, at.connecting())
    expect(renewed).toMatchObject({ credentials: { ...stored, access: 'new-access' }, account: { id: place } })
    expect(renewed?.expiresAt).toEqual(new Date('2026-11-22T10:59:59Z'))
  })

  it('notices that the location is out of reach, or Google closed', async () => {
    const checked = async (reply: FakeReply) => {
      const at = await stand({ [`GET ${v4}/localPosts`]: () => reply })
      return failureOf(at, connector.check?.(platform.credentials(at.baseUrl), at.connecting()) ?? Promise.resolve())
    }
    expect(await checked(gone)).toMatchObject({ kind: 'reconnect', code: 'account-changed' })
    const closed = { error: { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ metadata: { quota_limit_value: '0' } }] } }
    expect(await checked({ status: 429, json: closed })).toMatchObject({ kind: 'unsupported', code: 'access-not-approved' })
  })
})
