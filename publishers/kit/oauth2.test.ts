import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConnectContext } from '../publisher.ts'
import { createHttpClient } from './http.ts'
import { beginOAuth, finishOAuth, refreshOAuth, type OAuthServer } from './oauth2.ts'
import { challengeOf } from './pkce.ts'

/** Keys that URL-encoding would change. */
const app = { id: 'app-1_x.y', secret: 's3cret/+ -_~' }
const redirectUri = 'https://hub.example/api/channels/connected'
const now = new Date('2026-11-22T10:00:00Z')

interface Call {
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly form: URLSearchParams
}
/** What the token server answers next: as told, or, without, by its own rules. */
interface Answer {
  readonly status?: number
  readonly body: unknown
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A strict little token server: it knows one app, checks PKCE and the exact address, takes a code and a refresh token once. */
async function tokenServer(proves: OAuthServer['proves'] = 'post') {
  const codes = new Map<string, string | null>()
  const refreshTokens = new Set(['refresh-0'])
  const calls: Call[] = []
  const next: Answer[] = []
  const refuse = (error: string, status = 400): Answer => ({ status, body: { error, error_description: `because of ${error}` } })
  const proved = ({ headers, form }: Call) => {
    const basic = `Basic ${Buffer.from(`${app.id}:${app.secret}`).toString('base64')}`
    if (proves === 'basic') return headers.authorization === basic && !form.has('client_secret')
    return (
      headers.authorization === undefined &&
      form.get('client_id') === app.id &&
      form.get('client_secret') === (proves === 'post' ? app.secret : null)
    )
  }
  const answered = (call: Call): Answer => {
    const { form } = call
    if (call.headers['content-type'] !== 'application/x-www-form-urlencoded') return refuse('invalid_request')
    if (!proved(call)) return refuse('invalid_client', 401)
    const refresh = `refresh-${calls.length}`
    if (form.get('grant_type') === 'refresh_token') {
      if (!refreshTokens.delete(form.get('refresh_token') ?? '')) return refuse('invalid_grant')
    } else {
      const challenge = codes.get(form.get('code') ?? '')
      const verifier = form.get('code_verifier')
      const isProved = challenge === null ? verifier === null : challenge === challengeOf(verifier ?? '')
      if (challenge === undefined || !isProved || form.get('redirect_uri') !== redirectUri) return refuse('invalid_grant')
      codes.delete(form.get('code') ?? '')
    }
    refreshTokens.add(refresh)
    return {
      body: { access_token: `access-${calls.length}`, token_type: 'bearer', expires_in: 3600, refresh_token: refresh, open_id: 'me' },
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const call = { headers: request.headers, form: new URLSearchParams(Buffer.concat(chunks).toString()) }
      calls.push(call)
      const { status = 200, body } = next.shift() ?? answered(call)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { signal } = new AbortController()
  const ctx: ConnectContext = {
    channel: { id: '1' },
    app,
    at: (address) => address,
    http: createHttpClient({ secrets: [app.secret], allowPrivateOrigins: [origin], signal }),
    clock: { now: () => now },
    signal,
    redirectUri,
    client: null,
    state: '',
    hub: { url: 'https://hub.example', token: 'x' },
  }
  const platform: OAuthServer = { name: 'Example', authorize: `${origin}/authorize`, token: `${origin}/token`, scope: 'post read', proves }
  /** As the platform sends the person back who has consented. */
  const consented = (redirect: string) => {
    const asked = new URL(redirect).searchParams
    const code = `code-${codes.size}`
    codes.set(code, asked.get('code_challenge'))
    return { code, state: asked.get('state') ?? '' }
  }
  return { platform, ctx, calls, next, consented }
}

describe('the address of the sign-in', () => {
  it('says who asks for what, and proves later that it was we', async () => {
    const { platform, ctx } = await tokenServer()
    const { redirect, pending } = await beginOAuth({ ...platform, more: { access_type: 'offline' } }, ctx)
    const { searchParams } = new URL(redirect)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: app.id,
      redirect_uri: redirectUri,
      scope: 'post read',
      access_type: 'offline',
      code_challenge_method: 'S256',
    })
    const { state, verifier } = pending as { state: string; verifier: string }
    expect([searchParams.get('state'), searchParams.get('code_challenge')]).toEqual([state, challengeOf(verifier)])
    expect(redirect).not.toContain(verifier)
    expect(state).not.toBe(((await beginOAuth(platform, ctx)).pending as { state: string }).state)
  })

  it('keeps what the platform’s own address holds, and leaves out a scope that is none', async () => {
    const { platform, ctx } = await tokenServer()
    const { redirect } = await beginOAuth({ ...platform, authorize: `${platform.authorize}?tenant=1`, scope: '', pkce: false }, ctx)
    const { searchParams } = new URL(redirect)
    expect([searchParams.get('tenant'), searchParams.get('scope'), searchParams.get('code_challenge')]).toEqual(['1', null, null])
  })

  it('needs the keys of an app', async () => {
    const { platform, ctx } = await tokenServer()
    const without = { ...ctx, app: null }
    const missing = { kind: 'rejected', code: 'app-missing' }
    await expect(beginOAuth(platform, without)).rejects.toMatchObject(missing)
    await expect(finishOAuth(platform, { state: 's', verifier: 'v' }, { state: 's', code: 'c' }, without)).rejects.toMatchObject(missing)
    await expect((async () => refreshOAuth(platform, 'refresh-0', without))()).rejects.toMatchObject(missing)
  })
})

describe('the way back', () => {
  it.each(['basic', 'post', 'none'] as const)('ends with tokens, the app proving itself by %s', async (proves) => {
    const { platform, ctx, consented, calls } = await tokenServer(proves)
    const { redirect, pending } = await beginOAuth(platform, ctx)
    const back = consented(redirect)
    expect(await finishOAuth(platform, pending, back, ctx)).toEqual({
      access: 'access-1',
      refresh: 'refresh-1',
      expiresAt: new Date('2026-11-22T11:00:00Z'),
      answer: expect.objectContaining({ open_id: 'me' }) as object,
    })
    // The code works once.
    await expect(finishOAuth(platform, pending, back, ctx)).rejects.toMatchObject({ kind: 'reconnect', code: 'invalid-grant' })
    expect(calls).toHaveLength(2)
  })

  it('works where the platform knows no PKCE', async () => {
    const { platform, ctx, consented } = await tokenServer()
    const without = { ...platform, pkce: false }
    const { redirect, pending } = await beginOAuth(without, ctx)
    expect(await finishOAuth(without, pending, consented(redirect), ctx)).toMatchObject({ access: 'access-1' })
  })

  it('is not taken from another sign-in', async () => {
    const { platform, ctx, consented, calls } = await tokenServer()
    const [ours, theirs] = [await beginOAuth(platform, ctx), await beginOAuth(platform, ctx)]
    const back = consented(theirs.redirect)
    for (const state of [back.state, '', `${back.state}x`])
      await expect(finishOAuth(platform, ours.pending, { ...back, state }, ctx)).rejects.toMatchObject({ code: 'state-mismatch' })
    await expect(finishOAuth(platform, ours.pending, { code: back.code }, ctx)).rejects.toMatchObject({ code: 'state-mismatch' })
    expect(calls).toEqual([])
    // With our state their code is of no use: the verifier is another one.
    const { state } = ours.pending as { state: string }
    await expect(finishOAuth(platform, ours.pending, { ...back, state }, ctx)).rejects.toMatchObject({ code: 'invalid-grant' })
  })

  it('says that the person did not permit it, and calls nobody', async () => {
    const { platform, ctx, calls } = await tokenServer()
    const { pending } = await beginOAuth(platform, ctx)
    const { state } = pending as { state: string }
    for (const [query, code] of [
      [{ error: 'access_denied' }, 'sign-in-refused'],
      [{ error: 'access_denied', code: 'both' }, 'sign-in-refused'],
      [{ error_description: 'x'.repeat(10_000) }, 'code-missing'],
      [{ code: '' }, 'code-missing'],
    ] as const)
      await expect(finishOAuth(platform, pending, { ...query, state }, ctx)).rejects.toMatchObject({ kind: 'reconnect', code })
    expect(calls).toEqual([])
  })

  it('does not mind what else platforms put into the address', async () => {
    const { platform, ctx, consented } = await tokenServer()
    const { redirect, pending } = await beginOAuth(platform, ctx)
    const more = { iss: 'https://accounts.example.com', scope: 'post', session_state: 'x', token: 'y', id_token: 'z', response: 'w' }
    expect(await finishOAuth(platform, pending, { ...more, ...consented(redirect) }, ctx)).toMatchObject({ access: 'access-1' })
  })
})

describe('what the token server answers', () => {
  const asked = async (...answers: Answer[]) => {
    const { platform, ctx, next } = await tokenServer()
    next.push(...answers)
    return refreshOAuth(platform, 'refresh-0', ctx)
  }

  it('is a new pair, and the old refresh token is used up', async () => {
    const { platform, ctx } = await tokenServer()
    const first = await refreshOAuth(platform, 'refresh-0', ctx)
    expect(first.refresh).toBe('refresh-1')
    expect(await refreshOAuth(platform, 'refresh-1', ctx)).toMatchObject({ access: 'access-2', refresh: 'refresh-2' })
    await expect(refreshOAuth(platform, 'refresh-0', ctx)).rejects.toMatchObject({ kind: 'reconnect', code: 'invalid-grant' })
  })

  it.each([
    ['without a type', { access_token: 'a', expires_in: 60 }, { refresh: null, expiresAt: new Date('2026-11-22T10:01:00Z') }],
    ['with seconds as text', { access_token: 'a', expires_in: '60' }, { expiresAt: new Date('2026-11-22T10:01:00Z') }],
    ['without an end', { access_token: 'a' }, { refresh: null, expiresAt: null }],
    ['with nothing for nothing', { access_token: 'a', refresh_token: null, expires_in: null }, { refresh: null, expiresAt: null }],
    ['with empty ones', { access_token: 'a', refresh_token: '', expires_in: 0 }, { refresh: null, expiresAt: null }],
    ['of another type', { access_token: 'a', token_type: 'mac', scope: ['x'] }, { access: 'a' }],
  ])('may be an access %s', async (_, body, expected) => {
    expect(await asked({ body })).toMatchObject({ access: 'a', ...expected })
  })

  it.each([
    ['400 invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, { kind: 'reconnect', code: 'invalid-grant' }],
    ['an error with 200', { body: { error: 'bad_verification_code' } }, { kind: 'reconnect', code: 'bad-verification-code' }],
    ['403', { status: 403, body: { error: 'access_denied' } }, { kind: 'reconnect', code: 'access-denied' }],
    ['an odd code', { status: 400, body: { error: '<b>190</b>' } }, { kind: 'reconnect', code: 'sign-in-refused' }],
    ['400 that is no JSON', { status: 400, body: '<h1>Bad</h1>' }, { kind: 'reconnect', code: 'sign-in-refused' }],
    ['500', { status: 500, body: { error: 'server_error' } }, { kind: 'retry', code: 'http-500' }],
    ['429', { status: 429, body: '' }, { kind: 'wait', code: 'http-429' }],
    ['nothing', { body: '' }, { kind: 'bug' }],
    ['an empty access', { body: { access_token: '' } }, { kind: 'bug' }],
    ['a list', { body: [] }, { kind: 'bug' }],
  ])('may be %s', async (_, answer, expected) => {
    await expect(asked(answer)).rejects.toMatchObject({ name: 'PublisherError', ...expected })
  })

  it('names the app keys where they are wrong, and no secret', async () => {
    const body = { error: 'invalid_client', error_description: `no app with ${app.secret}` }
    const failure: unknown = await asked({ status: 401, body }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'reconnect', code: 'invalid-client' })
    expect(String(failure)).toContain('app keys')
    expect(String(failure)).not.toContain(app.secret)
  })
})
