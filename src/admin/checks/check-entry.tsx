'use client'
import { looks } from '../findings/judgements.ts'
import { number } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { LinkedText } from '../parts/linked-text.tsx'
import { useLanguage, useWords } from '../words.ts'
import type { CheckView } from './filtered.ts'
import { words } from './words.ts'

interface EntryProps {
  readonly check: CheckView
  readonly days: number
  /** Nothing else is shown: then all of it is seen at once. */
  readonly isAlone: boolean
}

/** One check: how heavily it weighs, what came of it, and on demand why it is there. */
export function CheckEntry({ check, days, isAlone }: EntryProps) {
  const text = useWords(words)
  const language = useLanguage()
  const look = looks[check.severity]
  const shown = (count: number) => number(count, language)
  const became = [
    text.fired(check.fired, shown(check.fired)),
    check.fixed > 0 && text.fixed(shown(check.fixed)),
    check.overridden > 0 && text.overridden(shown(check.overridden)),
    check.dismissed > 0 && text.dismissed(shown(check.dismissed)),
  ].filter(Boolean)
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <span className="fh-check__name">
          <strong>{check.title[language]}</strong> <code className="fh-quiet">{check.id}</code>
        </span>
        <span className="fh-check__badges">
          {check.noisy && (
            <span className="fh-badge fh-tone--warning">
              <Icon name="warning" />
              {text.noisy}
            </span>
          )}
          <span className={`fh-badge fh-tone--${look.tone}`}>
            <Icon name={look.icon} />
            {text[check.severity]}
          </span>
        </span>
      </div>
      <p className="fh-line__when">
        {text.inDays(shown(days))} {check.fired === 0 ? text.silent : `${became.join(' · ')}.`}
      </p>
      {check.noisy && <p className="fh-line__why">{text.noisyWhy}</p>}
      <details open={isAlone}>
        <summary>{text.details}</summary>
        <dl className="fh-check__facts">
          <dt>{text.why}</dt>
          <dd>{check.why[language]}</dd>
          <dt>{text.source}</dt>
          <dd>
            <LinkedText>{check.source}</LinkedText>
          </dd>
          <Examples title={text.good} examples={check.good} />
          <Examples title={text.bad} examples={check.bad} />
        </dl>
      </details>
    </li>
  )
}

function Examples({ title, examples }: { readonly title: string; readonly examples: readonly string[] }) {
  if (examples.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul className="fh-check__examples">
          {examples.map((example, at) => (
            <li key={at}>{example}</li>
          ))}
        </ul>
      </dd>
    </>
  )
}
