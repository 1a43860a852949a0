import request from 'supertest'
import { expect, it } from 'vitest'
import type { Env } from '../config/env.ts'
import type { OpenReadSide } from '../content-api/open-read-side.ts'
import { aPublication, publicUrl, testApi } from '../content-api/testing.ts'
import { earlyApp } from './early.ts'

it.each([
  ['/api/content/v1/posts', 200],
  ['/api/content/v1/posts/p1', 200],
  ['/api/content/v1/posts/p1/related', 200],
  ['/api/content/v1/posts/nobody', 404],
  // There in a moment: nobody may take them for gone.
  ['/api/content/v1/posts/p1/head', 503],
  ['/api/content/v1/posts/p1/card.png', 503],
  ['/api/content/v1/topics', 503],
  ['/feeds/acme.rss', 503],
  ['/sitemap.xml', 503],
])('before Payload is there, %s is answered with %i', async (path, status) => {
  const { reading, publications, answers, publish, stop } = testApi()
  await publish(aPublication('p1'))
  await reading.refresh()
  const readSide = { reading, publications, answers } as OpenReadSide
  const app = earlyApp(readSide, { PUBLIC_URL: publicUrl, TRUST_PROXY: 0, CONTENT_ORIGINS: 'https://ours.example' } as Env, {
    error: () => {},
  })
  const answer = await request(app).get(path).set('Origin', 'https://others.example')
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, undefined])
  expect(answer.headers.vary).toContain('Authorization')
  await stop()
})
