'use client'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/**
 * Stands where Payload's publish button was: nothing is published but by an approval. On a narrow screen, where the review
 * lies below the whole form, it leads there; on a wide one it is not seen.
 */
export function NoPublishButton() {
  const text = useWords(words)
  return (
    <a className="fh-to-review" href="#fh-review">
      {text.title}
    </a>
  )
}
