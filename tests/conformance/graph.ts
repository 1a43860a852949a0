/** The specifications of Meta's own SDK generator: edges with their parameters, for Facebook and Instagram. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bodyOf, type Judge } from './contract.ts'

interface Api {
  readonly method: string
  readonly endpoint?: string
  readonly name?: string
  readonly params: readonly { readonly name: string; readonly required: boolean; readonly type: string }[]
}

/** Taken everywhere, and told by the guides instead: access, chosen fields, paging. */
const everywhere = ['access_token', 'appsecret_proof', 'fields', 'limit', 'after', 'before', 'since', 'until']
const fits = (type: string, value: string): boolean => {
  if (type === 'bool') return ['true', 'false', '0', '1'].includes(value)
  if (/^(unsigned )?int$/.test(type)) return /^-?\d+$/.test(value)
  return true
}

/** @param nodes which specifications may answer: `Page`, `IGUser`. */
export function graph(folder: string, hosts: readonly string[], nodes: RegExp): Judge {
  const apis = readdirSync(folder)
    .filter((file) => nodes.test(path.parse(file).name))
    .flatMap((file) => (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { apis?: Api[] }).apis ?? [])
  return async (call) => {
    const [, host = '', version = '', node = '', edge = '', ...more] = call.path.split('/')
    if (!hosts.includes(host) || !/^v\d+\.\d+$/.test(version) || node === '' || node === 'oauth' || node === 'me' || more.length > 0)
      return null
    const method = call.method === 'DELETE' && edge === '' ? 'DELETE' : call.method
    const candidates = apis.filter((api) => api.method === method && (api.endpoint ?? '').replaceAll('/', '') === edge)
    if (candidates.length === 0) return [`${call.method} {node}/${edge} is not described`]
    const body = await bodyOf(call)
    const sent = new Map<string, string>(call.query.map(([name, value]) => [name, value]))
    for (const [name, value] of Object.entries(body ?? {})) sent.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    // One of the nodes with this edge must take it all.
    const problems = candidates.map(({ params }) => {
      const known = new Map(params.map((param) => [param.name, param]))
      return [
        // Reading one node takes the names of fields, which are not listed as parameters.
        ...[...sent.keys()]
          .filter((name) => !known.has(name) && !everywhere.includes(name))
          .map((name) => `${edge}: ${name} is not described`),
        ...params.filter(({ name, required }) => required && !sent.has(name)).map(({ name }) => `${edge}: ${name} is missing`),
        ...[...sent].flatMap(([name, value]) => {
          const type = known.get(name)?.type
          return type && value !== '(file)' && !fits(type, value) ? [`${edge}: ${name} is no ${type}`] : []
        }),
      ]
    })
    return problems.sort((a, b) => a.length - b.length)[0] ?? []
  }
}
