/** Reads captions as SubRip (SRT) or WebVTT. Total and linear; what cannot be read is told, and the rest is kept. */
import { parseTimestamps } from 'subtitle'
import type { Language } from '../../src/core/story.ts'

export interface Cue {
  readonly startMs: number
  /** May lie before its start: somebody typed it so. */
  readonly endMs: number
  /** Without markup. */
  readonly lines: readonly string[]
}
export interface Captions {
  readonly language: Language | null
  /** In the order of the file. */
  readonly cues: readonly Cue[]
  /** What of the file could not be read, as sentences. */
  readonly broken: readonly { readonly de: string; readonly en: string }[]
}

/** Twenty hours of speech. More is no file of captions. */
const maxLength = 2_000_000
/** So many are told; a file with more of them is another kind of file. */
const maxBroken = 20

/** `null`: there is nothing in it. */
export function readCaptions(text: string, language: Language | null): Captions | null {
  if (text.trim() === '') return null
  if (text.length > maxLength) return { language, cues: [], broken: [said.tooLong] }
  const cues: Cue[] = []
  const broken: Captions['broken'][number][] = []
  for (const { lines, number } of blocksIn(text.replace(/^\ufeff/, ''))) {
    // Comments, styles and regions of WebVTT, and its first block.
    if (/^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/.test(lines[0]!) && !lines[0]!.includes('-->')) continue
    const { found, wrong } = cueOf(lines, number)
    if (found) cues.push(found)
    if (wrong && broken.length < maxBroken) broken.push(wrong)
  }
  return { language, cues, broken: cues.length === 0 && broken.length === 0 ? [said.empty] : broken }
}

interface Block {
  readonly lines: readonly string[]
  /** Of its first line, from 1. */
  readonly number: number
}

/** Lines between blank ones. */
function* blocksIn(text: string): Generator<Block> {
  let lines: string[] = []
  let number = 1
  let at = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    at++
    if (line.trim() !== '') {
      if (lines.length === 0) number = at
      lines.push(line)
    } else if (lines.length > 0) {
      yield { lines, number }
      lines = []
    }
  }
  if (lines.length > 0) yield { lines, number }
}

/** A name or number of its own may stand above the times. */
function cueOf(lines: readonly string[], number: number): { readonly found?: Cue; readonly wrong?: Captions['broken'][number] } {
  const at = lines.findIndex((line) => line.includes('-->'))
  if (at < 0 || at > 1) return { wrong: said.noTime(number) }
  const times = timesIn(lines[at]!)
  if (!times) return { wrong: said.badTime(number + at) }
  const more = lines.findIndex((line, index) => index > at && line.includes('-->'))
  const shown = lines.slice(at + 1, more < 0 ? undefined : more)
  const found = { ...times, lines: shown.map(plain).filter((line) => line !== '') }
  // Two cues without a blank line between them: players show the second as words of the first.
  return more < 0 ? { found } : { found, wrong: said.noBlankLine(number + more) }
}

/** Times and settings are shorter. */
const longestTimes = 300
function timesIn(line: string): Pick<Cue, 'startMs' | 'endMs'> | null {
  const arrow = line.indexOf('-->')
  try {
    if (line.length > longestTimes) return null
    const { start, end } = parseTimestamps(`${line.slice(0, arrow).trim()} --> ${line.slice(arrow + 3).trim()}`)
    return Number.isSafeInteger(start) && Number.isSafeInteger(end) ? { startMs: start, endMs: end } : null
  } catch {
    return null
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' }
/** `<i>`, `<v Ada>` and `{\an8}` are not read aloud, nor shown. A `<` that nothing closes is a sign. */
const plain = (line: string) =>
  line
    .replace(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .trim()

const said = {
  tooLong: {
    de: 'Der Text ist zu lang für Untertitel. Fügen Sie den Inhalt einer SRT- oder VTT-Datei ein.',
    en: 'The text is too long for captions. Paste the content of an SRT or VTT file.',
  },
  empty: {
    de: 'Die Untertitel enthalten keinen Text. Fügen Sie den Inhalt einer SRT- oder VTT-Datei ein.',
    en: 'The captions hold no text. Paste the content of an SRT or VTT file.',
  },
  noTime: (line: number) => ({
    de: `In Zeile ${line} beginnt ein Untertitel ohne Zeitangabe. Schreiben Sie davor eine Zeile wie „00:00:01,000 --> 00:00:03,000“.`,
    en: `The caption that begins in line ${line} has no time. Put a line such as “00:00:01,000 --> 00:00:03,000” before it.`,
  }),
  badTime: (line: number) => ({
    de: `Die Zeitangabe in Zeile ${line} ist nicht lesbar. Schreiben Sie sie wie „00:00:01,000 --> 00:00:03,000“.`,
    en: `The time in line ${line} cannot be read. Write it like “00:00:01,000 --> 00:00:03,000”.`,
  }),
  noBlankLine: (line: number) => ({
    de: `Vor Zeile ${line} fehlt eine Leerzeile. Trennen Sie die Untertitel durch eine Leerzeile.`,
    en: `There is no blank line before line ${line}. Put a blank line between captions.`,
  }),
}
