/** What two people made of one post, field by field, and one post out of both again. Pure. */
import type { Language } from '../../core/story.ts'
import { isSame, labelOf, leavesOf, valueAt, withValue, type Data, type FormField, type Leaf } from './leaves.ts'

export type Choice = 'theirs' | 'mine' | 'both'

export interface Compared {
  readonly key: string
  readonly leaf: Leaf
  /** Which row of `variants` it lies in: a channel, and the how-manieth row of it. */
  readonly row: Row | null
  /** A whole row: one of both sides has it, the other has not. */
  readonly isRow: boolean
  readonly theirs: unknown
  readonly mine: unknown
  readonly by: 'me' | 'them' | 'both'
}
interface Row {
  readonly channel: string
  readonly at: number
}

/** The list whose rows are compared by what they are for. */
const list = 'variants'
const idOf = (value: unknown): string => {
  const id = (value as { id?: unknown } | null)?.id ?? value
  return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
}

function rowsOf(data: Data): Map<string, Row & { readonly row: Data }> {
  const rows = new Map<string, Row & { readonly row: Data }>()
  const value = data[list]
  for (const row of (Array.isArray(value) ? value : []) as Data[]) {
    const channel = idOf(row.channel)
    let at = 0
    while (rows.has(`${channel}#${at}`)) at++
    rows.set(`${channel}#${at}`, { channel, at, row })
  }
  return rows
}

/** @param base what both began with, as far as it is known: who changed what is told by it. */
export function compare(
  fields: readonly FormField[],
  language: Language,
  { base, theirs, mine }: { base: Data; theirs: Data; mine: Data },
): Compared[] {
  const leaves = leavesOf(fields, language)
  const found: Compared[] = []
  const look = (key: string, leaf: Leaf, row: Row | null, values: { base: unknown; theirs: unknown; mine: unknown }, isRow = false) => {
    if (isSame(values.theirs, values.mine)) return
    const by = isSame(values.base, values.mine) ? 'them' : isSame(values.base, values.theirs) ? 'me' : 'both'
    found.push({ key, leaf, row, isRow, theirs: values.theirs, mine: values.mine, by })
  }
  for (const leaf of leaves) {
    if (leaf.path === list) continue
    look(leaf.path, leaf, null, { base: valueAt(base, leaf.path), theirs: valueAt(theirs, leaf.path), mine: valueAt(mine, leaf.path) })
  }
  const variants = leaves.find(({ path }) => path === list)
  if (!variants) return found
  const inner = leavesOf(variants.field.fields ?? [], language).filter(({ path }) => path !== 'channel')
  const [before, there, here] = [rowsOf(base), rowsOf(theirs), rowsOf(mine)]
  for (const key of new Set([...there.keys(), ...here.keys()])) {
    const [was, their, my] = [before.get(key), there.get(key), here.get(key)]
    const row = (their ?? my) as Row
    const place = { channel: row.channel, at: row.at }
    if (!their || !my) {
      const leaf = { ...variants, label: labelOf(variants.field.labels?.singular, language) || variants.label }
      look(`${list}.${key}`, leaf, place, { base: was?.row, theirs: their?.row, mine: my?.row }, true)
      continue
    }
    for (const leaf of inner) {
      const values = { base: valueAt(was?.row, leaf.path), theirs: valueAt(their.row, leaf.path), mine: valueAt(my.row, leaf.path) }
      look(`${list}.${key}.${leaf.path}`, leaf, place, values)
    }
  }
  return found
}

/** What is taken unless the person says otherwise. Where both changed the same, nobody can know. */
export const usual = ({ by }: Compared): Choice | undefined => (by === 'me' ? 'mine' : by === 'them' ? 'theirs' : undefined)

const joinable = ['text', 'textarea', 'richText']
export const mayJoin = ({ isRow, leaf, theirs, mine }: Compared): boolean =>
  !isRow && joinable.includes(leaf.field.type) && Boolean(theirs) && Boolean(mine)

function joined({ leaf, theirs, mine }: Compared): unknown {
  if (leaf.field.type !== 'richText') return `${String(theirs)}${leaf.field.type === 'text' ? ' ' : '\n\n'}${String(mine)}`
  const childrenOf = (body: unknown) => (body as { root?: { children?: unknown[] } } | null)?.root?.children ?? []
  const known = childrenOf(theirs)
  const added = childrenOf(mine).filter((block) => !known.some((one) => isSame(one, block)))
  return withValue(theirs as Data, 'root.children', [...known, ...added])
}

/** The newest post with what was chosen on top of it. A choice that is missing leaves what stands there. */
export function merged(theirs: Data, compared: readonly Compared[], choices: ReadonlyMap<string, Choice>): Data {
  let post = theirs
  let rows = [...rowsOf(theirs).values()]
  for (const one of compared) {
    const choice = choices.get(one.key) ?? usual(one) ?? 'theirs'
    if (choice === 'theirs') continue
    const value = choice === 'both' ? joined(one) : (one.mine ?? null)
    if (!one.row) post = withValue(post, one.leaf.path, value)
    else if (!one.isRow) rows = rows.map((row) => (isRowOf(row, one.row) ? { ...row, row: withValue(row.row, one.leaf.path, value) } : row))
    else if (one.mine) rows = [...rows, { ...one.row, row: one.mine as Data }]
    else rows = rows.filter((row) => !isRowOf(row, one.row))
  }
  return { ...post, [list]: rows.map(({ row }) => row) }
}

const isRowOf = (row: Row, other: Row | null) => row.channel === other?.channel && row.at === other.at
