'use client'
import type { VariantView } from '../../core/answers.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** The answer to the one question that counts. While slow checks have not answered, nobody can say yes; no can be said at once. */
export function Verdict({ view: { mayGoOut, because }, complete }: { readonly view: VariantView; readonly complete: boolean }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <div className="fh-verdict" role="status">
      {!mayGoOut ? (
        <>
          <span className="fh-badge fh-badge--large fh-tone--error">
            <Icon name="stop" />
            {text.mayNot}
          </span>
          <ul>
            {[...new Set(because.map((reason) => reason[language]))].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      ) : (
        <span className={`fh-badge fh-badge--large fh-tone--${complete ? 'success' : 'neutral'}`}>
          <Icon name={complete ? 'check' : 'clock'} />
          {complete ? text.mayGoOut : text.checking}
        </span>
      )}
    </div>
  )
}
