'use client'
import { useRef } from 'react'
import { list } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import type { ShownVariant } from '../variant-preview/preview-store.ts'
import { useLanguage, useWords } from '../words.ts'
import { Judgement } from './judgement.tsx'
import { looks, tally } from './judgements.ts'
import type { Outcome } from './use-form-places.ts'
import { useOutcome } from './use-outcome.ts'
import { Verdict } from './verdict.tsx'
import { words } from './words.ts'

interface FindingsProps {
  readonly view: ShownVariant
  readonly row: number
  /** All checks have answered. */
  readonly complete: boolean
  /** What is said is about what is in the form, and not about what was. */
  readonly current: boolean
}

/** Whether it may go out, and what the checks found, the worst first, each with what it is, what to do, and why it matters. */
export function Findings({ view, row, complete, current }: FindingsProps) {
  const text = useWords(words)
  const language = useLanguage()
  const summary = useRef<HTMLParagraphElement>(null)
  const [outcome, tell] = useOutcome()
  const { shown, passed, counts } = tally(view.judgements)
  const counted = counts.map(([kind, n]) => text[looks[kind].counted](n))
  const told = (next: Outcome) => {
    tell(next)
    // The button that was pressed goes away with its finding, and must not take the focus along.
    if (next === 'mended' || next === 'some') summary.current?.focus()
  }
  return (
    <div className="fh-findings" role="group" aria-label={text.findings}>
      <Verdict view={view} complete={complete} />
      <p className="fh-findings__summary" ref={summary} tabIndex={-1}>
        {counted.length > 0 ? list(counted, language) : complete && text.nothing}{' '}
        <span className="fh-quiet">{passed > 0 && text.passed(passed)}</span>
      </p>
      <div aria-live="polite">
        {outcome && <Notice kind={outcome === 'mended' ? 'success' : 'warning'}>{text.outcome[outcome]}</Notice>}
      </div>
      {!complete && <p className="fh-quiet">{text.remaining}</p>}
      {shown.length > 0 && (
        <ul className="fh-findings__list">
          {shown.map((judgement) => (
            <Judgement key={judgement.check} judgement={judgement} view={view} row={row} settled={complete && current} onMended={told} />
          ))}
        </ul>
      )}
    </div>
  )
}
