/** What a person can read in the JSON that went to a platform. Pure, and knows no platform's words. */
import type { Json } from '../core/story.ts'

const leaves = (value: Json): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []

const longest = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>((found, text) => (found !== null && found.length >= text.length ? found : text), null)

/**
 * The text of a post in what was sent: the piece that holds what the story says, otherwise the longest with a blank in it.
 * `null`: nothing in it reads like a text.
 */
export function readableText(sent: Json, said: string): string | null {
  const texts = leaves(sent).map((text) => text.trim())
  const wanted = said.normalize('NFC').trim()
  return (
    longest(wanted === '' ? [] : texts.filter((text) => text.normalize('NFC').includes(wanted))) ??
    longest(texts.filter((text) => /\s/u.test(text)))
  )
}
