/** OpenAPI 3 and Swagger 2: path, method, parameters and bodies. */
import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { bodyOf, templateOf, type Judge, type ObservedCall } from './contract.ts'

type Schema = { readonly [keyword: string]: unknown }
interface Parameter {
  readonly name: string
  readonly in: 'query' | 'header' | 'path' | 'cookie' | 'body' | 'formData'
  readonly required?: boolean
  readonly schema?: Schema
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly $ref?: string
}
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content?: { readonly [type: string]: { readonly schema?: Schema } }
    readonly $ref?: string
  }
}
interface Description {
  readonly paths: { readonly [path: string]: { readonly [method: string]: unknown } & { readonly parameters?: readonly Parameter[] } }
}

const refs = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(refs)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            // Alternatives that overlap are no fault of the caller's.
            key === 'oneOf' ? 'anyOf' : key,
            key === '$ref' && typeof inner === 'string' && inner.startsWith('#') ? `contract${inner}` : refs(inner),
          ]),
        )
      : value

const at = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((from, key) => (from as Record<string, unknown>)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], root)

const says = (errors: readonly ErrorObject[] | null | undefined, where: string) =>
  // What is inside of alternatives is told by each of them: the first few say enough.
  (errors ?? []).slice(0, 3).map(({ instancePath, message, params }) => `${where}${instancePath} ${message} ${JSON.stringify(params)}`)

/**
 * @param prefix what stands before the described path in a fake's path: host, and base path of the server
 * @param variable what stands for a `{name}` in it, as an expression: default one segment
 */
export function openApi(file: string, prefix: string, variable?: string): Judge {
  const root = refs(JSON.parse(readFileSync(file, 'utf8'))) as Description
  // Descriptions hold keywords of their own, formats that are names only, and patterns for other engines.
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    allErrors: true,
    validateFormats: true,
    logger: false,
    coerceTypes: true,
    unicodeRegExp: false,
  })
  ;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
  ajv.addSchema({ ...(root as object), $id: 'contract' }, 'contract')
  const resolve = <T extends { readonly $ref?: string }>(value: T): T =>
    value.$ref ? (at(root, value.$ref.replace('contract#', '')) as T) : value
  const operations = Object.entries(root.paths).map(([path, item]) => ({ path, item, pattern: templateOf(path, variable) }))
  // A path without variables is meant before one that has some.
  operations.sort((a, b) => a.path.split('{').length - b.path.split('{').length)

  const problemsOf = (schema: Schema, value: unknown, where: string): string[] => {
    const isValid = ajv.compile(schema)
    return isValid(structuredClone(value)) ? [] : says(isValid.errors, where)
  }

  return async (call: ObservedCall) => {
    if (!call.path.startsWith(prefix)) return null
    const path = call.path.slice(prefix.length)
    const method = call.method.toLowerCase()
    const found = operations.find(({ pattern, item }) => pattern.test(path) && item[method])
    if (!found) {
      const other = operations.find(({ pattern }) => pattern.test(path))
      return other ? [`${call.method} is no method of ${other.path}`] : null
    }
    const operation = found.item[method] as Operation
    const parameters = [...(found.item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve)
    const problems: string[] = []
    const query = new URLSearchParams(call.query.map(([name, value]) => [name, value]))
    const known = new Set(parameters.filter((one) => one.in === 'query').map(({ name }) => name.replace(/\[\]$/, '')))
    for (const [name] of query) if (!known.has(name.replace(/\[\]$/, ''))) problems.push(`query ${name} is not described for ${found.path}`)
    for (const { name, in: place, required, schema, type, enum: values } of parameters) {
      if (place === 'header' && required && call.headers[name.toLowerCase()] === undefined) problems.push(`header ${name} is missing`)
      if (place !== 'query') continue
      const all = [...query.getAll(name), ...query.getAll(`${name}[]`)]
      if (required && all.length === 0) problems.push(`query ${name} is missing`)
      const described = schema ? resolve(schema as Schema & { $ref?: string }) : ({ type, enum: values } as Schema)
      const isList = described.type === 'array'
      if (all.length > 0 && described.type !== 'object')
        problems.push(...problemsOf(described, isList ? all.flatMap((one) => one.split(',')) : all.at(-1), `query ${name}`))
    }
    const body = await bodyOf(call)
    const type = (call.headers['content-type'] ?? '').split(';')[0] ?? ''
    const content = operation.requestBody ? resolve(operation.requestBody) : undefined
    const taken = content?.content ?? {}
    const media =
      taken[type] ??
      (type === 'application/octet-stream'
        ? undefined
        : Object.entries(taken).find(([name]) => name.startsWith(type) || name === '*/*')?.[1])
    if (call.body !== '' && content && Object.keys(taken).length > 0 && !media && type !== 'application/octet-stream')
      problems.push(`${type} is not taken, but ${Object.keys(taken).join(', ')}`)
    if (content?.required && call.body === '') problems.push('the body is missing')
    if (media?.schema && body !== undefined) problems.push(...problemsOf(media.schema, body, 'body'))
    const fields = parameters.filter((one) => one.in === 'formData')
    if (fields.length > 0 && body && typeof body === 'object') {
      for (const name of Object.keys(body))
        if (!fields.some((one) => one.name === name)) problems.push(`field ${name} is not described for ${found.path}`)
      for (const { name, required } of fields) if (required && !(name in body)) problems.push(`field ${name} is missing`)
    }
    return problems
  }
}
