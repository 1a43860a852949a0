'use client'
import type { PostState } from '../../core/answers.ts'
import { decisionNames, stepStateNames, type StepState, type StepView } from '../../core/review-steps.ts'
import { instant } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

const looks: Record<StepState, { readonly icon: IconName; readonly tone: string }> = {
  waiting: { icon: 'none', tone: 'neutral' },
  open: { icon: 'clock', tone: 'info' },
  done: { icon: 'check', tone: 'success' },
  skipped: { icon: 'none', tone: 'neutral' },
}

/** Whom the post has to pass, in which order: who has, whose turn it is, and until when. */
export function Steps({ state: { steps, stepsChanged, review } }: { readonly state: PostState }) {
  const text = useWords(words)
  // The one step of a brand that names none is told by the buttons.
  const isPlain = steps.length === 1 && steps[0]?.name === ''
  if (isPlain && !steps[0]?.stuck) return null
  return (
    <section aria-labelledby="fh-steps-title">
      <h3 className="fh-heading" id="fh-steps-title">
        {text.steps}
      </h3>
      {review.fast && (
        <p className="fh-word fh-tone--warning">
          <Icon name="warning" />
          {text.urgent(review.fast)}
        </p>
      )}
      <ol className="fh-round">
        {steps.map((step) => (
          <Step key={step.index} step={step} />
        ))}
      </ol>
      {stepsChanged && <p className="fh-quiet">{text.stepsChanged}</p>}
    </section>
  )
}

function Step({ step }: { readonly step: StepView }) {
  const text = useWords(words)
  const language = useLanguage()
  const look = step.overdue ? ({ icon: 'warning', tone: 'warning' } as const) : looks[step.state]
  const names = step.people.map(({ name, standIn }) => (standIn ? text.standIn(name, standIn) : name))
  return (
    <li className={`fh-stage fh-stage--${step.state}`} aria-current={step.state === 'open' ? 'step' : undefined}>
      <span className={`fh-stage__mark fh-tone--${look.tone}`}>
        <Icon name={look.icon} />
      </span>
      <div className="fh-stage__body">
        <div className="fh-line__head">
          <strong>{step.name || text.plainStep}</strong>
          <span className={`fh-word fh-tone--${look.tone}`}>{step.overdue ? text.overdue : stepStateNames[step.state][language]}</span>
        </div>
        <p className="fh-quiet">
          {step.alongside && `${text.alongside} · `}
          {step.rule[language]}
          {names.length > 0 && `: ${names.join(', ')}`}
        </p>
        {step.state === 'open' && step.dueAt && (
          <p className="fh-quiet">
            {text.dueAt} <time dateTime={step.dueAt}>{instant(step.dueAt, language)}</time>
          </p>
        )}
        {step.isMine && <p className="fh-stage__mine">{text.mine}</p>}
        {step.decisions.map((decision) => (
          <p key={`${decision.at}${decision.by}`} className="fh-stage__decision">
            {decisionNames[decision.decision][language]}: {decision.by}
            {decision.for && ` ${text.insteadOf(decision.for)}`}
            {', '}
            <time dateTime={decision.at}>{instant(decision.at, language)}</time>
          </p>
        ))}
        {step.stuck && <Notice kind="warning">{step.stuck[language]}</Notice>}
      </div>
    </li>
  )
}
