import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCaptions } from './captions.ts'

const srt = `1
00:00:01,000 --> 00:00:03,500
<i>Guten Tag</i> &amp; willkommen
in der Werkstatt!

2
00:00:05,000 --> 00:00:04,000
{\\an8}Heute gießen wir eine Glocke.
`

test('SubRip, with a cue that ends before it begins', () => {
  expect(readCaptions(srt, 'de')).toEqual({
    language: 'de',
    cues: [
      { startMs: 1000, endMs: 3500, lines: ['Guten Tag & willkommen', 'in der Werkstatt!'] },
      { startMs: 5000, endMs: 4000, lines: ['Heute gießen wir eine Glocke.'] },
    ],
    broken: [],
  })
})

test('WebVTT with names, notes, styles, settings and short times, on any system', () => {
  const vtt = `\ufeffWEBVTT - Werkstatt\n\nNOTE 00:00 is the gate\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000  -->\t00:02.000 align:start\n<v Ada>3 < 4\n`
  for (const end of ['\n', '\r\n', '\r'])
    expect(readCaptions(vtt.replaceAll('\n', end), null)).toEqual({
      language: null,
      cues: [{ startMs: 1000, endMs: 2000, lines: ['3 < 4'] }],
      broken: [],
    })
})

test('what cannot be read is told by its line, and the rest is kept', () => {
  const read = readCaptions(`1\n00:00:01 -> 00:00:02\nA\n\n2\n0:00:0x --> 00:00:02,000\nB\n\n3\n00:00:03,000 --> 00:00:04,000\nC\n`, 'de')!
  expect(read.cues.map(({ lines }) => lines)).toEqual([['C']])
  expect(read.broken.map(({ en }) => en.slice(0, 40))).toEqual([
    'The caption that begins in line 1 has no',
    'The time in line 6 cannot be read. Write',
  ])
})

test('two cues without a blank line between them', () => {
  const read = readCaptions('00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB', 'de')!
  expect(read.cues).toHaveLength(1)
  expect(read.broken[0]!.en).toContain('before line 3')
})

test('nothing is nothing, and a head alone is empty', () => {
  expect(readCaptions(' \n', 'de')).toBeNull()
  expect(readCaptions('WEBVTT\n', 'de')!.broken).toHaveLength(1)
  expect(readCaptions('x'.repeat(2_000_001), 'de')!.broken).toHaveLength(1)
  expect(readCaptions('x\n\n'.repeat(1000), 'de')!.broken).toHaveLength(20)
})

test('any text is read without failing, and soon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readCaptions(`1\n${text} --> ${text}\n${text}`, 'de')))
  for (const piece of ['<', '{\\', '-->', '00:', '1:1.1 --> 1:1.1\n', ' \t', '0', '\n', '&', 'a\n\n', '1 --> ', '<a']) {
    const began = performance.now()
    readCaptions(piece.repeat(500_000 / piece.length), 'de')
    expect(performance.now() - began).toBeLessThan(3000)
  }
})
