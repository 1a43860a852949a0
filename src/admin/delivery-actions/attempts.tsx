'use client'
import type { AttemptView } from '../../core/answers.ts'
import { instant } from '../format.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { outcomeTones, words } from './attempt-words.ts'

interface AttemptsProps {
  /** Oldest first; the newest is drawn on top. */
  readonly attempts: readonly AttemptView[]
  readonly timeZone: string
}

/** Each attempt: when, what was sent, what was called, what came back, and how that was judged. */
export function Attempts({ attempts, timeZone }: AttemptsProps) {
  const text = useWords(words)
  return (
    <section className="fh-stack" aria-labelledby="fh-attempts-title">
      <h3 className="fh-heading" id="fh-attempts-title">
        {text.title} {attempts.length > 0 && <span className="fh-count">{attempts.length}</span>}
      </h3>
      {attempts.length === 0 ? (
        <p className="fh-empty">{text.none}</p>
      ) : (
        <ol className="fh-timeline" reversed>
          {attempts.toReversed().map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** What came back: an address, a sentence, or a sentence behind its code, which stays. */
function answerSaid(answer: string, said: (sentence: string) => string): string {
  const code = /^[\w.-]+: /u.exec(answer)?.[0] ?? ''
  return code + said(answer.slice(code.length))
}

function Attempt({ attempt, timeZone }: { readonly attempt: AttemptView; readonly timeZone: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const { number, at, outcome, answer, asked, calls } = attempt
  return (
    <li className={`fh-attempt fh-tone--${outcomeTones[outcome ?? ''] ?? 'neutral'}`}>
      <div className="fh-line__head">
        <h4 className="fh-heading">
          {text.attempt(number)}{' '}
          <time className="fh-quiet" dateTime={at}>
            {instant(at, language, timeZone)}
          </time>
        </h4>
        <span className="fh-word">{outcome === null ? text.open : (text.outcomes[outcome] ?? outcome)}</span>
      </div>
      {answer && (
        <p>
          <span className="fh-quiet">{text.answered}:</span> <OutsideLink href={answer}>{answerSaid(answer, said)}</OutsideLink>
        </p>
      )}
      {attempt.text && (
        <figure className="fh-stack fh-stack--tight">
          <figcaption className="fh-quiet">{text.sent}</figcaption>
          <blockquote className="fh-sent">{attempt.text}</blockquote>
        </figure>
      )}
      {calls.length > 0 && (
        <ul className="fh-calls" aria-label={text.calls}>
          {calls.map(({ method, url, status, ms }, i) => (
            <li key={i}>
              <code>
                {method} {url}
              </code>{' '}
              <span className="fh-calls__end">
                {status ?? text.noAnswer} · {Math.round(ms)} ms
              </span>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <details>
          <summary>{text.raw}</summary>
          <pre className="fh-raw" tabIndex={0}>
            {asked}
          </pre>
        </details>
      )}
    </li>
  )
}
