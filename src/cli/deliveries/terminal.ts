/** Text on a terminal: columns that line up, lines that fit, nothing that steers the terminal. */
import { styleText } from 'node:util'

/** No line of ours is longer, however wide the terminal. Addresses and commands are never broken, so that they can be copied. */
export const width = 100

export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold'
export type Paint = (colour: Colour, text: string) => string

/** Colours on a terminal only, and not where NO_COLOR is set (https://no-color.org, read 2026-11-22). */
export function painter(isTerminal: boolean, noColor: string | undefined): Paint {
  return isTerminal && !noColor ? (colour, text) => styleText(colour, text, { validateStream: false }) : (_, text) => text
}

/** Titles and answers come from elsewhere: an escape sequence in one must not reach the terminal. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const lengthOf = (text: string) => [...graphemes.segment(text)].length

/** Cut to so many characters, the last of which then says that it was. */
export function cut(text: string, most: number): string {
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** Broken between words into lines of at most so many characters; a longer word has a line of its own. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of plain(text).split(/\s+/u)) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export interface Cell {
  readonly text: string
  readonly colour?: Colour
}

/** Rows below their heads, two blanks between columns. The last column takes what is left of the line. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[], paint: Paint): string {
  const cells = [
    heads.map((text): Cell => ({ text, colour: 'dim' })),
    ...rows.map((row) => row.map((cell) => ({ ...cell, text: plain(cell.text) }))),
  ]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column]?.text ?? ''))))
  const left = width - widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0)
  return cells
    .map((row) =>
      row
        .map(({ text, colour }, column) => {
          const isLast = column === heads.length - 1
          const shown = isLast ? cut(text, left) : text
          const padding = isLast ? '' : ' '.repeat((widths[column] ?? 0) - lengthOf(shown) + 2)
          return (colour ? paint(colour, shown) : shown) + padding
        })
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

/** Names and what they say, one below the other; long values go on below themselves. */
export function pairs(values: readonly (readonly [name: string, value: string | null])[], indent: string, paint: Paint): string {
  const said = values.flatMap(([name, value]) => (value === null || plain(value) === '' ? [] : [[name, value] as const]))
  const column = Math.max(...said.map(([name]) => name.length)) + 2
  return said
    .map(([name, value]) =>
      wrap(value, width - indent.length - column)
        .map((line, at) => `${indent}${at === 0 ? paint('dim', name.padEnd(column)) : ' '.repeat(column)}${line}`)
        .join('\n'),
    )
    .join('\n')
}
