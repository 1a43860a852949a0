import { expect, it } from 'vitest'
import type { ConnectContext } from '../publisher.ts'
import { failureOf } from '../testing/contract-subject.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

const withStand = async (test: (at: Stand, ctx: ConnectContext) => Promise<void>) => {
  const at = await openStand(publisher, platform)
  await test(at, at.connecting()).finally(() => at.close())
}

it('does not take a visibility that TikTok does not have', () =>
  withStand(async (at, ctx) => {
    const beginning = connector.begin({ privacy: 'friends' }, ctx)
    expect(await failureOf(at, beginning)).toMatchObject({ kind: 'rejected', code: 'privacy-invalid' })
  }))

it('keeps what was wished, over the sign-in', () =>
  withStand(async (_, ctx) => {
    const begun = await connector.begin({ privacy: 'SELF_ONLY', ownBrand: 'yes' }, ctx)
    expect(begun).toMatchObject({ pending: { privacy: 'SELF_ONLY', ownBrand: true } })
    if ('redirect' in begun) expect(new URL(begun.redirect).searchParams.get('scope')).toBe('user.info.basic,video.publish,video.list')
  }))

it('reads a refusal that comes with a 200', () =>
  withStand(async (at, ctx) => {
    const http: ConnectContext['http'] = {
      async request(_, __, { answer }) {
        const told = { error: 'invalid_grant', error_description: 'Refresh token is expired.' }
        return Promise.resolve({ status: 200, headers: new Headers(), body: answer.parse(told) })
      },
    }
    const failing = connector.refresh?.(platform.credentials(at.baseUrl), { ...ctx, http }) ?? Promise.resolve()
    const message = 'TikTok did not let us in: Refresh token is expired.'
    expect(await failureOf(at, failing)).toMatchObject({ kind: 'reconnect', code: 'invalid-grant', message })
  }))

it('does not take the access of another creator for this one’s', () =>
  withStand(async (at, ctx) => {
    const credentials = { ...(platform.credentials(at.baseUrl) as object), username: 'somebody.else' }
    expect(await failureOf(at, connector.check?.(credentials, ctx) ?? Promise.resolve())).toMatchObject({ code: 'account-changed' })
  }))
