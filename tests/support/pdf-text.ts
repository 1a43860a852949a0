/** What can be read in a PDF of ours: the words of its pages in their order, and the types of its structure. */
import { inflateSync } from 'node:zlib'

export interface PdfText {
  readonly pages: readonly string[]
  /** H1, Table, TH, Figure, …: each as often as it is there. */
  readonly structure: ReadonlyMap<string, number>
  /** The words of figures for who does not see them. */
  readonly alts: readonly string[]
}

interface Thing {
  readonly dictionary: string
  readonly stream: string
}

/** Reads what pdfkit writes: no object streams, fonts by two bytes with a map to Unicode. */
export function readPdf(pdf: Buffer): PdfText {
  const raw = pdf.toString('latin1')
  const things = new Map<string, Thing>()
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const [, dictionary = body, packed] = /^([^]*?)\nstream\n([^]*)\nendstream$/.exec(body) ?? []
    const stream = packed === undefined ? '' : unpacked(dictionary, packed)
    things.set(id, { dictionary, stream })
  }
  const of = (id: string | undefined) => things.get(id ?? '') ?? { dictionary: '', stream: '' }
  const structure = new Map<string, number>()
  const alts: string[] = []
  for (const { dictionary } of things.values()) {
    const type = /\/S \/(\w+)\b/.exec(dictionary)?.[1]
    if (type) structure.set(type, (structure.get(type) ?? 0) + 1)
    const alt = /\/Alt \(((?:\\.|[^\\)])*)\)/.exec(dictionary)?.[1]
    if (alt !== undefined) alts.push(textOf(alt))
  }
  const pages = [...things.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))
    .map(({ dictionary }) => {
      const resources = of(/\/Resources (\d+) 0 R/.exec(dictionary)?.[1]).dictionary
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font]) => [
          name,
          mapOf(of(/\/ToUnicode (\d+) 0 R/.exec(of(font).dictionary)?.[1]).stream),
        ]),
      )
      return wordsOf(of(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]).stream, fonts)
    })
  return { pages, structure, alts }
}

function unpacked(dictionary: string, packed: string): string {
  if (!dictionary.includes('/FlateDecode')) return packed
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

function textOf(literal: string): string {
  const bytes = literal.replace(
    /\\(.)/gs,
    (_, character: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[character] ?? character,
  )
  return bytes.startsWith('þÿ') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes
}

/** Glyph numbers to text. */
function mapOf(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], n) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? []
      map.set(parseInt(first, 16) + n, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))))
    })
  return map
}

/** Each piece of text on a line of its own. */
function wordsOf(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map()
  const pieces: string[] = []
  for (const [, name, array] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map()
    else {
      const glyphs = [...(array ?? '').matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      pieces.push(glyphs.map((glyph) => font.get(parseInt(glyph, 16)) ?? '\uFFFD').join(''))
    }
  }
  return pieces.join('\n')
}
