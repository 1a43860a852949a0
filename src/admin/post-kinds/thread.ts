import type { TextCount } from '../../core/answers.ts'
import { joinParts, splitText } from '../../core/split-text.ts'

export interface Written {
  readonly text: string
  readonly parts: readonly string[]
}

/**
 * The text and its further parts, divided anew. `seen` is the post as the platform shows it: what stands behind the words there, the link,
 * needs room too.
 */
export function divided({ text, parts }: Written, seen: string, rules: readonly TextCount[], isNumbered: boolean): string[] {
  const words = text.trim().normalize('NFC')
  const behindFirst = words !== '' && seen.startsWith(words) ? seen.slice(words.length) : ''
  const whole = parts.some((part) => part.trim() !== '') ? joinParts([text, ...parts]) : joinParts([text])
  return splitText(whole.normalize('NFC'), { rules, isNumbered, behindFirst })
}
