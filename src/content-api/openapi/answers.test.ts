/** Every GET route that the document describes is asked for, and answers exactly what its schema says. */
import request from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aPicture, aPublication, aText, testApi } from '../testing.ts'
import { areas } from './areas.ts'

const post = '019a0000-0000-7000-8000-0000000000d1'
const api = testApi({ files: { bild: { bytes: Buffer.from('picture'), mimeType: 'image/jpeg' } } })

/** What stands in the address of a route, by the parameter's name. */
const given: { readonly [name: string]: string } = { idOrSlug: post, id: 'bild', variant: 'card', brand: 'acme' }

beforeAll(async () => {
  await api.publish(
    aPublication(post, {
      campaign: 'Herbst',
      topics: ['strom'],
      texts: {
        de: { ...aText('Wir öffnen das Umspannwerk', 'umspannwerk'), alt: { bild: 'Ein Umspannwerk bei Nacht' } },
        en: aText('We open the substation', 'substation'),
      },
      media: [aPicture('bild')],
    }),
  )
  await api.publish(aPublication('019a0000-0000-7000-8000-0000000000d2', { firstPublishedAt: '2026-11-19T08:00:00.000Z' }))
})

interface Described {
  readonly content?: { readonly [type: string]: { readonly schema?: unknown } | undefined }
}
const routes = areas
  .flatMap((area) => Object.entries(area))
  .flatMap(([path, { get }]) => {
    const described = get?.responses['200'] as Described | undefined
    return described ? [{ path, content: described.content ?? {} }] : []
  })
const filled = (path: string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? expect.fail(`No example for {${name}} of ${path} stands in this test.`))

describe('what the document says', () => {
  it.each(routes)('is what GET $path answers', async ({ path, content }) => {
    const answered = await request(api.app).get(filled(path)).buffer(true)
    expect(answered.status).toBe(200)
    const [type = ''] = String(answered.headers['content-type']).split(';')
    expect(Object.keys(content)).toContain(type)
    const schema = content[type]?.schema
    if (!/[/+]json$/.test(type)) return
    if (!(schema instanceof z.ZodType)) throw new TypeError(`The answer of ${path} has no zod schema.`)
    // What a schema does not name would be missing from what it gives back.
    expect(schema.parse(answered.body)).toEqual(answered.body)
  })

  it.each(routes)('is how GET $path refuses', async ({ path }) => {
    const answered = await request(api.app).get(`${filled(path)}?no-such-parameter=1`)
    expect(answered.status).toBe(400)
    expect(answered.headers['content-type']).toBe('application/problem+json')
    expect(answered.body).toMatchObject({ status: 400, code: 'invalid-query', requestId: answered.headers['x-request-id'] })
  })
})
