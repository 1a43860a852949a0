/** The fields of a form as a flat list, with the names that people know them by. */
import type { Language } from '../../core/story.ts'

/** Payload's description of a field in the browser, as far as it is read here. */
export interface FormField {
  readonly type: string
  readonly name?: string
  readonly label?: unknown
  readonly labels?: { readonly singular?: unknown }
  readonly fields?: readonly FormField[]
  readonly tabs?: readonly FormField[]
  readonly options?: readonly (string | { readonly value: string; readonly label: unknown })[]
  readonly relationTo?: string | readonly string[]
  readonly virtual?: unknown
  readonly admin?: { readonly hidden?: boolean; readonly date?: { readonly pickerAppearance?: string } }
}
export interface Leaf {
  /** Where its value lies: `seo.title`. */
  readonly path: string
  readonly label: string
  readonly field: FormField
}
export type Data = { readonly [key: string]: unknown }

const asString = (value: unknown) => (typeof value === 'string' ? value : undefined)

export const labelOf = (label: unknown, language: Language): string => {
  const own = label as { readonly [language: string]: unknown } | null | undefined
  return asString(label) ?? asString(own?.[language]) ?? asString(own?.en) ?? ''
}

const within: readonly string[] = ['row', 'collapsible', 'tabs', 'group']
const isKept = ({ name, admin, virtual }: FormField) => Boolean(name) && name !== 'id' && !admin?.hidden && !virtual

/** Every field that a person can change, groups and tabs opened; a list of rows is one field. */
export function leavesOf(fields: readonly FormField[], language: Language, path = '', label = ''): Leaf[] {
  return fields.flatMap((field): Leaf[] => {
    if (field.type === 'ui' || field.admin?.hidden) return []
    const named = field.name && (field.type === 'group' || field.type === 'tab')
    if (within.includes(field.type) || field.type === 'tab' || field.tabs) {
      const inner = named ? `${path}${field.name}.` : path
      const outer = named && field.type === 'group' ? `${label}${labelOf(field.label, language)}: ` : label
      const inside = field.tabs ? field.tabs.map((tab) => ({ ...tab, type: 'tab' })) : (field.fields ?? [])
      return leavesOf(inside, language, inner, outer)
    }
    if (!isKept(field)) return []
    return [{ path: `${path}${field.name}`, label: `${label}${labelOf(field.label, language) || field.name}`, field }]
  })
}

export const valueAt = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Data | null | undefined)?.[key], data)

/** The same data with another value in one place. */
export function withValue(data: Data, path: string, value: unknown): Data {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...data, [key]: value }
  return { ...data, [key]: withValue((data[key] as Data | null) ?? {}, rest.join('.'), value) }
}

/** What a value says: nothing, an empty text, an empty list and an unticked box are the same, and the ids of rows and links say nothing. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([, inner]) => inner !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other))
