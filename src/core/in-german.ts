/** German for English sentences of ours, by tables. Pure: the browser does it as the hub does. */

/** A sentence to its German; `{0}`, `{1}` … stand for what differs. See `publishers/german-table.ts`. */
type Table = Readonly<Record<string, string>>

interface Pattern {
  /** What stands before, between and behind the placeholders, in order. */
  readonly literals: readonly string[]
  /** The numbers of the placeholders, in the same order. */
  readonly numbers: readonly number[]
  readonly german: string
  /** How many characters are certain: the more, the more it says. */
  readonly weight: number
}

/** No sentence of the hub is longer; what is, is left as it is. */
const longest = 2_000
/** A text of so many sentences at most is taken apart. */
const mostSentences = 12
/** What stands in a sentence may be a sentence of ours, and hold another one. Deeper than this it stays as it is. */
const deepest = 3

const placeholder = /\{(\d+)\}/g

function patternOf(english: string, german: string): Pattern {
  const literals = english.split(/\{\d+\}/)
  const numbers = [...english.matchAll(placeholder)].map(([, number]) => Number(number))
  return { literals, numbers, german, weight: literals.join('').length }
}

/** What stands at each placeholder, the shortest that fits from the left. Linear: no text makes it slow. `null`: it is another sentence. */
function captured({ literals, numbers }: Pattern, text: string): ReadonlyMap<number, string> | null {
  const first = literals[0] ?? ''
  const last = literals.at(-1) ?? ''
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return null
  const found = new Map<number, string>()
  let from = first.length
  for (const [i, number] of numbers.entries()) {
    const next = literals[i + 1] ?? ''
    const at = i === numbers.length - 1 ? end : text.indexOf(next, from)
    if (at < from || at + next.length > text.length) return null
    found.set(number, text.slice(from, at))
    from = at + next.length
  }
  return found
}

/** With the blanks before them, so that together they are the text again. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]["”’)]?)(?=\s)/u)

/** How much of a text its German is certain of, in characters, and the German. */
interface Told {
  readonly german: string
  readonly weight: number
}

/**
 * Reads the tables once. Where two say the same sentence, the first counts.
 *
 * @returns what makes German of a text: an exact entry first, then the one with placeholders that has most text of its own. Several sentences are
 *   taken as one or apart, by what leaves least of them in English. What is unknown stays as it is: English is better than nothing.
 */
export function inGerman(tables: readonly Table[]): (text: string) => string {
  const entries = tables.flatMap((table) => Object.entries(table))
  const exact = new Map(entries.filter(([english]) => english.search(placeholder) < 0).toReversed())
  const patterns = entries
    .filter(([english]) => english.search(placeholder) >= 0)
    .map(([english, german]) => patternOf(english, german))
    .toSorted((a, b) => b.weight - a.weight)

  /** As one sentence. `null`: nobody says it. */
  const known = (text: string, depth: number, seen: Map<string, Told>): Told | null => {
    const whole = exact.get(text)
    if (whole !== undefined) return { german: whole, weight: text.length }
    for (const pattern of patterns) {
      const pieces = captured(pattern, text)
      if (!pieces) continue
      let { weight } = pattern
      const german = pattern.german.replace(placeholder, (_, number: string) => {
        const piece = translate(pieces.get(Number(number)) ?? '', depth + 1, seen)
        weight += piece.weight
        return piece.german
      })
      return { german, weight }
    }
    return null
  }

  /** From the last sentence to the first: what is best from each of them on. */
  const inParts = (text: string, depth: number, seen: Map<string, Told>): Told => {
    const sentences = sentencesOf(text)
    if (sentences.length > mostSentences) return known(text, depth, seen) ?? { german: text, weight: 0 }
    const best: Told[] = [{ german: '', weight: 0 }]
    for (let from = sentences.length - 1; from >= 0; from--) {
      const blank = /^\s*/u.exec(sentences[from] ?? '')?.[0] ?? ''
      let first: Told | null = null
      // The longest first: it is the one where others are as good.
      for (let to = sentences.length; to > from; to--) {
        const rest = best[sentences.length - to]
        const part = sentences.slice(from, to).join('')
        const said = known(part.slice(blank.length), depth, seen)
        if (!rest || (!said && to > from + 1)) continue
        const weight = (said?.weight ?? 0) + rest.weight
        if (!first || weight > first.weight) first = { german: (said ? blank + said.german : part) + rest.german, weight }
      }
      best.push(first ?? { german: text, weight: 0 })
    }
    return best.at(-1) ?? { german: text, weight: 0 }
  }

  const translate = (text: string, depth: number, seen: Map<string, Told>): Told => {
    if (depth > deepest) return { german: exact.get(text) ?? text, weight: exact.has(text) ? text.length : 0 }
    const before = seen.get(`${depth} ${text}`)
    if (before) return before
    const told = inParts(text, depth, seen)
    seen.set(`${depth} ${text}`, told)
    return told
  }
  return (text) => (text === '' || text.length > longest ? text : translate(text, 0, new Map()).german)
}
