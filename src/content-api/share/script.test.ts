import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { shareScript, shareScriptAddress } from './script.ts'

const source = new URL('share-links.js', import.meta.url).pathname
const app = express()
app.use(shareScript({ log: { error: () => undefined } }))
app.use((_req, res) => void res.send('elsewhere'))

describe('/share.js', () => {
  it('is smaller than 4 kB, as it is built and as it is written', async () => {
    const { outputFiles } = await build({
      entryPoints: [source],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
    })
    const sizes = [outputFiles[0]?.contents ?? Buffer.alloc(1e6), readFileSync(source)].map((bytes) => gzipSync(bytes, { level: 9 }).length)
    expect(Math.max(...sizes)).toBeLessThan(4096)
  })

  it('keeps nothing and evaluates nothing', () => {
    expect(readFileSync(source, 'utf8')).not.toMatch(
      /document\.cookie|localStorage|sessionStorage|indexedDB|\beval\b|innerHTML|new Function|\.style\b/,
    )
  })

  it('is loaded from any website, and for ever by its version', async () => {
    const { text, headers } = await request(app)
      .get('/share.js')
      .expect(200)
      .expect('Content-Type', /javascript/)
    expect(text).toContain('funkhaus-share')
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    })
    await request(app).get('/share.js').set('If-None-Match', String(headers.etag)).expect(304)
    const { pathname, search } = new URL(shareScriptAddress('https://hub.example'))
    await request(app)
      .get(pathname + search)
      .expect('Cache-Control', 'public, max-age=31536000, immutable')
    await request(app)
      .get('/share.js?v=other')
      .expect('Cache-Control', /max-age=3600/)
    await request(app).put('/share.js').expect(405)
    expect((await request(app).get('/other.js')).text).toBe('elsewhere')
  })
})
