/** An edition as a PDF: tagged, with text that can be selected, and drawings that have words and tables beside them. */
import { legible } from '../../admin/colour.ts'
import { addText, collected, muted, numberPages, openDocument } from '../../content-api/pdf/page.ts'
import { inFonts, plainLook } from '../../content-api/pdf/runs.ts'
import type { Language } from '../../core/story.ts'
import type { Frozen } from '../frozen.ts'
import { headOf, sectionsOf, type Drawing, type Section } from '../sections.ts'
import { words } from '../words.ts'
import { addColumns, addRows, columnsHeight, rowsHeight } from './bars.ts'
import { addHeat, heatHeight } from './heat.ts'
import { addLines, linesHeight } from './lines.ts'
import { left, linesOf, lineHeight, ornament, room, widthOf, type Sheet } from './sheet.ts'
import { addTable } from './table.ts'
import { addTiles, tilesHeight } from './tiles.ts'

const size = 10.5

/** @returns the same bytes for the same edition. @param preview it is not kept, and says so on every page */
export async function editionPdf(frozen: Frozen, { preview = false } = {}): Promise<Buffer> {
  const { language, brand, name } = frozen
  const text = words[language]
  const { of, period, stand } = headOf(frozen)
  const doc = openDocument({
    title: `${name}: ${period}`,
    author: brand.name,
    subject: stand,
    language,
    at: new Date(frozen.madeAt),
    sides: left,
  })
  const whole = collected(doc)
  const root = doc.struct('Document', { lang: language })
  doc.addStructure(root)
  const sheet: Sheet = { doc, root, accent: legible(brand.accent, '#ffffff', 3) }
  const line = (said: string, bold = false) => inFonts(said, { ...plainLook, bold })

  ornament(doc, () => void doc.rect(left, 44, 36, 4).fill(sheet.accent))
  addText(doc, root, 'P', line(of, true), { size: 10, color: muted, below: 4 })
  addText(doc, root, 'H1', line(name, true), { size: 24, below: 2 })
  addText(doc, root, 'P', line(period), { size: 14, below: 4 })
  addText(doc, root, 'P', line(preview ? `${text.preview} · ${stand}` : stand), { size: 9, color: muted, below: 14 })
  for (const section of sectionsOf(frozen)) addSection(sheet, section, language)
  root.end()
  const foot = [...(preview ? [text.preview] : []), brand.name, name, period]
  numberPages(doc, (page, pages) => line([text.pageOf(page, pages), ...foot].join(' · ')))
  doc.end()
  return whole
}

function addSection(sheet: Sheet, { title, paragraphs, drawing, tables, notes = [] }: Section, language: Language): void {
  const { doc, root } = sheet
  const said = paragraphs.reduce((sum, text) => sum + linesOf(doc, text, widthOf(doc), { size }).length * lineHeight(size) + 6, 0)
  // What begins must have some of its own beside it.
  if (!room(doc, 46 + Math.min(said, 120) + (drawing ? heightOf(drawing) : tables.length > 0 ? 60 : 0))) doc.y += 12
  const heading = (type: string, text: string, points: number) =>
    addText(doc, root, type, inFonts(text, { ...plainLook, bold: true }), { size: points, below: 5 })
  if (title !== '') heading('H2', title, 15)
  for (const text of paragraphs) addText(doc, root, 'P', inFonts(text), { size, below: 6 })
  doc.y += 4
  if (drawing) draw(sheet, drawing, language)
  const drawn = tables.filter(({ rows, filesOnly = false }) => rows.length > 0 && !filesOnly)
  for (const table of drawn) {
    if (drawn.length > 1) {
      room(doc, 96)
      heading('H3', table.title, 10.5)
    }
    addTable(sheet, table, language)
  }
  for (const text of notes) addText(doc, root, 'P', inFonts(text), { size: 9, color: muted, below: 6 })
}

function heightOf(drawing: Drawing): number {
  switch (drawing.kind) {
    case 'tiles':
      return tilesHeight
    case 'columns':
      return columnsHeight
    case 'rows':
      return rowsHeight(drawing.bars)
    case 'heat':
      return heatHeight
    case 'lines':
      return linesHeight(drawing.lines)
  }
}

function draw(sheet: Sheet, drawing: Drawing, language: Language): void {
  switch (drawing.kind) {
    case 'tiles':
      return addTiles(sheet, drawing.tiles)
    case 'columns':
      return addColumns(sheet, drawing.alt, drawing.bars, language)
    case 'rows':
      return addRows(sheet, drawing.alt, drawing.bars, language)
    case 'heat':
      return addHeat(sheet, drawing.alt, drawing.heat, language)
    case 'lines':
      return addLines(sheet, drawing.alt, drawing.lines, language)
  }
}
