/** Captions as a file of one of the two formats. */
import type { CaptionFormat } from '../../publishers/publisher.ts'
import { readCaptions, type Cue } from './captions.ts'

/**
 * The text itself where it is of that format and whole. Otherwise its cues, written anew: without markup and places, and without what could
 * not be read.
 */
export function captionsAs(format: CaptionFormat, text: string): string {
  const own: CaptionFormat = /^\ufeff?WEBVTT/.test(text) ? 'vtt' : 'srt'
  const { cues = [], broken = [] } = readCaptions(text, null) ?? {}
  if (own === format && broken.length === 0) return text
  const written = cues.map(({ startMs, endMs, lines }, at) =>
    [...(format === 'srt' ? [String(at + 1)] : []), `${time(startMs, format)} --> ${time(endMs, format)}`, ...escaped(lines, format)].join(
      '\n',
    ),
  )
  return `${[...(format === 'vtt' ? ['WEBVTT'] : []), ...written].join('\n\n')}\n`
}

/** WebVTT reads markup, https://www.w3.org/TR/webvtt1; nobody has described SubRip. */
const escaped = (lines: Cue['lines'], format: CaptionFormat) =>
  format === 'srt' ? lines : lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))

function time(ms: number, format: CaptionFormat): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const point = format === 'vtt' ? '.' : ','
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${String(ms % 1000).padStart(3, '0')}`
}
