'use client'
import type { SourceItem } from '../../core/imports.ts'
import { instant } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

const shown = 10
const tones = { new: 'success', later: 'neutral', already: 'neutral', changed: 'warning', refused: 'error' } as const

/** The first items of a feed, and what becomes of each. */
export function FeedItems({ items }: { readonly items: readonly SourceItem[] }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <ul className="fh-lines">
      {items.slice(0, shown).map((item, at) => (
        <li key={`${at}-${item.title}`} className="fh-line">
          <div className="fh-line__head">
            <span className="fh-line__what">{item.title}</span>
            <span className={`fh-word fh-tone--${tones[item.future]}`}>{text.itemFutures[item.future]}</span>
          </div>
          {(item.summary || item.at) && (
            <p className="fh-quiet fh-import__summary">
              {[item.at && instant(item.at, language), item.summary].filter(Boolean).join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
