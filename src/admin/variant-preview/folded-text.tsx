'use client'
import { useState } from 'react'
import { LinkedText } from '../parts/linked-text.tsx'
import { useWords } from '../words.ts'
import { folded, type Fold } from './fold.ts'
import { words } from './words.ts'

/** The text as it first meets a reader there: what the platform folds away is behind its "more". */
export function FoldedText({ text, fold }: { readonly text: string; readonly fold: Fold | undefined }) {
  const said = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const parts = folded(text, fold)
  if (!parts)
    return (
      <p className="fh-mockup__text">
        <LinkedText>{text}</LinkedText>
      </p>
    )
  return (
    <p className="fh-mockup__text">
      <LinkedText>{isOpen ? text : parts.first}</LinkedText>{' '}
      <button type="button" className="fh-mockup__more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? said.less : said.more}
      </button>
    </p>
  )
}
