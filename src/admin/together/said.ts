/** The value of a field as a person reads it, and what of it differs. */
import { diffArrays, diffWordsWithSpace } from 'diff'
import { richTextToPlain } from '../../core/rich-text.ts'
import type { Language } from '../../core/story.ts'
import { instant } from '../format.ts'
import { labelOf, leavesOf, valueAt, type FormField } from './leaves.ts'

/** What a document is called: by its collection and id. */
export type Names = ReadonlyMap<string, string>
export const nameKey = (collection: string, id: string): string => `${collection}/${id}`

const answers = { de: { yes: 'ja', no: 'nein' }, en: { yes: 'yes', no: 'no' } }

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Every document that a value points at, as `[collection, id]`. */
export function pointsAt(field: FormField, value: unknown): [string, string][] {
  if (isEmpty(value)) return []
  if (field.type === 'array') {
    const rows = Array.isArray(value) ? value : [value]
    return rows.flatMap((row) => leavesOf(field.fields ?? [], 'en').flatMap((leaf) => pointsAt(leaf.field, valueAt(row, leaf.path))))
  }
  if (typeof field.relationTo !== 'string') return []
  const collection = field.relationTo
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => [collection, String((one as { id?: unknown } | null)?.id ?? one)])
}

/** @returns '' where there is nothing. */
export function said(field: FormField, value: unknown, names: Names, language: Language): string {
  if (isEmpty(value)) return ''
  switch (field.type) {
    case 'richText':
      return richTextToPlain(value)
    case 'date':
      return field.admin?.date?.pickerAppearance === 'dayOnly' ? String(value).slice(0, 10) : instant(String(value), language)
    case 'checkbox':
      return value ? answers[language].yes : answers[language].no
    case 'select':
    case 'radio':
      return (Array.isArray(value) ? value : [value]).map((one) => optionOf(field, String(one), language)).join(', ')
    case 'relationship':
    case 'upload':
      return pointsAt(field, value)
        .map(([collection, id]) => names.get(nameKey(collection, id)) ?? id)
        .join(', ')
    case 'array':
      return Array.isArray(value) ? value.map((row) => rowSaid(field, row, names, language)).join('\n') : ''
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}

function optionOf({ options = [] }: FormField, value: string, language: Language): string {
  const option = options.find((one) => (typeof one === 'string' ? one : one.value) === value)
  return typeof option === 'object' ? labelOf(option.label, language) : value
}

/** A row of a list, in one paragraph: what each of its fields is called and says. */
export function rowSaid(field: FormField, row: unknown, names: Names, language: Language): string {
  const parts = leavesOf(field.fields ?? [], language).map(
    (leaf) => [leaf.label, said(leaf.field, valueAt(row, leaf.path), names, language)] as const,
  )
  const told = parts.filter(([, text]) => text !== '')
  return told.length === 1 ? (told[0]?.[1] ?? '') : told.map(([label, text]) => `${label}: ${text}`).join(' · ')
}

export type Piece = { readonly is: 'same' | 'theirs' | 'mine'; readonly text: string }
/** One paragraph, or a run of paragraphs that nobody touched. */
export type Paragraph =
  { readonly kind: 'changed'; readonly pieces: readonly Piece[] } | { readonly kind: 'same'; readonly texts: readonly string[] }

/** Word by word; where little is left of the one in the other, the one and then the other. */
function words(theirs: string, mine: string): Piece[] {
  const pieces = diffWordsWithSpace(theirs, mine).map(({ added, removed, value }): Piece => ({
    is: added ? 'mine' : removed ? 'theirs' : 'same',
    text: value,
  }))
  const kept = pieces.reduce((sum, { is, text }) => sum + (is === 'same' ? text.trim().length : 0), 0)
  if (kept * 3 >= Math.min(theirs.length, mine.length)) return pieces
  return [
    { is: 'theirs', text: theirs },
    { is: 'mine', text: mine },
  ]
}

/** Paragraph by paragraph; those that stand for one another word by word. */
export function differences(theirs: string, mine: string): Paragraph[] {
  const blocks = (text: string) => (text === '' ? [] : text.split(/\n{2,}/))
  const found: Paragraph[] = []
  const runs = diffArrays(blocks(theirs), blocks(mine))
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!
    if (!run.added && !run.removed) {
      found.push({ kind: 'same', texts: run.value })
      continue
    }
    const next = runs[at + 1]
    const other = next && next.added !== run.added && (next.added || next.removed) ? next : undefined
    if (other) at++
    const [old, young] = run.removed ? [run.value, other?.value ?? []] : [other?.value ?? [], run.value]
    for (let n = 0; n < Math.max(old.length, young.length); n++)
      found.push({ kind: 'changed', pieces: words(old[n] ?? '', young[n] ?? '') })
  }
  return found
}
