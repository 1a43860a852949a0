import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiError, errorFrom, get, post, sentenceOf } from './api.ts'

describe('errors of the hub', () => {
  it('reads Payload’s shape', () => {
    const error = errorFrom(409, { errors: [{ message: 'The content changed.', data: { code: 'approval-stale' } }] })
    expect(error).toMatchObject({ status: 409, code: 'approval-stale', message: 'The content changed.' })
  })
  it('says all that went wrong', () => {
    expect(errorFrom(400, { errors: [{ message: 'One.' }, { message: ' ' }, { message: 'Two.' }] }).message).toBe('One. Two.')
  })
  it('reads problem+json', () => {
    expect(errorFrom(422, { type: 'about:blank', title: 'No', code: 'no-reason', detail: 'Say why.' })).toMatchObject({
      code: 'no-reason',
      message: 'Say why.',
    })
    expect(errorFrom(422, { title: 'No' }).message).toBe('No')
  })
  it.each([[undefined], [null], ['text'], [{ errors: [] }], [{ errors: ['odd'] }], [{ errors: [{ message: { a: 1 } }] }]])(
    'makes a sentence of %j',
    (body) => {
      const error = errorFrom(500, body)
      expect(error.message).toBe('')
      expect(sentenceOf(error, 'en')).toBe('That did not work (error 500). Try again.')
    },
  )
  it('has a sentence of its own for what the hub did not explain', () => {
    expect(sentenceOf(new ApiError(0, 'unreachable', ''), 'de')).toContain('antwortet nicht')
    expect(sentenceOf(new ApiError(401, '', ''), 'en')).toContain('signed in')
    expect(sentenceOf(new ApiError(403, '', ''), 'en')).toContain('roles')
    expect(sentenceOf(new ApiError(404, '', ''), 'en')).toContain('no longer exists')
    expect(sentenceOf(new ApiError(200, 'unreadable', ''), 'en')).toContain('cannot be read')
  })
  it('prefers the hub’s own sentence, and shows no stranger’s', () => {
    expect(sentenceOf(new ApiError(403, 'own-work', 'This is your own work.'), 'en')).toBe('This is your own work.')
    expect(sentenceOf(new TypeError('x is not a function'), 'en')).toBe('Something unexpected happened. Reload the page.')
    expect(sentenceOf({ odd: true }, 'de')).toContain('Unerwartetes')
  })
})

describe('asking', () => {
  let server: Server
  const asked: { method: string | undefined; url: string | undefined; type: string | undefined; body: string }[] = []
  const real = globalThis.fetch
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        asked.push({ method: request.method, url: request.url, type: request.headers['content-type'], body })
        if (request.url === '/api/cut') return void request.socket.destroy()
        response.statusCode = request.url === '/api/refused' ? 403 : 200
        response.end(request.url === '/api/page' ? '<html>' : JSON.stringify({ errors: [{ message: 'No.', data: { code: 'no' } }] }))
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    // A browser completes the address itself.
    globalThis.fetch = (input, init) => real(new URL(input as string, base), init)
  })
  afterAll(() => {
    globalThis.fetch = real
    server.close()
  })

  it('posts JSON below /api, and an empty object where there is nothing to say', async () => {
    await post('/posts/1/approve', { hash: 'h' })
    expect(asked.at(-1)).toEqual({ method: 'POST', url: '/api/posts/1/approve', type: 'application/json', body: '{"hash":"h"}' })
    await post('/freezes/1/lift')
    expect(asked.at(-1)?.body).toBe('{}')
  })
  it('gets without a body', async () => {
    await get('/posts/1/state')
    expect(asked.at(-1)).toEqual({ method: 'GET', url: '/api/posts/1/state', type: undefined, body: '' })
  })
  it('throws what the hub refused', async () => {
    await expect(get('/refused')).rejects.toMatchObject({ name: 'ApiError', status: 403, code: 'no', message: 'No.' })
  })
  it('tells an answer that is no JSON from one that did not come', async () => {
    await expect(get('/page')).rejects.toMatchObject({ status: 200, code: 'unreadable' })
    await expect(get('/cut')).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  })
  it('lets an abort be an abort', async () => {
    await expect(get('/posts/1/state', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })
})
