/** The body of a post in a PDF, block by block, each as an element of the structure. */
import type { Block } from '../../core/rich-text-tree.ts'
import { addText, margins, muted, type Doc, type Structure } from './page.ts'
import { inFonts, plainLook, runsOf } from './runs.ts'

export interface PdfPicture {
  /** JPEG. */
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
  /** `null`: nobody has said what it shows. */
  readonly alt: string | null
}

export interface BlockOptions {
  /** Where the post lives: what relative links start from. */
  readonly url: string
  /** By media id. */
  readonly pictures: ReadonlyMap<string, PdfPicture>
}

const size = 11
/** Of headings in the body; the post’s title is the one of the first level. */
const headingSizes = [16, 16, 14, 12.5, 11.5, 11] as const

/** Puts the blocks into `parent`, which is part of the document already, one after the other: what is put in is drawn at once. */
export function addBlocks(doc: Doc, parent: Structure, blocks: readonly Block[], options: BlockOptions, indent = 0): void {
  for (const block of blocks) addBlock(doc, parent, block, options, indent)
}

function addBlock(doc: Doc, parent: Structure, block: Block, options: BlockOptions, indent: number): void {
  const { url, pictures } = options
  switch (block.kind) {
    case 'paragraph':
      addText(doc, parent, 'P', runsOf(block.children, url), { size, indent })
      return
    case 'heading': {
      const level = Math.max(2, block.level)
      // A heading does not stand alone at the foot of a page.
      roomFor(doc, 72)
      doc.y += 8
      const runs = runsOf(block.children, url, { ...plainLook, bold: true })
      addText(doc, parent, `H${level}`, runs, { size: headingSizes[level - 1] ?? size, indent, below: 5 })
      return
    }
    case 'quote': {
      const quote = doc.struct('BlockQuote')
      parent.add(quote)
      addText(doc, quote, 'P', runsOf(block.children, url, { ...plainLook, italic: true }), { size, color: muted, indent: indent + 24 })
      quote.end()
      return
    }
    case 'code':
      addText(doc, parent, 'Code', inFonts(block.text), { size: size - 1, indent: indent + 16 })
      return
    case 'rule':
      doc.y += size
      return
    case 'image':
      addPicture(doc, parent, pictures.get(block.id) ?? null)
      return
    case 'list':
      addList(doc, parent, block, options, indent)
  }
}

type List = Extract<Block, { kind: 'list' }>

/** Marks hang to the left of their items, so that longer lines stand below each other. */
function addList(doc: Doc, parent: Structure, { style, start, items }: List, options: BlockOptions, indent: number): void {
  const list = doc.struct('L')
  parent.add(list)
  for (const [index, { checked, blocks }] of items.entries()) {
    const mark = style === 'number' ? `${start + index}.` : checked === null ? '•' : checked ? '[x]' : '[ ]'
    const item = doc.struct('LI')
    list.add(item)
    roomFor(doc, size * 2)
    const top = doc.y
    addText(doc, item, 'Lbl', inFonts(mark), { size, indent, below: 0 })
    doc.y = top
    const body = doc.struct('LBody')
    item.add(body)
    addBlocks(doc, body, blocks, options, indent + 24)
    body.end()
    item.end()
  }
  list.end()
}

/** As wide as the text at most, and less than half a page high. One that nobody has described is decoration. */
export function addPicture(doc: Doc, parent: Structure, picture: PdfPicture | null): void {
  if (!picture) return
  const { bytes, width, height, alt } = picture
  const room = doc.page.width - margins.left - margins.right
  const scale = Math.min(room / width, (doc.page.height * 0.45) / height, 1)
  roomFor(doc, height * scale)
  const draw = () => void doc.image(bytes, margins.left, doc.y, { width: width * scale, height: height * scale })
  if (alt) parent.add(doc.struct('Figure', { alt }, [draw]))
  else {
    doc.markContent('Artifact', { type: 'Layout' })
    draw()
    doc.endMarkedContent()
  }
  // Where the place is given, PDFKit stays where it is.
  doc.y += height * scale + 14
}

/** Begins a new page where there is less left. */
function roomFor(doc: Doc, points: number): void {
  if (doc.y + points > doc.page.height - margins.bottom) doc.addPage()
}
