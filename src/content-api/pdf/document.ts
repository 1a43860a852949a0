/** A post as a PDF that people keep, print and cite: tagged, with text that can be selected, and the address that it came from. */
import sharp from 'sharp'
import { readRichText, type Block } from '../../core/rich-text-tree.ts'
import type { Language } from '../../core/story.ts'
import type { MediaFiles } from '../media-files.ts'
import type { StoredPublication } from '../publications.ts'
import { addBlocks, addPicture, type PdfPicture } from './blocks.ts'
import { addText, collected, muted, numberPages, openDocument } from './page.ts'
import { inFonts, plainLook } from './runs.ts'

const said = {
  de: { source: 'Quelle: ', by: 'Von ', page: (page: number, pages: number) => `Seite ${page} von ${pages}`, locale: 'de-DE' },
  en: { source: 'Source: ', by: 'By ', page: (page: number, pages: number) => `Page ${page} of ${pages}`, locale: 'en-GB' },
} as const

/** @param given a language that the post has. @returns the same bytes for the same content and pictures. */
export async function postPdf(stored: StoredPublication, given: Language, media: Pick<MediaFiles, 'open'>): Promise<Buffer> {
  const { publication, addresses, firstPublishedAt, changedAt } = stored
  const text = publication.texts[given]
  if (!text) throw new TypeError(`Publication ${stored.id} has no text in ${given}.`)
  const url = addresses[given] ?? ''
  const words = said[given]
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(firstPublishedAt)
  const blocks = readRichText(text.body)
  const pictures = await picturesOf(stored, given, media)

  const doc = openDocument({
    title: text.title,
    author: publication.author || publication.brand.name,
    subject: text.teaser,
    language: given,
    at: changedAt,
  })
  const whole = collected(doc)
  const root = doc.struct('Document', { lang: given })
  doc.addStructure(root)
  const line = (of: string, more: Partial<typeof plainLook> = {}) => inFonts(of, { ...plainLook, ...more })
  addText(doc, root, 'P', line(publication.brand.name, { bold: true }), { size: 10, color: muted, below: 4 })
  addText(doc, root, 'H1', line(text.title, { bold: true }), { size: 22, below: 8 })
  addText(doc, root, 'P', line([publication.author && words.by + publication.author, day].filter(Boolean).join(' · ')), {
    size: 10,
    color: muted,
    below: 12,
  })
  addText(doc, root, 'P', line(text.teaser, { bold: true }), { size: 12, below: 12 })
  const first = publication.media.find(({ kind }) => kind === 'image')
  if (first && !shows(blocks, first.id)) addPicture(doc, root, pictures.get(first.id) ?? null)
  addBlocks(doc, root, blocks, { url, pictures })
  doc.y += 12
  addText(doc, root, 'P', [...line(words.source), ...line(url, { link: url, underline: true }), ...line(` · ${day}`)], {
    size: 9.5,
    color: muted,
  })
  root.end()
  numberPages(doc, (page, pages) => line(`${words.page(page, pages)} · ${publication.brand.name}`))
  doc.end()
  return whole
}

const shows = (blocks: readonly Block[], id: string): boolean =>
  blocks.some((block) =>
    block.kind === 'image' ? block.id === id : block.kind === 'list' && block.items.some((item) => shows(item.blocks, id)),
  )

/** Those that can be read, as JPEG, wide enough for print. */
async function picturesOf({ publication }: StoredPublication, given: Language, media: Pick<MediaFiles, 'open'>) {
  const found = new Map<string, PdfPicture>()
  for (const { id, kind, sha256, focalPoint } of publication.media) {
    if (kind !== 'image') continue
    const file = await media.open({ id, sha256, focalPoint }, 'w1280')
    const picture = file && (await asJpeg(file.bytes))
    if (picture) found.set(id, { ...picture, alt: publication.texts[given]?.alt[id] ?? null })
  }
  return found
}

async function asJpeg(bytes: Buffer) {
  try {
    const { data, info } = await sharp(bytes)
      .rotate()
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return null
  }
}
