/** A Postman collection: which calls there are, and with which parameters. */
import { readFileSync } from 'node:fs'
import { bodyOf, type Judge } from './contract.ts'

interface Item {
  readonly item?: readonly Item[]
  readonly request?: {
    readonly method: string
    readonly url: string | { readonly raw?: string; readonly query?: readonly { readonly key: string }[] }
  }
}

const everywhere = ['access_token', 'fields', 'limit', 'after', 'before', 'since', 'until']

export function postman(file: string, host: string): Judge {
  const calls = new Map<string, Set<string>>()
  const walk = ({ item, request }: Item): void => {
    item?.forEach(walk)
    if (!request) return
    const raw = typeof request.url === 'string' ? request.url : (request.url.raw ?? '')
    const [path = '', query = ''] = raw.replace(/^\{\{[^}]+\}\}/, '').split('?')
    const key = `${request.method} ${path.replace(/\{\{[^}]+\}\}|\/me(?=\/|$)/g, (part) => (part.startsWith('/') ? '/*' : '*'))}`
    const names = calls.get(key) ?? new Set<string>()
    for (const [name] of new URLSearchParams(query)) names.add(name)
    if (typeof request.url !== 'string') for (const { key: name } of request.url.query ?? []) names.add(name)
    calls.set(key, names)
  }
  walk(JSON.parse(readFileSync(file, 'utf8')) as Item)
  const patterns = [...calls].map(([key, names]) => {
    const [method, path = ''] = key.split(' ')
    return { method, key, names, pattern: new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')}$`) }
  })
  return async (call) => {
    if (!call.path.startsWith(`/${host}/`)) return null
    const path = call.path.slice(host.length + 1).replace(/^\/v\d+\.\d+/, '')
    const found = patterns.filter(({ method, pattern }) => method === call.method && pattern.test(path))
    if (found.length === 0) return [`${call.method} ${path} is not described`]
    const known = new Set([...everywhere, ...found.flatMap(({ names }) => [...names])])
    const sent = [...call.query.map(([name]) => name), ...Object.keys((await bodyOf(call)) ?? {})]
    return sent.filter((name) => !known.has(name)).map((name) => `${name} is not described for ${found[0]?.key ?? path}`)
  }
}
