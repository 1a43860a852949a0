/** The hub’s typeface as it ships in a package, in pieces by script: what a piece lacks, another has. Emoji, CJK, Arabic and Hebrew none has. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

/** The commonest first: the first piece that has a character draws it. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const

export interface FontPiece {
  readonly name: string
  readonly weight: 400 | 700
  readonly italic: boolean
  /** WOFF. */
  readonly bytes: Buffer
  readonly covers: (codePoint: number) => boolean
}

const unicodeRanges = z.record(z.string(), z.string())

const read = new Map<string, readonly FontPiece[]>()

/** Read at first use, then kept: some 120 kB for each. */
export function interPieces(weight: 400 | 700, italic = false): readonly FontPiece[] {
  const style = `${weight}-${italic ? 'italic' : 'normal'}`
  const known = read.get(style)
  if (known) return known
  // The folder alone: a bundler would look for each of the files.
  const folder = path.dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json'))
  const ranges = unicodeRanges.parse(JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')))
  const pieces = scripts.map((script) => ({
    name: `Inter ${script}`,
    weight,
    italic,
    bytes: readFileSync(path.join(folder, 'files', `inter-${script}-${style}.woff`)),
    covers: coverage(ranges[script] ?? ''),
  }))
  read.set(style, pieces)
  return pieces
}

/** @param range as in CSS: `U+0000-00FF,U+0131` */
function coverage(range: string): (codePoint: number) => boolean {
  const spans = [...range.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
    ([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const,
  )
  return (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to)
}
