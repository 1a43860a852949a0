/** YAML as somebody wrote it: what it says, parsed by a schema, and where each value stands. */
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'
import { z } from 'zod'
import type { Localised } from '../../quality/check.ts'
import type { Range } from './source.ts'

/** Aliases multiply what they stand for: nine of nine are a gigabyte. No post needs many. */
const mostAliases = 50
/** Characters. Nobody writes more by hand. */
const most = 256 * 1024

export type Path = readonly (string | number)[]
export interface YamlProblem {
  readonly start: number
  readonly end: number
  readonly text: Localised
}
export interface YamlFile<T> {
  /** `null` where there is a problem. */
  readonly value: T | null
  readonly problems: readonly YamlProblem[]
  /** Keys that mean nothing here. */
  readonly unknown: readonly YamlProblem[]
  /** Where what the path names stands: its key where `of` says so, or the nearest that is there. */
  at(path: Path, of?: 'key'): Range
  /** The text of a value as it is written. `null`: there is none. */
  written(path: Path): { readonly text: string; readonly offset: number; readonly escapes: boolean } | null
}

/** Never throws. @param offset where in the file the YAML begins: all places are told from the beginning of the file */
export function readYaml<T extends z.ZodType>(text: string, offset: number, schema: T): YamlFile<z.infer<T>> {
  const nowhere = { start: offset, end: offset }
  const failed = (problem: YamlProblem): YamlFile<z.infer<T>> => ({
    ...{ value: null, problems: [problem], unknown: [] },
    at: () => ({ ...nowhere, exact: false }),
    written: () => null,
  })
  if (text.length > most)
    return failed({
      ...nowhere,
      text: { de: 'Dieser YAML-Teil ist länger als 256 KB. Kürzen Sie ihn.', en: 'This YAML is longer than 256 KB. Shorten it.' },
    })
  let root: Node | null
  let said: unknown
  try {
    const document = parseDocument(text, { prettyErrors: false })
    const [error] = document.errors
    if (error) return failed({ start: offset + error.pos[0], end: offset + error.pos[1], text: brokenYaml(error.message) })
    root = document.contents
    said = document.toJS({ maxAliasCount: mostAliases }) ?? {}
  } catch (error) {
    return failed({ ...nowhere, text: isAliasBomb(error) ? tooManyAliases : brokenYaml('it is nested too deeply') })
  }

  const find = (path: Path) => {
    let node: unknown = root
    let key: Node | null = null
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step))
        if (!pair) return { node: null, key }
        key = pair.key as Node
        node = pair.value
      } else if (isSeq(node) && node.items[Number(step)]) {
        node = node.items[Number(step)]
        key = node as Node
      } else return { node: null, key }
    }
    return { node: node as Node | null, key }
  }
  const rangeOf = (node: Node | null, exact: boolean): Range => {
    const [start, end] = node?.range ?? [0, 0]
    return { start: offset + start, end: offset + end, exact }
  }
  const at = (path: Path, of?: 'key'): Range => {
    const { node, key } = find(path)
    return of === 'key' || !isScalar(node) || !node.range ? rangeOf(key, false) : rangeOf(node, false)
  }
  const parsed = schema.safeParse(said)
  const problems = (parsed.error?.issues ?? []).map((issue) => ({
    ...at(issue.path as Path, 'key'),
    text: sentenceOf(issue, issue.path.map(String).join('.')),
  }))
  problems.sort((a, b) => a.start - b.start)
  return {
    value: parsed.success ? parsed.data : null,
    problems,
    unknown: unknownKeys(said, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Shape).map((path) => ({
      ...at(path, 'key'),
      text: unknownKey(path.join('.')),
    })),
    at,
    written(path) {
      const { node } = find(path)
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return null
      const [start, end] = node.range
      return { text: text.slice(start, end), offset: offset + start, escapes: node.type === 'QUOTE_DOUBLE' }
    },
  }
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}
function unknownKeys(value: unknown, shape: Shape, path: Path = []): Path[] {
  const { anyOf, items, properties, additionalProperties } = shape
  if (anyOf) return unknownKeys(value, anyOf.find((one) => one.properties ?? one.items ?? one.additionalProperties) ?? {}, path)
  if (Array.isArray(value)) return items ? value.flatMap((one, i) => unknownKeys(one, items, [...path, i])) : []
  if (typeof value !== 'object' || value === null) return []
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = properties && Object.hasOwn(properties, key) ? properties[key] : others
    if (own) return unknownKeys(inner, own, [...path, key])
    return properties ? [[...path, key]] : []
  })
}

const isAliasBomb = (error: unknown) => error instanceof ReferenceError
const tooManyAliases: Localised = {
  de: `Dieses YAML verweist öfter als ${mostAliases}-mal auf sich selbst. Schreiben Sie die Werte aus.`,
  en: `This YAML refers to itself more than ${mostAliases} times. Write the values out.`,
}
const brokenYaml = (why: string): Localised => ({
  de: `Das ist kein gültiges YAML (${why}). Ein Text mit Doppelpunkt gehört in Anführungszeichen.`,
  en: `This is not valid YAML (${why}). A text with a colon belongs in quotes.`,
})
const unknownKey = (key: string): Localised => ({
  de: `„${key}“ bedeutet hier nichts und wird nicht beachtet.`,
  en: `“${key}” means nothing here and is ignored.`,
})

const kinds: Readonly<Record<string, Localised>> = {
  string: { de: 'ein Text sein, notfalls in Anführungszeichen', en: 'be a text, in quotes if need be' },
  number: { de: 'eine Zahl sein', en: 'be a number' },
  boolean: { de: 'true oder false sein', en: 'be true or false' },
  array: { de: 'eine Liste sein', en: 'be a list' },
  object: { de: 'aus benannten Werten bestehen', en: 'be made of named values' },
  record: { de: 'aus benannten Werten bestehen', en: 'be made of named values' },
}
const localised = z.object({ de: z.string(), en: z.string() })

function sentenceOf(issue: z.core.$ZodIssue, key: string): Localised {
  const must = (de: string, en: string): Localised => ({ de: `„${key}“ muss ${de}.`, en: `“${key}” must ${en}.` })
  if (issue.code === 'custom') {
    const own = localised.safeParse(issue.params)
    if (own.success) return own.data
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined && issue.message.includes('undefined')) return { de: `„${key}“ fehlt.`, en: `“${key}” is missing.` }
    const kind = kinds[issue.expected]
    if (kind) return must(kind.de, kind.en)
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ')
    return must(`eines davon sein: ${values}`, `be one of these: ${values}`)
  }
  return { de: `„${key}“ ist nicht, wie es sein soll (${issue.message}).`, en: `“${key}” is not as it should be (${issue.message}).` }
}
