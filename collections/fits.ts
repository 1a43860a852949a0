/**
 * What does not fit its field is refused with a sentence before anything reads it. Payload lets drafts through unvalidated,
 * its richer fields fail on odd shapes with errors of their own, and SQLite would keep half of a save whose reference leads nowhere.
 */
import { APIError, type CollectionBeforeOperationHook, type CollectionSlug, type FlattenedField, type PayloadRequest } from 'payload'
import { unstorable, unstorableSentence } from '../src/core/storable.ts'
import { isId } from './is-id.ts'
import { sentence } from './sentence.ts'

interface Said {
  readonly de: string
  readonly en: string
}
interface Wrong extends Said {
  readonly path: string
  readonly label: Said
}
interface Reference {
  readonly collection: CollectionSlug
  readonly id: unknown
  readonly path: string
  readonly label: Said
}
type Plain = Readonly<Record<string, unknown>>
type Found = Wrong | Reference

/** Names, titles and addresses; longer texts have fields of their own. */
const maxLine = 2_000
/** What the editor writes. Another type would lock everybody out of the text: the editor shows none of it. */
const nodeTypes = new Set(
  'root paragraph heading quote list listitem text linebreak tab link autolink upload relationship horizontalrule'.split(' '),
)
const years = { first: 1970, last: 9999 }

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Forms send these for "nothing". */
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

export const fits: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data } = args as { data?: unknown }
  if (data === undefined) return args
  if (!isPlain(data)) throw refusal(req, { ...said.noObject, path: '', label: { de: '', en: '' } })
  const unkept = unstorable(data)
  if (unkept) throw refusal(req, { ...unstorableSentence(unkept), path: unkept.path, label: { de: '', en: '' } })
  const references: Reference[] = []
  for (const found of look(collection.flattenedFields, data, '')) {
    if (!('collection' in found)) throw refusal(req, found)
    references.push(found)
  }
  const nowhere = await leadsNowhere(references, req)
  if (nowhere) throw refusal(req, { ...said.nowhere, ...nowhere })
  return args
}

function* look(fields: readonly FlattenedField[], data: Plain, parent: string): Generator<Found> {
  for (const field of fields) {
    if (!('name' in field) || isEmpty(data[field.name])) continue
    yield* lookAt(field, data[field.name], parent + field.name)
  }
}

function* lookAt(field: FlattenedField, value: unknown, path: string): Generator<Found> {
  const wrong = (what: Said): Wrong => ({ ...what, path, label: labelOf(field) })
  const each = 'hasMany' in field && field.hasMany && Array.isArray(value) ? (value as unknown[]) : [value]
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
      if (each.some((one) => typeof one !== 'string')) yield wrong(said.noText)
      else if (field.type !== 'textarea' && each.some((one) => (one as string).length > maxLine)) yield wrong(said.tooLong)
      return
    case 'number':
      if (each.some((one) => typeof one === 'boolean' || !Number.isFinite(Number(one)))) yield wrong(said.noNumber)
      return
    case 'checkbox':
      if (!/^(true|false)$/.test(String(value))) yield wrong(said.noSwitch)
      return
    case 'date':
      if (!isDate(value)) yield wrong(said.noDate)
      return
    case 'select': {
      const options = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      if (each.some((one) => !options.includes(one as string)))
        yield wrong({ de: `Wählen Sie eines von: ${options.join(', ')}.`, en: `Choose one of: ${options.join(', ')}.` })
      return
    }
    case 'relationship':
    case 'upload':
      if (typeof field.relationTo !== 'string') return
      for (const one of each)
        if (!isEmpty(one)) yield { collection: field.relationTo, id: isPlain(one) ? one.id : one, path, label: labelOf(field) }
      return
    case 'richText':
      if (!isRichText(value)) yield wrong(said.noRichText)
      return
    case 'group':
    case 'tab':
      if (isPlain(value)) yield* look(field.flattenedFields, value, `${path}.`)
      else yield wrong(said.noObject)
      return
    case 'array':
      // A form says 0 for "no rows".
      if (value === 0) return
      if (!Array.isArray(value) || !value.every(isPlain)) yield wrong(said.noList)
      else for (const [index, row] of value.entries()) yield* look(field.flattenedFields, row, `${path}.${index}.`)
      return
    case 'blocks':
      if (value === 0) return
      if (!Array.isArray(value) || !value.every(isPlain)) return void (yield wrong(said.noList))
      for (const [index, row] of value.entries()) {
        const block = field.blocks.find(({ slug }) => slug === row.blockType)
        if (block) yield* look(block.flattenedFields, row, `${path}.${index}.`)
        else yield wrong({ de: `Wählen Sie eines von: ${slugsOf(field)}.`, en: `Choose one of: ${slugsOf(field)}.` })
      }
  }
}

const slugsOf = ({ blocks }: Extract<FlattenedField, { type: 'blocks' }>) => blocks.map(({ slug }) => slug).join(', ')

function isDate(value: unknown): boolean {
  if (!(value instanceof Date) && !(typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))) return false
  const date = new Date(value)
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= years.first && date.getUTCFullYear() <= years.last
}

function isRichText(value: unknown): boolean {
  const isNode = (node: unknown): boolean =>
    isPlain(node) &&
    nodeTypes.has(String(node.type)) &&
    (node.type !== 'text' || typeof node.text === 'string') &&
    (node.children === undefined || (Array.isArray(node.children) && node.children.every(isNode)))
  return isPlain(value) && isPlain(value.root) && Array.isArray(value.root.children) && isNode({ ...value.root, type: 'root' })
}

async function leadsNowhere(references: readonly Reference[], req: PayloadRequest): Promise<Reference | undefined> {
  const strange = references.find(({ id }) => !isId(req.payload, id))
  if (strange) return strange
  for (const collection of new Set(references.map((reference) => reference.collection))) {
    const asked = references.filter((reference) => reference.collection === collection)
    const ids = [...new Set(asked.map(({ id }) => id as string))]
    const { docs } = await req.payload.db.find({ collection, where: { id: { in: ids } }, limit: ids.length, pagination: false, req })
    const there = new Set(docs.map((doc) => String(doc.id)))
    const missing = asked.find(({ id }) => !there.has(id as string))
    if (missing) return missing
  }
  return undefined
}

function labelOf(field: FlattenedField): Said {
  const name = 'name' in field ? field.name : ''
  const label: unknown = 'label' in field ? field.label : undefined
  if (typeof label === 'string') return { de: label, en: label }
  return isPlain(label) && typeof label.de === 'string' && typeof label.en === 'string'
    ? { de: label.de, en: label.en }
    : { de: name, en: name }
}

/** In the shape of Payload's own errors: the admin marks the field. */
function refusal(req: PayloadRequest, wrong: Wrong): APIError {
  const { path, label } = wrong
  const message = sentence(
    { req },
    { de: [label.de, wrong.de].filter(Boolean).join(': '), en: [label.en, wrong.en].filter(Boolean).join(': ') },
  )
  return new APIError(message, 400, { code: 'does-not-fit', errors: path === '' ? [] : [{ path, message }] }, true)
}

const said = {
  noObject: { de: 'Senden Sie ein Objekt mit Feldern.', en: 'Send an object with fields.' },
  noText: { de: 'Schreiben Sie einen Text.', en: 'Write a text.' },
  tooLong: { de: `Höchstens ${maxLine} Zeichen. Kürzen Sie den Text.`, en: `At most ${maxLine} characters. Shorten the text.` },
  noNumber: { de: 'Schreiben Sie eine Zahl.', en: 'Write a number.' },
  noSwitch: { de: 'Wählen Sie ja oder nein.', en: 'Say true or false.' },
  noDate: {
    de: 'Schreiben Sie einen Zeitpunkt wie 2026-11-22T08:00:00Z.',
    en: 'Write a time such as 2026-11-22T08:00:00Z.',
  },
  noRichText: {
    de: 'Das ist kein Text, den der Editor öffnen kann. Schreiben Sie ihn im Editor, oder senden Sie Lexicals JSON.',
    en: 'This is no text that the editor can open. Write it in the editor, or send Lexical’s JSON.',
  },
  noList: { de: 'Senden Sie eine Liste von Objekten.', en: 'Send a list of objects.' },
  nowhere: {
    de: 'Das Gewählte gibt es nicht, oder nicht mehr. Wählen Sie etwas anderes.',
    en: 'What was chosen does not exist, or not any more. Choose another.',
  },
}
