'use client'
import type { JudgementView } from '../../core/answers.ts'
import { list } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { kindOf, looks, tally } from './judgements.ts'
import { words } from './words.ts'

/** What the checks found, the worst first, each with what it is, what to do, and why it matters. */
export function Findings({ judgements }: { readonly judgements: readonly JudgementView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const { shown, passed, counts } = tally(judgements)
  const summary = counts.map(([kind, n]) => text[looks[kind].counted](n))
  return (
    <div className="fh-findings" role="group" aria-label={text.findings}>
      <p className="fh-findings__summary" role="status">
        {summary.length > 0 ? list(summary, language) : text.nothing} <span className="fh-quiet">{passed > 0 && text.passed(passed)}</span>
      </p>
      {shown.length > 0 && (
        <ul className="fh-findings__list">
          {shown.map((judgement) => {
            const look = looks[kindOf(judgement)]
            return (
              <li key={judgement.check} className={`fh-finding fh-tone--${look.tone}`}>
                <p className="fh-finding__head">
                  <span className="fh-finding__kind">
                    <Icon name={look.icon} />
                    {text[look.word]}
                  </span>{' '}
                  {judgement.title[language]}
                </p>
                {judgement.findings.map((finding, i) => (
                  <p key={i} className="fh-finding__what">
                    {finding.text[language]}
                  </p>
                ))}
                <details>
                  <summary>{text.why}</summary>
                  <p>{judgement.why[language]}</p>
                </details>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
