import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { testApi } from './testing.ts'

describe('GET /openapi.json', () => {
  it('describes every route in OpenAPI 3.1, and every reference leads somewhere', async () => {
    const { app } = testApi()
    const answer = await request(app).get('/api/content/v1/openapi.json')
    expect(answer.status).toBe(200)
    const document = answer.body as {
      openapi: string
      paths: Record<string, { get: { parameters: { name: string; in: string; required?: boolean }[] } }>
      components: { schemas: Record<string, unknown> }
    }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual([
      '/api/content/v1/posts',
      '/api/content/v1/posts/{idOrSlug}',
      '/api/content/v1/media/{id}',
      '/api/content/v1/media/{id}/{variant}',
      '/feeds/{brand}.rss',
    ])
    expect(Object.keys(document.components.schemas).sort()).toEqual(['Language', 'Media', 'Post', 'PostPage', 'Problem'])
    for (const [, name] of answer.text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name ?? '')
    for (const [path, { get }] of Object.entries(document.paths)) {
      const inPath = get.parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(inPath.every(({ required }) => required)).toBe(true)
    }
  })
})
