/** The hub’s typeface as it ships in a package, in pieces by script: what a piece lacks, another has. Emoji, CJK, Arabic and Hebrew none has. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The commonest first: the first piece that has a character draws it. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const

export interface FontPiece {
  readonly name: string
  readonly weight: 400 | 700
  readonly italic: boolean
  /** WOFF. */
  readonly bytes: Buffer
}

const read = new Map<string, readonly FontPiece[]>()

/** Read at first use, then kept: some 120 kB for each. */
export function interPieces(weight: 400 | 700, italic = false): readonly FontPiece[] {
  const style = `${weight}-${italic ? 'italic' : 'normal'}`
  const known = read.get(style)
  if (known) return known
  const { resolve } = createRequire(import.meta.url)
  const pieces = scripts.map((script) => ({
    name: `Inter ${script}`,
    weight,
    italic,
    bytes: readFileSync(resolve(`@fontsource/inter/files/inter-${script}-${style}.woff`)),
  }))
  read.set(style, pieces)
  return pieces
}
