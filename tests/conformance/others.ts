/** WordPress describes its routes itself, Ghost checks with JSON schemas, Bluesky has lexicons. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { jsonToLex, Lexicons, type LexiconDoc } from '@atproto/lexicon'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { bodyOf, type Judge } from './contract.ts'

const withFormats = (ajv: Ajv): Ajv => {
  ;(addFormats as unknown as (to: Ajv) => void)(ajv)
  return ajv
}

interface Routes {
  readonly [route: string]: {
    readonly endpoints: readonly {
      readonly methods: readonly string[]
      readonly args: Readonly<Record<string, { readonly required?: boolean }>>
    }[]
  }
}

export function wordpressRoutes(file: string): Judge {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Routes | { routes: Routes }
  const all = 'routes' in found ? (found.routes as Routes) : found
  const routes = Object.entries(all).map(([route, rest]) => ({
    ...rest,
    route,
    pattern: new RegExp(`/wp-json${route.replaceAll('(?P<', '(?<')}$`),
  }))
  const ajv = withFormats(new Ajv({ strict: false, coerceTypes: true, logger: false }))
  return async (call) => {
    if (!call.path.includes('/wp-json/wp/v2')) return null
    const route = routes.find(({ pattern }) => pattern.test(call.path))
    if (!route) return [`${call.path} is no route`]
    const endpoint = route.endpoints.find(({ methods }) => methods.includes(call.method))
    if (!endpoint) return [`${call.method} is no method of ${route.route}`]
    const isJson = (call.headers['content-type'] ?? '').startsWith('application/json')
    const sent: Record<string, unknown> = { ...Object.fromEntries(call.query), ...(isJson ? ((await bodyOf(call)) as object) : {}) }
    delete sent._fields
    return Object.entries(sent).flatMap(([name, value]) => {
      const schema = endpoint.args[name]
      if (!schema) return [`${name} is not described for ${call.method} ${route.route}`]
      const { required: _, default: __, ...rest } = schema as Record<string, unknown>
      const isValid = ajv.compile(rest)
      // In an address, a list is told with commas.
      const told = rest.type === 'array' && typeof value === 'string' ? value.split(',') : structuredClone(value)
      return isValid(told) ? [] : [`${name}: ${ajv.errorsText(isValid.errors)}`]
    })
  }
}

export function ghostSchemas(folder: string): Judge {
  const ajv = withFormats(new Ajv({ strict: false, logger: false, allErrors: true }))
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object, path.parse(file).name.replace('-', '.'))
  // Ghost's own formats and keywords say nothing that is not asked elsewhere.
  return async (call) => {
    const [, resource = '', id = ''] = /\/ghost\/api\/admin\/(posts|images)\/?([^/]*)\/?$/.exec(call.path) ?? []
    if (resource !== 'posts' || !['POST', 'PUT'].includes(call.method)) return null
    const schema = ajv.getSchema(id === '' ? 'posts.add' : 'posts.edit')
    if (!schema) return ['its schema is missing']
    return schema(await bodyOf(call)) === true ? [] : [ajv.errorsText(schema.errors)]
  }
}

export function lexicons(folder: string): Judge {
  const known = new Lexicons()
  const ids = new Map<string, string>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))) {
    const doc = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as LexiconDoc
    try {
      known.add(doc)
    } catch {
      continue
    }
    const kind = doc.defs.main?.type
    if (kind === 'query' || kind === 'procedure') ids.set(doc.id, kind)
  }
  return async (call) => {
    const [, id = ''] = /\/xrpc\/([\w.]+)$/.exec(call.path) ?? []
    if (id === '') return null
    const kind = ids.get(id)
    if (!kind) return [`${id} has no lexicon`]
    if ((kind === 'query') !== (call.method === 'GET')) return [`${id} is a ${kind}`]
    try {
      if (kind === 'query') {
        const params: Record<string, unknown> = {}
        const types =
          (known.getDefOrThrow(id, ['query']) as { parameters?: { properties?: Record<string, { type: string }> } }).parameters
            ?.properties ?? {}
        for (const [name, value] of call.query) {
          const type = types[name]?.type
          if (!type) return [`${id}: ${name} is not described`]
          if (type === 'array') params[name] = [...((params[name] as unknown[]) ?? []), value]
          else params[name] = type === 'integer' ? Number(value) : type === 'boolean' ? value === 'true' : value
        }
        known.assertValidXrpcParams(id, params)
      } else {
        const sent = await bodyOf(call)
        const body = sent === undefined ? undefined : jsonToLex(sent)
        if (body !== undefined) known.assertValidXrpcInput(id, body)
        const record = body && typeof body === 'object' && 'record' in body ? (body.record as { $type?: string }) : null
        if (record?.$type) known.assertValidRecord(record.$type, record)
      }
      return []
    } catch (error) {
      return [`${id}: ${error instanceof Error ? error.message : String(error)}`]
    }
  }
}
