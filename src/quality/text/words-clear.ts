import type { Span } from '../facts.ts'

/** Whether a span touches none of these, which are in order and do not overlap. Each answer takes a moment, however many they are. */
export function clearOf(spans: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]!.end <= start) low = middle + 1
      else high = middle
    }
    return (spans[low]?.start ?? Infinity) >= end
  }
}
