import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { probeDocument } from './document.ts'

const pdf = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(['%PDF-1.7\n', ...parts, '\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'].map((part) => Buffer.from(part as string)))
const packed = (objects: string, end = '\r\n') => {
  const data = deflateSync(objects)
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream${end}`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ])
}
const codeOf = (bytes: Uint8Array) =>
  probeDocument(bytes).then(
    () => 'taken',
    (error: unknown) => (error as { code: string }).code,
  )

test('what a program writes is taken', async () => {
  const document = new PDFDocument()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.text('JavaScript, /JS and /Launch are words here.')
  const done = new Promise((end) => document.on('end', end))
  document.end()
  await done
  expect(await probeDocument(Buffer.concat(chunks))).toEqual({ mimeType: 'application/pdf', pages: 1 })
  expect(await codeOf(pdf(packed('1 0 << /Type /Catalog /JSTitle (x) >>')))).toBe('taken')
})

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n'), 'not-a-document'],
  ['a page that names itself so', Buffer.from('<!doctype html>%PDF-1.7'), 'not-a-document'],
  ['half a file', pdf().subarray(0, 20), 'damaged-document'],
  ['a password', pdf('<< /Encrypt 5 0 R >>'), 'encrypted-document'],
  ['a script', pdf('<< /OpenAction << /S /JavaScript /JS (app.alert) >> >>'), 'active-document'],
  ['a script by another spelling', pdf('<< /S /J#61vaScr#69pt >>'), 'active-document'],
  ['a program', pdf('<< /S /Launch /F (calc.exe) >>'), 'active-document'],
  ['a script among packed objects', pdf(packed('1 0 << /S /JavaScript >>')), 'active-document'],
  ['a script among packed objects, lines ending otherwise', pdf(packed('1 0 << /S /JavaScript >>', '\n')), 'active-document'],
  ['packed objects that nobody can read', pdf('<< /Type /ObjStm >>\nstream\nnothing\nendstream'), 'damaged-document'],
  ['packed objects without end', pdf(packed('0'.repeat(40_000_000))), 'damaged-document'],
])('%s is refused', async (_, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code)
})

test('letters that meet within a stream are no names', async () => {
  expect(await codeOf(pdf('3 0 obj\n<< /Length 9 >>\nstream\n/JS /Encrypt\nendstream\nendobj'))).toBe('taken')
})
