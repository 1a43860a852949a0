/** What a PDF is, said by its bytes: whole, open to everybody, and without programs. */
import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { MediaRefusal } from './refusal.ts'

export const documentTypes = ['application/pdf'] as const

/** Whether these bytes begin as a document does. */
export const looksLikeDocument = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

export interface ProbedDocument {
  readonly mimeType: (typeof documentTypes)[number]
  /** `null`: its structure does not say it where this looks. */
  readonly pages: number | null
}

/**
 * Reads its structure, not its pages. This finds what ordinary programs write; it is no virus scanner.
 * @throws MediaRefusal `not-a-document`, `damaged-document`, `encrypted-document`, `active-document`.
 */
export async function probeDocument(bytes: Uint8Array): Promise<ProbedDocument> {
  if ((await fileTypeFromBuffer(bytes))?.mime !== 'application/pdf' || !looksLikeDocument(bytes)) throw refusals.notADocument()
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  // ISO 32000-1, 7.5.5; readers look for both in the last kilobyte, and so does Payload.
  const end = data.subarray(-1024)
  if (!end.includes('%%EOF') || !end.includes('startxref')) throw refusals.damaged()
  let pages = 0
  for (const text of structureOf(data)) {
    if (isEncrypted.test(text)) throw refusals.encrypted()
    if (isActive.test(text)) throw refusals.active()
    for (const count of pagesIn(text)) pages = Math.max(pages, count)
  }
  return { mimeType: 'application/pdf', pages: pages || null }
}

/** Every node of the page tree counts the pages below it, and the root all of them: 7.7.3.2. */
function* pagesIn(text: string): Generator<number> {
  for (const { index } of text.matchAll(/\/Type\s{0,9}\/Pages\b/g)) {
    const from = Math.max(text.lastIndexOf('obj', index), index - nodeMax)
    const after = text.indexOf('endobj', index)
    const node = text.slice(from, Math.min(after < 0 ? text.length : after, index + nodeMax))
    const count = /\/Count\s{1,9}(\d{1,6})\b/.exec(node)?.[1]
    if (count) yield Number(count)
  }
}
/** A node names its kids, some hundred at most. */
const nodeMax = 4_000

/** A name of ISO 32000-1, 7.3.5: any of its characters may be written as `#` and two digits. */
const named = (...names: readonly string[]) => {
  const letter = (character: string) => `(?:${character}|#${character.charCodeAt(0).toString(16)})`
  return new RegExp(`/(?:${names.map((name) => [...name].map(letter).join('')).join('|')})(?![A-Za-z0-9#])`, 'i')
}
const isEncrypted = named('Encrypt')
/** Scripts, programs that are started, and files that come along: 12.6.4 and 7.11.4. */
const isActive = named('JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia')
const isObjects = named('ObjStm')

/** Objects that were packed together unpack to a few times their size. */
const unpackedMax = 32 * 1024 * 1024

/** What stands between the streams, and the objects that stand packed in one: text and pictures are left out, where any letters may meet. */
function* structureOf(data: Buffer): Generator<string> {
  let unpacked = 0
  let at = 0
  for (;;) {
    const start = data.indexOf('stream', at)
    const before = data.toString('latin1', at, start < 0 ? data.length : start)
    yield before
    if (start < 0) return
    const end = data.indexOf('endstream', start)
    const dictionary = before.slice(before.lastIndexOf('obj') + 3)
    if (isObjects.test(dictionary)) {
      const objects = objectsIn(data.subarray(start + 'stream'.length, end < 0 ? data.length : end), unpackedMax - unpacked)
      unpacked += objects.length
      yield objects
    }
    if (end < 0) return
    at = end + 'endstream'.length
  }
}

/** @throws MediaRefusal where they cannot be read: nobody knows what they hold. */
function objectsIn(stream: Buffer, maxOutputLength: number): string {
  // A line ends before the data: 7.3.8.1.
  const data = stream.subarray(stream[0] === 0x0d ? 2 : 1)
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, maxOutputLength) }).toString('latin1')
  } catch {
    throw refusals.damaged()
  }
}

const refusals = {
  notADocument: () =>
    new MediaRefusal('not-a-document', {
      de: 'Diese Datei ist kein PDF. Speichern Sie das Dokument als PDF.',
      en: 'This file is not a PDF. Save the document as PDF.',
    }),
  damaged: () =>
    new MediaRefusal('damaged-document', {
      de: 'Dieses PDF ist unvollständig oder beschädigt. Speichern Sie es noch einmal aus dem Programm, mit dem es gemacht wurde.',
      en: 'This PDF is incomplete or damaged. Save it once more from the program that it was made with.',
    }),
  encrypted: () =>
    new MediaRefusal('encrypted-document', {
      de: 'Dieses PDF ist verschlüsselt oder mit Rechten versehen. Speichern Sie es ohne Kennwort und ohne Einschränkungen.',
      en: 'This PDF is encrypted or restricted. Save it without a password and without restrictions.',
    }),
  active: () =>
    new MediaRefusal('active-document', {
      de: 'Dieses PDF enthält Programme oder angehängte Dateien und wird nicht angenommen. Speichern Sie es als PDF/A, oder drucken Sie es in ein neues PDF.',
      en: 'This PDF holds programs or attached files and is not accepted. Save it as PDF/A, or print it into a new PDF.',
    }),
}
