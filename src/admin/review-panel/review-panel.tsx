'use client'
import { Button, Link } from '@payloadcms/ui'
import type { DeliveryView, PostState } from '../../core/answers.ts'
import { reviewNames, type ReviewState } from '../../core/review.ts'
import { instant } from '../format.ts'
import { OpenLinks } from '../guest-links/open-links.tsx'
import { Failed } from '../parts/failed.tsx'
import { DeliveryLine } from '../parts/delivery-line.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { PreviewLink } from '../preview-link/preview-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Exceptions } from './exceptions.tsx'
import { JumpHere } from './jump-here.tsx'
import { Planned } from './planned.tsx'
import { ReviewActions } from './review-actions.tsx'
import { Steps } from './steps.tsx'
import { inView } from './shown.ts'
import { useReview } from './use-review.ts'
import { words } from './words.ts'

const looks: Record<ReviewState, { readonly icon: IconName; readonly tone: string }> = {
  draft: { icon: 'none', tone: 'neutral' },
  'in-review': { icon: 'clock', tone: 'info' },
  'changes-requested': { icon: 'warning', tone: 'warning' },
  refused: { icon: 'cross', tone: 'error' },
  approved: { icon: 'check', tone: 'success' },
}

/** Beside the post: where its review stands, what may be done now, and what will happen when. */
export function ReviewPanel() {
  const text = useWords(words)
  const review = useReview()
  const { state } = review
  return (
    <section className="fh fh-panel" id="fh-review" aria-labelledby="fh-review-title" tabIndex={-1}>
      <h2 className="fh-heading" id="fh-review-title">
        {text.title}
      </h2>
      {review.id === undefined && <p className="fh-empty">{text.saveFirst}</p>}
      {review.id !== undefined && !state && review.error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={review.error} text={text} onAgain={review.reload} />
      {state && (
        <>
          <Standing state={state} />
          {review.stale && (
            <Notice kind="warning" says>
              <p>{text.stale}</p>
              <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={review.showNew}>
                {text.show}
              </Button>
            </Notice>
          )}
          <div aria-live="polite">{review.result && <Notice kind={review.result.kind}>{review.result.text}</Notice>}</div>
          <Steps state={state} />
          {review.id !== undefined && state.review.state === 'in-review' && (
            <p>
              <Link href={`/admin/review/${review.id}`} prefetch={false}>
                {text.readAll}
              </Link>
            </p>
          )}
          <Planned planned={state.planned} />
          <Exceptions exceptions={state.exceptions} />
          <ReviewActions review={review} state={state} />
          {state.may.approve === true && <JumpHere />}
          <Plan state={state} />
          {review.id !== undefined && <PreviewLink id={review.id} />}
          {review.id !== undefined && <OpenLinks post={String(review.id)} />}
          <History state={state} />
        </>
      )}
    </section>
  )
}

function Standing({ state: { review, deliveries } }: { readonly state: PostState }) {
  const text = useWords(words)
  const language = useLanguage()
  const look = looks[review.state]
  const changedSince = review.state === 'draft' && deliveries.some(({ state }) => state === 'published')
  return (
    <div className="fh-standing">
      <span className={`fh-badge fh-badge--large fh-tone--${look.tone}`}>
        <Icon name={look.icon} />
        {reviewNames[review.state][language]}
      </span>
      {changedSince && <p>{text.changedSince}</p>}
      {review.submittedBy && <p className="fh-quiet">{text.submittedBy(review.submittedBy, instant(review.submittedAt, language))}</p>}
      {review.decidedBy && <p className="fh-quiet">{text.decidedBy(review.decidedBy, instant(review.decidedAt, language))}</p>}
      {review.comment && <blockquote className="fh-quote">{review.comment}</blockquote>}
    </div>
  )
}

function Plan({ state }: { readonly state: PostState }) {
  const text = useWords(words)
  const { near, far } = inView(state.deliveries)
  if (near.length === 0 && state.planned.length > 0) return null
  return (
    <section aria-labelledby="fh-plan-title">
      <h3 className="fh-heading" id="fh-plan-title">
        {text.what}
      </h3>
      {near.length === 0 ? <p className="fh-empty">{text.nothingPlanned}</p> : <Lines deliveries={near} />}
      {far.length > 0 && (
        <details>
          <summary>{text.others(far.length)}</summary>
          <Lines deliveries={far} />
        </details>
      )}
    </section>
  )
}

function Lines({ deliveries }: { readonly deliveries: readonly DeliveryView[] }) {
  return (
    <ul className="fh-lines">
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  )
}

function History({ state }: { readonly state: PostState }) {
  const text = useWords(words)
  const language = useLanguage()
  if (state.decisions.length === 0) return null
  return (
    <details className="fh-history">
      <summary>{text.history}</summary>
      <ol>
        {state.decisions.map(({ decision, by, at, comment }) => (
          <li key={`${at}${decision}`}>
            <strong>{text.decisions[decision] ?? decision}</strong>
            <span className="fh-quiet">
              {by}, {instant(at, language)}
            </span>
            {comment && <blockquote className="fh-quote">{comment}</blockquote>}
          </li>
        ))}
      </ol>
    </details>
  )
}
