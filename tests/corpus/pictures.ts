/** The pictures of the corpus, made here: photographs of noise and gradients, and graphics with words. None is anybody's. */
import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import type { MediaRef } from '../../src/core/story.ts'

/** Grain and light over blurred shapes: as sharp, colourful and noisy as a photograph. */
async function photograph(
  seed: number,
  [sky, ground, accent]: readonly [string, string, string],
  width = 1600,
  height = 1067,
): Promise<Sharp> {
  const random = randomFrom(seed)
  const shapes = Array.from({ length: 60 }, () => {
    const [x, y, size] = [random() * width, height * (0.35 + 0.65 * random()), 20 + random() * 160]
    const fill = random() < 0.3 ? accent : random() < 0.5 ? ground : '#2b2b2b'
    return `<rect x="${x}" y="${y}" width="${size}" height="${size * random() * 2}" fill="${fill}" opacity="${0.3 + random() * 0.7}"/>`
  })
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="0" y2="1">
    <stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${ground}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${shapes.join('')}</svg>`
  const grain = Buffer.alloc(width * height * 3)
  for (let at = 0; at < grain.length; at += 3) grain.fill(118 + Math.floor(random() * 20), at, at + 3)
  const { data, info } = await sharp(Buffer.from(picture)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  for (let at = 0; at < data.length; at++) data[at] = Math.max(0, Math.min(255, data[at]! + grain[at]! - 128))
  return sharp(data, { raw: info })
}

/** A mark and letters, white with nothing behind them: for dark grounds. */
const logo = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width * 0.4}" viewBox="0 0 300 120"><g fill="#ffffff">
  <path d="M60 10 L74 46 L110 60 L74 74 L60 110 L46 74 L10 60 L46 46 Z"/><rect x="130" y="30" width="12" height="60"/>
  <path d="M130 30 L176 90 L176 30 L188 30 L188 90 L130 90 Z"/><circle cx="236" cy="60" r="30"/><circle cx="236" cy="60" r="14" fill="#0b3d5c"/></g></svg>`

/** The file of a brand's logo, by its id. */
export const logoOf = async (id: string): Promise<Buffer | null> =>
  id === 'white-logo'
    ? sharp(Buffer.from(logo(300)))
        .png()
        .toBuffer()
    : null

/** Words on a ground, with the logo or without. */
const graphic = (ground: string, letters: string, words: string, logoWidth = 0, width = 1200, height = 630) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>
    <text x="80" y="${height * 0.6}" font-family="DejaVu Sans, sans-serif" font-size="72" fill="${letters}">${words}</text></svg>`),
  )
    .removeAlpha()
    .composite(logoWidth === 0 ? [] : [{ input: Buffer.from(logo(logoWidth)), left: width - logoWidth - 100, top: 80 }])

const jpeg = async (picture: Sharp | Promise<Sharp>) => (await picture).jpeg({ quality: 88 }).toBuffer()

const withPlace = async (picture: Sharp) =>
  picture
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 44/1 0/1' } })
    .jpeg({ quality: 88 })
    .toBuffer()
const withNotice = async (picture: Sharp) =>
  picture
    .withExif({ IFD0: { Copyright: '(c) Bildagentur Weitblick' } })
    .jpeg({ quality: 88 })
    .toBuffer()
const generated = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`

/** What each of them is. */
const makers = {
  windpark: () => jpeg(photograph(1, ['#8fb8de', '#3d6b35', '#f2f2f2'])),
  backstube: () => jpeg(photograph(2, ['#d9b38c', '#6b3f1d', '#f4d9a6'])),
  werkhalle: () => jpeg(photograph(3, ['#9aa5b1', '#38424d', '#d97706'])),
  hoersaal: () => jpeg(photograph(4, ['#b9a58a', '#4a3426', '#94bac4'])),
  spielfeld: () => jpeg(photograph(5, ['#a7cbe8', '#2f7d32', '#ffffff'])),
  harbour: () => jpeg(photograph(6, ['#c4d6e0', '#27506b', '#c8102e'])),
  'board-room': () => jpeg(photograph(7, ['#e8e4dc', '#5c5348', '#0f766e'])),
  'clear-card': () => jpeg(graphic('#0b3d5c', '#ffffff', 'Tag der Energie', 300)),
  'small-logo-card': () => jpeg(graphic('#0b3d5c', '#ffffff', 'Tag der Energie', 80)),
  'faint-card': () => jpeg(graphic('#f5e6c8', '#f0d9ae', 'Sommerfest')),
  'blurred-photo': async () => jpeg(sharp(await jpeg(photograph(8, ['#8fb8de', '#3d6b35', '#f2f2f2']))).blur(14)),
  'located-photo': async () => withPlace(await photograph(9, ['#8fb8de', '#4d6b55', '#e2c290'])),
  'agency-photo': async () => withNotice(await photograph(10, ['#aab8ce', '#5d5b55', '#a24230'])),
  'generated-photo': async () =>
    (await photograph(11, ['#f8b88e', '#3d3b65', '#f2e272'])).withXmp(generated).jpeg({ quality: 88 }).toBuffer(),
  'small-photo': () => jpeg(photograph(12, ['#8fb8de', '#3d6b35', '#f2f2f2'], 400, 300)),
  'tall-photo': () => jpeg(photograph(13, ['#8fb8de', '#3d6b35', '#f2f2f2'], 1080, 1920)),
  'cut-off-photo': async () => (await jpeg(photograph(14, ['#8fb8de', '#3d6b35', '#f2f2f2']))).subarray(0, 20_000),
} satisfies Record<string, () => Promise<Buffer>>
export type PictureName = keyof typeof makers
export const pictureNames = Object.keys(makers) as PictureName[]

export interface Picture {
  readonly bytes: Buffer
  readonly ref: Omit<MediaRef, 'alt'>
}

const made = new Map<PictureName, Promise<Picture>>()
/** Made once. The same bytes each time, as far as the machine's libraries are the same. */
export function pictureOf(name: PictureName): Promise<Picture> {
  const making = made.get(name) ?? make(name)
  made.set(name, making)
  return making
}

async function make(name: PictureName): Promise<Picture> {
  const bytes = await makers[name]()
  const { width = 0, height = 0, format } = await sharp(bytes).metadata()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { width, height, bytes: bytes.length, sha256, mimeType: `image/${format}` }
  return { bytes, ref: { id: name, kind: 'image', focalPoint: { x: 50, y: 50 }, ...file } }
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
