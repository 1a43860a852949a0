/** Text put where it belongs on a page, in the hub's typeface, and room for what must not be torn apart. */
import { ink, margins, useFont, type Doc, type Structure } from '../../content-api/pdf/page.ts'
import { inFonts, plainLook } from '../../content-api/pdf/runs.ts'

export interface Sheet {
  readonly doc: Doc
  readonly root: Structure
  /** Of what is drawn: reads on white. */
  readonly accent: string
}

export interface Set {
  readonly size: number
  readonly bold?: boolean
  readonly color?: string
}

/** Tables need more room than texts. */
export const left = 54
export const widthOf = ({ page }: Doc): number => page.width - 2 * left
export const bottomOf = ({ page }: Doc): number => page.height - margins.bottom
export const lineHeight = (size: number): number => size * 1.35

/** Begins a new page where there is less left. @returns whether it did */
export function room(doc: Doc, points: number): boolean {
  if (doc.y + points <= bottomOf(doc)) return false
  doc.addPage()
  return true
}

/** Figures of one width, so that they stand below each other. */
const features: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']
const runsOf = (text: string, bold: boolean) => inFonts(text, { ...plainLook, bold })

/** Of each document, by what is measured, at a size of 1000: shaping letters is what takes the time. */
const widths = new WeakMap<Doc, Map<string, number>>()

export function measure(doc: Doc, text: string, { size, bold = false }: Set): number {
  const known = widths.get(doc) ?? new Map<string, number>()
  widths.set(doc, known)
  const key = `${bold ? 'b' : 'r'}${text}`
  let width = known.get(key)
  if (width === undefined) {
    width = 0
    for (const run of runsOf(text, bold)) {
      useFont(doc, run)
      width += doc.fontSize(1000).widthOfString(run.text, { features })
    }
    known.set(key, width)
  }
  return (width * size) / 1000
}

/** One line. @param align what of the line is at `x`. Default its beginning. */
export function put(doc: Doc, text: string, x: number, y: number, set: Set, align: 'left' | 'right' | 'center' = 'left'): void {
  const { size, bold = false, color = ink } = set
  let at = align === 'left' ? x : x - measure(doc, text, set) / (align === 'right' ? 1 : 2)
  for (const run of runsOf(text, bold)) {
    useFont(doc, run)
    doc.fontSize(size).fillColor(color)
    const width = doc.widthOfString(run.text, { features })
    doc.text(run.text, at, y, { lineBreak: false, features })
    at += width
  }
}

/** Parted into lines at spaces; a word that is wider than all of it, anywhere. */
export function linesOf(doc: Doc, text: string, width: number, set: Set): readonly string[] {
  const lines: string[] = []
  const space = measure(doc, ' ', set)
  let [line, taken] = ['', 0]
  const add = (piece: string, gap: string, wide: number) => {
    const more = taken + (gap === '' ? 0 : space) + wide
    if (line !== '' && more > width) {
      lines.push(line)
      ;[line, taken] = [piece, wide]
    } else [line, taken] = [line + gap + piece, more]
  }
  for (const word of text.trim().split(/\s+/)) {
    const wide = measure(doc, word, set)
    const gap = line === '' ? '' : ' '
    if (wide <= width) add(word, gap, wide)
    else [...word].forEach((character, n) => add(character, n === 0 ? gap : '', measure(doc, character, set)))
  }
  return [...lines, line]
}

/** On one line, with an ellipsis where it is too long. */
export function fitted(doc: Doc, text: string, width: number, set: Set): string {
  if (measure(doc, text, set) <= width) return text
  const characters = [...text]
  const cut = (n: number) => `${characters.slice(0, n).join('').trimEnd()}…`
  let [fits, tooMany] = [0, characters.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (measure(doc, cut(middle), set) <= width) fits = middle
    else tooMany = middle
  }
  return cut(fits)
}

/** Lines and grounds: seen, and not read. */
export function ornament(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** A drawing with its words for who does not see it, `height` points high. */
export function figure({ doc, root }: Sheet, alt: string, height: number, draw: (top: number) => void): void {
  room(doc, height)
  const top = doc.y
  const bbox: [number, number, number, number] = [left, top, left + widthOf(doc), top + height]
  const element = doc.struct('Figure', { alt, bbox, placement: 'Block' } as PDFKit.Mixins.StructureElementOptions)
  root.add(element)
  element.add(() => draw(top))
  element.end()
  doc.y = top + height
}
