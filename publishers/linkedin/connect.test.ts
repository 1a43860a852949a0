import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { failureOf } from '../testing/contract-subject.ts'
import type { FakePlatform } from '../testing/fake.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const open: Stand[] = []
const stand = async (other: FakePlatform = platform) => {
  const opened = await openStand(publisher, other)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close()
})
const asPage = (at: Stand) => platform.credentials(at.baseUrl) as { [name: string]: Json }

describe('connecting', () => {
  const begin = async (at: Stand, input: { [name: string]: string }) => {
    const begun = await connector.begin(input, at.connecting())
    if (!('redirect' in begun)) throw new Error('no redirect')
    return begun
  }
  const scopesOf = ({ redirect }: { redirect: string }) => new URL(redirect).searchParams.get('scope')?.split(' ') ?? []
  const signIn = async (at: Stand, input: { [name: string]: string }) => {
    const { redirect, pending } = await begin(at, input)
    const answer = await fetch(redirect, { method: 'POST', body: new URL(redirect).searchParams, redirect: 'manual' })
    const query = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
    return connector.finish?.(pending, query, at.connecting())
  }

  it('asks for no more than what was ticked', async () => {
    const at = await stand()
    expect(scopesOf(await begin(at, {}))).toEqual(['openid', 'profile', 'w_member_social'])
    expect(scopesOf(await begin(at, { numbers: 'yes' }))).toEqual(['openid', 'profile', 'w_member_social', 'r_member_postAnalytics'])
    const pages = scopesOf(await begin(at, { pages: 'yes' }))
    expect(pages).toContain('w_organization_social')
    // An app for pages cannot have this product.
    expect(pages).not.toContain('openid')
    expect(pages).not.toContain('r_member_postAnalytics')
  })

  it('connects the member at once where there is nothing to choose, and has nothing to renew', async () => {
    const at = await stand()
    const connection = await signIn(at, {})
    if (!connection || 'choices' in connection) throw new Error('a choice of one')
    expect(connection.account).toMatchObject({ id: 'urn:li:person:nX-7aQ', handle: 'Nora Licht' })
    expect(connection.credentials).toMatchObject({ pages: false, numbers: false, refreshToken: null })
    expect(connection.expiresAt).toEqual(new Date(at.clock.now().getTime() + 60 * 86_400_000))
    await connector.check?.(connection.credentials, at.connecting())
    expect(await failureOf(at, Promise.resolve(connector.refresh?.(connection.credentials, at.connecting())))).toMatchObject({
      kind: 'reconnect',
      code: 'refresh-token-missing',
    })
  })

  it('offers the member and each page', async () => {
    const at = await stand()
    const outcome = await signIn(at, { pages: 'yes', numbers: 'yes' })
    if (!outcome || !('choices' in outcome)) throw new Error('no choice')
    expect(outcome.choices.map(({ id, label }) => [id, label])).toEqual([
      ['urn:li:person:nX-7aQ', 'Nora Licht (in/nora-licht)'],
      ['urn:li:organization:2414183', 'Nordlicht Energie (company/nordlicht-energie)'],
    ])
    const page = await connector.choose?.(outcome.pending, 'urn:li:organization:2414183', at.connecting())
    expect(page).toMatchObject({ account: { handle: 'Nordlicht Energie' }, credentials: { numbers: true, pages: true } })
  })

  it('notices when the person administers the page no more, or is another', async () => {
    const at = await stand()
    for (const author of ['urn:li:organization:1', 'urn:li:person:another'])
      expect(await failureOf(at, Promise.resolve(connector.check?.({ ...asPage(at), author }, at.connecting())))).toMatchObject({
        kind: 'reconnect',
        code: 'account-changed',
      })
  })
})
