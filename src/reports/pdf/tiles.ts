/** The numbers that are looked at first. */
import { muted } from '../../content-api/pdf/page.ts'
import type { Tile } from '../sections.ts'
import { fitted, left, ornament, put, room, widthOf, type Sheet } from './sheet.ts'

const gap = 10
const height = 58
export const tilesHeight = height + 16

export function addTiles({ doc, root, accent }: Sheet, tiles: readonly Tile[]): void {
  room(doc, tilesHeight)
  const top = doc.y
  const width = (widthOf(doc) - gap * (tiles.length - 1)) / tiles.length
  ornament(doc, () => {
    tiles.forEach((_, n) => {
      const x = left + n * (width + gap)
      doc.rect(x, top, width, height).fill('#f5f5f4')
      doc.rect(x, top, 3, height).fill(accent)
    })
  })
  const list = doc.struct('L')
  root.add(list)
  tiles.forEach(({ name, value, note }, n) => {
    const x = left + n * (width + gap) + 12
    const room = width - 18
    const item = doc.struct('LI')
    list.add(item)
    const label = doc.struct('Lbl')
    item.add(label)
    label.add(() => put(doc, fitted(doc, name, room, { size: 8.5 }), x, top + 9, { size: 8.5, color: muted }))
    label.end()
    const body = doc.struct('LBody')
    item.add(body)
    body.add(() => {
      put(doc, value, x, top + 22, { size: 18, bold: true })
      if (note) put(doc, fitted(doc, note, room, { size: 7.5 }), x, top + 45, { size: 7.5, color: muted })
    })
    body.end()
    item.end()
  })
  list.end()
  doc.y = top + tilesHeight
}
