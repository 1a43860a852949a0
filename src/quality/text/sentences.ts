import type { Span } from '../facts.ts'

const segmenter = new Intl.Segmenter('de', { granularity: 'sentence' })

/** The sentences of a text, each without the white space around it. Total over any Unicode text. */
export function sentencesIn(text: string): Span[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const start = index + segment.length - segment.trimStart().length
    return segment.trim() === '' ? [] : [{ start, end: start + segment.trim().length }]
  })
}
