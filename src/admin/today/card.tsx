'use client'
import { useId, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** What is more than this is folded. */
const few = 5

interface CardProps {
  readonly title: string
  /** How many there are, where not all of them are here. */
  readonly count?: string
  /** Something in this list is something wrong. */
  readonly grave?: boolean
  readonly children: readonly ReactNode[]
}

/** A list of lines under its heading. Nothing where there is nothing: what belongs there is said once for all lists. */
export function Card({ title, count, grave = false, children }: CardProps) {
  const text = useWords(words)
  const heading = useId()
  if (children.length === 0) return null
  const rest = children.slice(few)
  return (
    <section className="fh-card" data-grave={grave} aria-labelledby={heading}>
      <h3 className="fh-heading" id={heading}>
        {title} <span className="fh-count">{count ?? children.length}</span>
      </h3>
      <ul className="fh-lines">{children.slice(0, few)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{text.more(rest.length)}</summary>
          <ul className="fh-lines">{rest}</ul>
        </details>
      )}
    </section>
  )
}
