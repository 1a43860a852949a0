import openapiTS, { type OpenAPI3 } from 'openapi-typescript'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { publicUrl, testApi } from '../testing.ts'
import { areas } from './areas.ts'
import { openApiDocument } from './document.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly responses: { readonly [status: string]: object }
}

/** As it leaves, without what only JavaScript can say. */
const document = JSON.parse(JSON.stringify(openApiDocument(publicUrl))) as {
  readonly openapi: string
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly [kind: string]: { readonly [name: string]: Json } }
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** Every object of the document with the way to it. */
function* objects(value: Json, way = '#'): Generator<readonly [way: string, object: { readonly [name: string]: Json }]> {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) yield [way, value as { readonly [name: string]: Json }]
  for (const [name, inner] of Object.entries(value))
    yield* objects(inner as Json, `${way}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}
const everything = [...objects(document as unknown as Json)]

describe('the OpenAPI document', () => {
  it('is what the hub serves, in OpenAPI 3.1', async () => {
    const answered = await request(testApi().app).get('/api/content/v1/openapi.json')
    expect(answered.status).toBe(200)
    expect(answered.body).toEqual(document)
    expect(document.openapi).toBe('3.1.0')
  })

  it('holds by the rules of another implementation', async () => {
    await expect(openapiTS(structuredClone(document) as unknown as OpenAPI3, { silent: true })).resolves.toBeDefined()
  })

  it('describes no route in two areas', () => {
    const paths = areas.flatMap((area) => Object.keys(area))
    expect(paths.filter((path, n) => paths.indexOf(path) !== n)).toEqual([])
    expect(Object.keys(document.paths).sort()).toEqual([...paths].sort())
  })

  it('leads somewhere with every reference', () => {
    const known = new Set(everything.map(([way]) => way))
    const references = everything.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []))
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((reference) => !known.has(reference))).toEqual([])
  })

  it('names every operation once, with a sentence and a group', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(ids.filter((id, n) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== n)).toEqual([])
    expect(operations.filter(({ operation: { summary, tags } }) => !summary || tags?.length !== 1).map(({ path }) => path)).toEqual([])
  })

  it.each(operations)('declares what stands in $method $path', ({ path, operation }) => {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => name).sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(Object.keys(operation.responses).filter((status) => /^[23]/.test(status))).not.toEqual([])
    expect(Object.keys(operation.responses)).toContain('500')
  })

  it('gives examples that its own schemas take', () => {
    const $defs = JSON.parse(JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/')) as object
    const examples = everything.flatMap(([way, object]) => {
      if (!('type' in object || '$ref' in object || 'anyOf' in object || 'enum' in object)) return []
      const given = [...('example' in object ? [object.example] : []), ...(Array.isArray(object.examples) ? object.examples : [])]
      return given.map((example) => ({ way, object, example }))
    })
    expect(examples.length).toBeGreaterThan(2)
    const wrong = examples.filter(({ object, example }) => {
      const schema = JSON.parse(JSON.stringify(object).replaceAll('#/components/schemas/', '#/$defs/')) as z.core.JSONSchema.BaseSchema
      return !z.fromJSONSchema({ ...schema, $defs } as Parameters<typeof z.fromJSONSchema>[0]).safeParse(example).success
    })
    expect(wrong).toEqual([])
  })
})
