'use client'
import type { VariantView } from '../../core/answers.ts'
import { looks, kindOf, tally } from '../findings/judgements.ts'
import { Verdict } from '../findings/verdict.tsx'
import { words as findingWords } from '../findings/words.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What the checks say of a channel, to be read: it is mended in the editor. */
export function Checks({ view }: { readonly view: VariantView }) {
  const text = useWords(words)
  const said = useWords(findingWords)
  const language = useLanguage()
  const { shown } = tally(view.judgements)
  return (
    <div className="fh-checks-read">
      <Verdict view={view} complete />
      {shown.length > 0 && (
        <details>
          <summary>
            {text.findings} ({shown.length})
          </summary>
          <ul className="fh-stack">
            {shown.map((judgement) => {
              const look = looks[kindOf(judgement)]
              return (
                <li key={judgement.check}>
                  <span className={`fh-word fh-tone--${look.tone}`}>
                    <Icon name={look.icon} /> {said[look.word]}
                  </span>{' '}
                  <strong>{judgement.title[language]}</strong>
                  {judgement.findings.map((finding, at) => (
                    <p key={at}>{finding.text[language]}</p>
                  ))}
                  {judgement.exception && (
                    <p className="fh-quiet">
                      {judgement.exception.by}: {judgement.exception.reason}
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </div>
  )
}
