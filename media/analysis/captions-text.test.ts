import { expect, test } from 'vitest'
import { captionsAs } from './captions-text.ts'
import { readCaptions } from './captions.ts'

const srt = `1
00:00:01,000 --> 00:00:03,500
Strom & <i>Wärme</i>
1 < 2

2
01:02:03,004 --> 01:02:04,000
Ende
`
const vtt = `WEBVTT

NOTE made by hand

opening
00:01.000 --> 00:03.500 align:left
<v Ada>Guten Tag!
`

test('what has the format already is left as it is', () => {
  expect(captionsAs('srt', srt)).toBe(srt)
  expect(captionsAs('vtt', vtt)).toBe(vtt)
})

test('SubRip becomes WebVTT, and signs stay signs', () => {
  expect(captionsAs('vtt', srt)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nStrom &amp; Wärme\n1 &lt; 2\n\n01:02:03.004 --> 01:02:04.000\nEnde\n',
  )
  expect(readCaptions(captionsAs('vtt', srt), 'de')).toEqual(readCaptions(srt, 'de'))
})

test('WebVTT becomes SubRip', () => {
  expect(captionsAs('srt', vtt)).toBe('1\n00:00:01,000 --> 00:00:03,500\nGuten Tag!\n')
})

test('what cannot be read is left out', () => {
  expect(captionsAs('srt', 'nothing\n\n00:00:01,000 --> 00:00:02,000\nDa\n')).toBe('1\n00:00:01,000 --> 00:00:02,000\nDa\n')
})
