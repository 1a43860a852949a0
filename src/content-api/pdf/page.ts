/** A tagged document on A4, and how a paragraph is set in it. */
import PDFDocument from 'pdfkit'
import { interPieces } from '../fonts/inter.ts'
import type { Run } from './runs.ts'

export type Doc = PDFKit.PDFDocument
export type Structure = PDFKit.PDFStructureElement

export const margins = { top: 64, bottom: 72, left: 72, right: 72 } as const
export const ink = '#1a1a1a'
export const muted = '#595959'
const linkInk = '#1d4ed8'

export interface PageInfo {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly language: string
  /** Also what the file’s id is made from: the same content gives the same bytes. */
  readonly at: Date
  /** Points left and right of the text. Default those of a text to be read. */
  readonly sides?: number
}

export function openDocument({ title, author, subject, language, at, sides = margins.left }: PageInfo): Doc {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { ...margins, left: sides, right: sides },
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: { Title: title, Author: author, Subject: subject, Creator: 'Funkhaus', CreationDate: at, ModDate: at },
  })
  return doc
}

/** All of it, once it is ended. */
export const collected = (doc: Doc): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })

const registered = new WeakMap<Doc, Set<string>>()

/** Only what is used is put into the file, and of that only the letters used. */
export function useFont(doc: Doc, { font, bold, italic }: Pick<Run, 'font' | 'bold' | 'italic'>): void {
  const known = registered.get(doc) ?? new Set<string>()
  registered.set(doc, known)
  const name = `${font}${bold ? ' bold' : ''}${italic ? ' italic' : ''}`
  if (!known.has(name)) {
    const piece = interPieces(bold ? 700 : 400, italic).find((each) => each.name === font)
    if (!piece) throw new TypeError(`There is no font ${font}.`)
    doc.registerFont(name, piece.bytes)
    known.add(name)
  }
  doc.font(name)
}

export interface SetText {
  /** Points. */
  readonly size: number
  readonly color?: string
  /** Points from the left margin. */
  readonly indent?: number
  /** Space below, in points. */
  readonly below?: number
}

/** Draws runs as one element of the structure, links in it as elements of their own. No runs: no element. */
export function addText(doc: Doc, parent: Structure, type: string, runs: readonly Run[], set: SetText): void {
  if (runs.length === 0) return
  const { size, color = ink, indent = 0, below = size * 0.6 } = set
  const left = doc.page.margins.left + indent
  const width = doc.page.width - left - doc.page.margins.right
  const draw = (run: Run, index: number) => () => {
    useFont(doc, run)
    doc.fontSize(size).fillColor(run.link ? linkInk : color)
    const isLast = index === runs.length - 1
    const options = { continued: !isLast, lineGap: size * 0.3, underline: run.underline, strike: run.strike, link: run.link }
    if (index === 0) doc.text(run.text, left, doc.y, { ...options, width })
    else doc.text(run.text, options)
    if (isLast) doc.y += below
  }
  // A link in several fonts is one link.
  const parts: { readonly link: string | null; readonly draws: (() => void)[] }[] = []
  for (const [index, run] of runs.entries()) {
    const last = parts.at(-1)
    if (last?.link === run.link) last.draws.push(draw(run, index))
    else parts.push({ link: run.link, draws: [draw(run, index)] })
  }
  const element = doc.struct(type)
  parent.add(element)
  for (const { link, draws } of parts) {
    if (link) element.add(doc.struct('Link', {}, draws))
    else for (const one of draws) element.add(one)
  }
  element.end()
}

/** What stands on the page without being content: line, address, date and number below each page. */
export function numberPages(doc: Doc, runsOf: (page: number, pages: number) => readonly Run[]): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // Below the margin, where text would begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    const runs = runsOf(page - start + 1, count)
    doc.fontSize(8.5).fillColor(muted)
    runs.forEach((run, index) => {
      useFont(doc, run)
      const options = { continued: index < runs.length - 1, link: null, underline: false, strike: false, lineBreak: false }
      if (index === 0) doc.text(run.text, doc.page.margins.left, doc.page.height - 46, options)
      else doc.text(run.text, options)
    })
    doc.endMarkedContent()
  }
}
