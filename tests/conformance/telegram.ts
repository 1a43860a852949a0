/** The description of Telegram's Bot API: methods, fields, types. */
import { readFileSync } from 'node:fs'
import { bodyOf, type Judge } from './contract.ts'

interface Field {
  readonly name: string
  readonly types: readonly string[]
  readonly required: boolean
}
interface Api {
  readonly methods: { readonly [name: string]: { readonly fields?: readonly Field[] } }
  readonly types: { readonly [name: string]: { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] } }
}

export function botApi(file: string, host: string): Judge {
  const api = JSON.parse(readFileSync(file, 'utf8')) as Api

  const wrong = (value: unknown, type: string, where: string): string[] => {
    const list = /^Array of (.+)$/.exec(type)?.[1]
    if (list) return Array.isArray(value) ? value.flatMap((one, n) => wrong(one, list, `${where}.${n}`)) : [`${where} is no list`]
    if (type === 'String') return typeof value === 'string' ? [] : [`${where} is no text`]
    if (type === 'Boolean' || type === 'True') return typeof value === 'boolean' ? [] : [`${where} is no boolean`]
    if (type === 'Integer') return Number.isInteger(value) ? [] : [`${where} is no integer`]
    if (type === 'Float') return typeof value === 'number' ? [] : [`${where} is no number`]
    if (type === 'InputFile') return value === '(file)' ? [] : [`${where} is no file`]
    const { fields, subtypes } = api.types[type] ?? {}
    if (subtypes) return best(subtypes.map((one) => wrong(value, one, where)))
    return fields ? object(value, fields, where) : []
  }
  const best = (all: readonly string[][]) => [...all].sort((a, b) => a.length - b.length)[0] ?? []
  const object = (value: unknown, fields: readonly Field[], where: string): string[] => {
    if (!value || typeof value !== 'object') return [`${where} is no object`]
    const given = new Map(Object.entries(value))
    return [
      ...[...given.keys()]
        .filter((name) => !fields.some((field) => field.name === name))
        .map((name) => `${where}.${name} is not described`),
      ...fields.flatMap(({ name, types, required }) => {
        if (!given.has(name)) return required ? [`${where}.${name} is missing`] : []
        return best(types.map((type) => wrong(given.get(name), type, `${where}.${name}`)))
      }),
    ]
  }
  /** In a form, everything but text is JSON. */
  const fromForm = (sent: object): object =>
    Object.fromEntries(
      Object.entries(sent).map(([name, value]) => {
        try {
          return [name, name === 'chat_id' || name === 'text' || name === 'caption' ? value : (JSON.parse(String(value)) as unknown)]
        } catch {
          return [name, value as unknown]
        }
      }),
    )

  return async (call) => {
    const [, name = ''] = new RegExp(`^/${host}/bot[^/]+/(\\w+)$`).exec(call.path) ?? []
    if (name === '') return null
    const method = api.methods[name]
    if (!method) return [`${name} is no method`]
    const body = await bodyOf(call)
    if (body === undefined && call.body !== '') return []
    const isForm = !(call.headers['content-type'] ?? '').startsWith('application/json')
    const sent = { ...fromForm(Object.fromEntries(call.query)), ...(isForm ? fromForm(body ?? {}) : (body as object)) }
    const fields = method.fields ?? []
    // What `attach://` names goes along under any name.
    const attached =
      JSON.stringify(sent)
        .match(/attach:\/\/[\w-]+/g)
        ?.map((one) => one.slice('attach://'.length)) ?? []
    return object(sent, [...fields, ...attached.map((one) => ({ name: one, types: ['InputFile'], required: false }))], name)
  }
}
