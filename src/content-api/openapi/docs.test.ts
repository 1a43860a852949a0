import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { apiDocs } from './docs.ts'

const app = express().use('/api/content/v1/docs', apiDocs({ log: { error: () => undefined } }))
const at = '/api/content/v1/docs'
const files = async () => [...(await request(app).get(at)).text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')

describe('Swagger UI', () => {
  it('is a page that can be asked for again and may load from here only', async () => {
    const page = await request(app).get(at)
    expect(page.status).toBe(200)
    expect(page.type).toBe('text/html')
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|unsafe/)
    expect((await request(app).get(at).set('If-None-Match', String(page.headers.etag))).status).toBe(304)
    expect(await files()).toHaveLength(5)
    expect((await files()).filter((file) => !file.startsWith('/api/content/v1/'))).toEqual([])
  })

  it('has all its files, which may be kept for good', async () => {
    for (const file of (await files()).filter((each) => !each.endsWith('openapi.json'))) {
      const answered = await request(app).head(file)
      expect(answered.status, file).toBe(200)
      expect(answered.headers['cache-control']).toContain('immutable')
      expect(answered.headers.etag).toMatch(/^"/)
      expect(answered.type).toBe({ css: 'text/css', js: 'text/javascript', png: 'image/png' }[file.split('.').at(-1) ?? ''])
    }
  })

  it('tells nobody else: no validator, no document from elsewhere', async () => {
    const start = await request(app).get((await files()).find((file) => file.endsWith('start.js')) ?? '')
    expect(start.text).toContain('validatorUrl: null')
    expect(start.text).toContain("url: '/api/content/v1/openapi.json'")
    expect(start.text).not.toContain('queryConfigEnabled: true')
  })

  it('opens no other file, of no other release', async () => {
    const [, release = ''] = /docs\/([^/]+)\//.exec((await files())[0] ?? '') ?? []
    for (const file of [
      'package.json',
      'index.html',
      '..%2Fpackage.json',
      '..%5Cpackage.json',
      '%00',
      'constructor',
      'swagger-initializer.js',
    ])
      expect((await request(app).get(`${at}/${release}/${file}`)).status, file).toBe(404)
    expect((await request(app).get(`${at}/0.0.0/swagger-ui.css`)).status).toBe(404)
    expect((await request(app).post(at)).status).toBe(405)
  })
})
