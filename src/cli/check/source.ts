/** Places in a file as people and tools name them: lines and columns, both from 1, columns in UTF-16 units. */

export interface Region {
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** Exclusive. */
  readonly endColumn: number
}

/** What was asked about, by UTF-16 offsets in the file. */
export interface Range {
  readonly start: number
  readonly end: number
  /** What stands there is letter for letter what was read, so that it can be replaced. */
  readonly exact: boolean
}

/** Answers where in the text a range lies. */
export function regionsOf(text: string): (range: Pick<Range, 'start' | 'end'>) => Region {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const place = (offset: number) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
  return ({ start, end }) => {
    const from = place(Math.min(start, text.length))
    const to = place(Math.min(Math.max(start, end), text.length))
    return { ...from, endLine: to.line, endColumn: to.column }
  }
}

/** So far is looked ahead for a character that does not stand where it is expected: behind a mark, an escape or an indentation. */
const ahead = 40
const space = /\s/

/**
 * For each character of what was read, where it stands in what was written, and behind the last where that ends. What was written may hold
 * more: escapes, indentation, marks. Linear.
 *
 * @param escapes in what was written, a backslash begins an escape as YAML's double quotes know them
 */
export function aligned(read: string, written: string, escapes = false): Uint32Array {
  const places = new Uint32Array(read.length + 1)
  let at = 0
  for (let i = 0; i < read.length; i++) {
    const wanted = read.charAt(i)
    if (escapes && written[at] === '\\') {
      places[i] = at
      at += escapeLengths[written[at + 1] ?? ''] ?? 2
      continue
    }
    const blank = space.test(wanted)
    const found = findNear(written, at, (character) => character === wanted || (blank && space.test(character)), escapes)
    places[i] = found < 0 ? Math.min(at, written.length) : found
    if (found >= 0) at = found + 1
  }
  places[read.length] = Math.min(at, written.length)
  return places
}
const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

function findNear(text: string, from: number, fits: (character: string) => boolean, escapes: boolean): number {
  const end = Math.min(text.length, from + ahead)
  for (let at = from; at < end; at++) {
    if (fits(text.charAt(at))) return at
    if (escapes && text[at] === '\\') return -1
  }
  return -1
}

/** The range of `start` to `end` of what was read, by where its characters stand. `offset`: where in the file what was written begins. */
export function rangeIn(
  read: string,
  written: { readonly text: string; readonly offset: number; readonly escapes?: boolean },
  start: number,
  end: number,
): Range {
  const places = aligned(read, written.text, written.escapes)
  const [from, to] = [Math.min(start, read.length), Math.min(Math.max(start, end), read.length)]
  const first = places[from]!
  const last = to > from ? places[to - 1]! + 1 : first
  return { start: written.offset + first, end: written.offset + last, exact: written.text.slice(first, last) === read.slice(from, to) }
}
