/** Looks into a zip file without unpacking it anywhere: entries are read one by one, each with a bound. */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { importLimits, type Said } from '../../core/imports.ts'
import { ImportProblem } from '../problem.ts'

export interface Entry {
  /** With `/`, relative, without `..`. */
  readonly path: string
  /** Unpacked, as the archive says. */
  readonly size: number
  read(): Promise<Buffer>
}
export interface Archive {
  readonly entries: readonly Entry[]
  /** What was left out, and why. */
  readonly notes: readonly Said[]
}

const mega = 1024 * 1024
/** Of an archive, whatever it holds. */
const mostEntries = 10_000
const mostUnpacked = 400 * mega
const mostEach = { text: mega, picture: 25 * mega }

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)
const texts = /\.(md|markdown|mdx)$/i
const pictures = /\.(jpe?g|png|gif|webp|avif)$/i

export const isText = (path: string): boolean => texts.test(path)
export const isPicture = (path: string): boolean => pictures.test(path)

/** @throws ImportProblem where it is no zip, or holds more than is taken. */
export function openArchive(zip: Buffer): Archive {
  const left = new Map<string, string[]>()
  const leave = (why: keyof typeof reasons, path: string) => left.set(why, [...(left.get(why) ?? []), path])
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for (const found of directoryOf(zip)) {
    const path = found.name.replaceAll('\\', '/')
    if (path.endsWith('/') || isNoise(path)) continue
    if (isOutside(path)) leave('outside', path)
    else if (found.isLink) leave('link', path)
    else if (found.isLocked) leave('locked', path)
    else if (!isText(path) && !isPicture(path)) continue
    else if (found.method !== 0 && found.method !== 8) leave('method', path)
    else if (found.size > (isText(path) ? mostEach.text : mostEach.picture)) leave('large', path)
    else {
      unpacked += found.size
      entries.set(path, { path, size: found.size, read: () => read(zip, found) })
    }
    if (entries.size > importLimits.files) throw tooMany(importLimits.files)
    if (unpacked > mostUnpacked) throw bomb()
  }
  const notes = [...left].map(([why, paths]) => reasons[why as keyof typeof reasons](named(paths)))
  return { entries: [...entries.values()], notes }
}

interface Found {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
  readonly crc: number
  readonly isLink: boolean
  readonly isLocked: boolean
}

// APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16.
const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

function* directoryOf(zip: Buffer): Generator<Found> {
  const end = endOf(zip)
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  if (count === 0xffff || at === 0xffffffff || count > mostEntries) throw tooMany(mostEntries)
  for (let n = 0; n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entryMark) throw broken()
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const flags = zip.readUInt16LE(at + 8)
    const mode = zip.readUInt32LE(at + 38) >>> 16
    yield {
      name: nameOf(zip.subarray(at + 46, at + 46 + nameLength)),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
      isLink: (mode & 0o170000) === 0o120000,
      isLocked: (flags & 1) === 1,
    }
    at += 46 + nameLength + extraLength + commentLength
  }
}

function endOf(zip: Buffer): number {
  // A comment of at most 65,535 bytes may follow it.
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) if (zip.readUInt32LE(at) === endMark) return at
  throw broken()
}

function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function read(zip: Buffer, { at, packed, size, method, crc, name }: Found): Promise<Buffer> {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== localMark) throw damaged(name)
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const bytes = zip.subarray(start, start + packed)
  // What unpacks to more than it says is stopped there.
  const whole = method === 0 ? bytes : await unpack(bytes, { maxOutputLength: Math.max(size, 1) }).catch(() => null)
  if (!whole || whole.length !== size || crc32(whole) !== crc) throw damaged(name)
  return whole
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 255]!
  return (crc ^ 0xffffffff) >>> 0
}

const isOutside = (path: string) => /^(\/|[a-z]:)/i.test(path) || path.split('/').includes('..') || /\p{Cc}/u.test(path)
const isNoise = (path: string) =>
  path.split('/').some((part) => part === '__MACOSX' || part === 'node_modules' || (part.startsWith('.') && part !== '..'))

const named = (paths: readonly string[]): string => {
  const shown = paths.slice(0, 3).map((path) => `„${path.replace(/\p{Cc}/gu, '?').slice(0, 80)}“`)
  return shown.join(', ') + (paths.length > 3 ? ` (+${paths.length - 3})` : '')
}

const reasons = {
  outside: (paths: string): Said => ({
    de: `Nicht gelesen, weil der Pfad aus dem Ordner hinausführt: ${paths}.`,
    en: `Not read, because the path leads out of the folder: ${paths}.`,
  }),
  link: (paths: string): Said => ({
    de: `Nicht gelesen, weil es nur auf eine andere Datei verweist: ${paths}.`,
    en: `Not read, because it only points to another file: ${paths}.`,
  }),
  locked: (paths: string): Said => ({
    de: `Nicht gelesen, weil es mit einem Passwort geschützt ist: ${paths}.`,
    en: `Not read, because it is protected by a password: ${paths}.`,
  }),
  method: (paths: string): Said => ({
    de: `Nicht gelesen, weil es auf ungewöhnliche Art gepackt ist: ${paths}. Packen Sie den Ordner neu.`,
    en: `Not read, because it is packed in an unusual way: ${paths}. Pack the folder again.`,
  }),
  large: (paths: string): Said => ({
    de: `Nicht gelesen, weil es zu groß ist (Texte bis 1 MB, Bilder bis 25 MB): ${paths}.`,
    en: `Not read, because it is too large (texts up to 1 MB, pictures up to 25 MB): ${paths}.`,
  }),
}

const broken = () =>
  new ImportProblem('no-archive', {
    de: 'Das ist kein lesbares Zip-Archiv. Packen Sie den Ordner neu, oder legen Sie die Dateien einzeln ab.',
    en: 'This is no zip archive that can be read. Pack the folder again, or drop the single files.',
  })
const damaged = (name: string) =>
  new ImportProblem('damaged-entry', {
    de: `„${name}“ ist im Archiv beschädigt. Packen Sie den Ordner neu.`,
    en: `“${name}” is damaged in the archive. Pack the folder again.`,
  })
const tooMany = (most: number) =>
  new ImportProblem('too-many-files', {
    de: `Das Archiv enthält mehr als ${most} Dateien. Teilen Sie es in mehrere.`,
    en: `The archive holds more than ${most} files. Split it into several.`,
  })
const bomb = () =>
  new ImportProblem('too-large-unpacked', {
    de: 'Ausgepackt wäre das Archiv größer als 400 MB. Teilen Sie es in mehrere.',
    en: 'Unpacked, the archive would be larger than 400 MB. Split it into several.',
  })
