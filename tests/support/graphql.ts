/**
 * The hub's GraphQL without Next: the very handler that Next serves at /api/graphql, handed a request by the test. Values are written as
 * JSON; what GraphQL calls by another name (the values of a select) is renamed, and what its types do not know is left out.
 */
import { createRequire } from 'node:module'
import { configToSchema } from '@payloadcms/graphql'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import type * as GraphQL from 'graphql'
import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql'
import { formatNames, type Payload } from 'payload'

// The same copy as Payload's: vitest would load another one.
const { isEnumType, isInputObjectType, isListType, isNonNullType } = createRequire(import.meta.url)('graphql') as typeof GraphQL

export interface GraphAnswer {
  /** By alias. `null`: refused, or nothing. */
  readonly data: { readonly [alias: string]: unknown }
  /** By alias: the HTTP status that GraphQL gives an error. None: it was done. */
  readonly statusOf: (alias: string) => number
  readonly messageOf: (alias: string) => string
}
/** One field of a query or mutation, with its arguments as values. */
export interface Call {
  readonly field: string
  readonly args: { readonly [name: string]: unknown }
  /** What is wanted of the answer. Default `id`; empty: it has no fields. */
  readonly select?: string
}

/** What GraphQL calls a collection. */
export function namesOf(slug: string): { readonly one: string; readonly all: string } {
  const { singular, plural } = formatNames(slug)
  return { one: singular, all: plural === singular ? `all${singular}` : plural }
}

export function graphqlOf(payload: Payload, base: string) {
  const { schema } = configToSchema(payload.config) as { schema: GraphQLSchema }
  const handle = GRAPHQL_POST(Promise.resolve(payload.config))
  const has = (kind: 'query' | 'mutation', field: string) => Boolean(fieldOf(schema, kind, field))

  /** All calls in one request, one after the other, each by its alias. */
  async function ask(
    kind: 'query' | 'mutation',
    calls: Readonly<Record<string, Call>>,
    headers: Record<string, string>,
  ): Promise<GraphAnswer> {
    const variables: Record<string, unknown> = {}
    const declared: string[] = []
    const fields = Object.entries(calls).map(([alias, { field, args, select = 'id' }]) => {
      const known = fieldOf(schema, kind, field)
      if (!known) throw new Error(`GraphQL has no ${kind} ${field}.`)
      const passed = Object.entries(args).map(([name, value]) => {
        const arg = known.args.find((one) => one.name === name)
        if (!arg) throw new Error(`${field} takes no ${name}.`)
        const variable = `${alias}_${name}`
        variables[variable] = asInput(arg.type, value)
        declared.push(`$${variable}: ${String(arg.type)}`)
        return `${name}: $${variable}`
      })
      return `${alias}: ${field}${passed.length > 0 ? `(${passed.join(', ')})` : ''}${select && ` { ${select} }`}`
    })
    const query = `${kind}${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${fields.join('\n')} }`
    const request = new Request(`${base}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const answer = (await (await handle(request)).json()) as {
      data?: Record<string, unknown> | null
      errors?: { message: string; path?: string[]; extensions?: { statusCode?: number } }[]
    }
    const whole = answer.errors?.find(({ path }) => !path)
    if (whole) throw new Error(whole.message)
    const errorOf = (alias: string) => answer.errors?.find(({ path }) => path?.[0] === alias)
    return {
      data: answer.data ?? {},
      statusOf: (alias) => (errorOf(alias) ? (errorOf(alias)?.extensions?.statusCode ?? 500) : 200),
      messageOf: (alias) => errorOf(alias)?.message ?? '',
    }
  }
  return { ask, has }
}

const fieldOf = (schema: GraphQLSchema, kind: 'query' | 'mutation', field: string): GraphQLField<unknown, unknown> | undefined =>
  (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[field]

function asInput(type: GraphQLInputType, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (isNonNullType(type)) return asInput(type.ofType, value)
  if (isListType(type)) return Array.isArray(value) ? value.map((one) => asInput(type.ofType, one)) : value
  if (isEnumType(type)) return type.getValues().find((one) => one.value === value)?.name ?? value
  if (!isInputObjectType(type) || typeof value !== 'object') return value
  const given = value as Readonly<Record<string, unknown>>
  const input: Record<string, unknown> = {}
  for (const [name, { type: inner }] of Object.entries(type.getFields())) {
    const one = given[name] ?? (isNonNullType(inner) ? leastOf(inner.ofType) : given[name])
    if (one !== undefined) input[name] = asInput(inner, one)
  }
  return input
}

/** GraphQL demands whatever is required, also where Payload has a default. */
function leastOf(type: GraphQLInputType): unknown {
  if (isInputObjectType(type)) return {}
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (isListType(type)) return []
  const least: Readonly<Record<string, unknown>> = { String: '', Float: 0, Int: 0, Boolean: false, DateTime: new Date().toISOString() }
  return least[String(type)]
}
