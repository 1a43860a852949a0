'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { PostState, ReviewAction } from '../../core/answers.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { AskWhy } from './ask-why.tsx'
import type { useReview } from './use-review.ts'
import { words } from './words.ts'

// An exception is made where the finding stands.
const actions = ['submit', 'approve', 'requestChanges', 'withdraw'] as const satisfies readonly ReviewAction[]

interface ActionsProps {
  readonly review: ReturnType<typeof useReview>
  readonly state: PostState
}

/** The buttons for what may be done now, and a sentence for what something stands in the way of. */
export function ReviewActions({ review, state: { may, review: stands } }: ActionsProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const [asks, setAsks] = useState<'withdraw' | 'refuse' | 'submitFast' | 'submitAgain' | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const decides = may.approve === true || may.requestChanges === true
  const hindered = review.busy || review.stale || review.modified
  const close = () => setAsks(null)

  const clearOnce = (done: boolean) => {
    if (done) setComment('')
  }
  const requestChanges = () => {
    if (comment.trim() === '') {
      setMissing(true)
      box.current?.focus()
      return
    }
    void review.requestChanges(comment.trim()).then(clearOnce)
  }

  return (
    <div className="fh-decide" aria-busy={review.busy}>
      {actions.map((action) => {
        const hindrance = may[action]
        return typeof hindrance === 'object' ? (
          <p key={action} className="fh-hindrance">
            <strong>{text[action]}:</strong> {hindrance[language]}
          </p>
        ) : null
      })}
      {decides && (
        <Field label={text.comment} help={text.commentHelp} error={missing ? text.commentMissing : undefined}>
          {(control) => (
            <textarea
              {...control}
              ref={box}
              className="fh-input"
              rows={3}
              value={comment}
              onChange={(event) => {
                setComment(event.target.value)
                setMissing(false)
              }}
            />
          )}
        </Field>
      )}
      {decides && review.modified && <Notice kind="info">{text.unsaved}</Notice>}
      <div className="fh-actions">
        {may.submit === true && (
          <Button
            type="button"
            margin={false}
            disabled={review.busy}
            onClick={() => (stands.needsReason && !review.modified ? setAsks('submitAgain') : review.submit())}
          >
            {review.busy ? text.saving : text.submit}
          </Button>
        )}
        {may.submitFast === true && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={review.busy} onClick={() => setAsks('submitFast')}>
            {text.submitFast}
          </Button>
        )}
        {may.approve === true && (
          <Button type="button" margin={false} disabled={hindered} onClick={() => void review.approve(comment.trim()).then(clearOnce)}>
            {text.approve}
          </Button>
        )}
        {may.requestChanges === true && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={hindered} onClick={requestChanges}>
            {text.requestChanges}
          </Button>
        )}
        {may.refuse === true && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={hindered} onClick={() => setAsks('refuse')}>
            {text.refuse}
          </Button>
        )}
        {may.withdraw === true && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={review.busy} onClick={() => setAsks('withdraw')}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {asks === 'withdraw' && (
        <AskWhy
          title={text.withdrawTitle}
          body={text.withdrawBody}
          label={text.withdrawComment}
          confirm={text.withdraw}
          danger
          optional
          onConfirm={review.withdraw}
          onClose={close}
        />
      )}
      {asks === 'refuse' && (
        <AskWhy
          title={text.refuseTitle}
          body={text.refuseBody}
          label={text.refuseComment}
          confirm={text.refuse}
          danger
          onConfirm={review.refuse}
          onClose={close}
        />
      )}
      {asks === 'submitFast' && (
        <AskWhy
          title={text.submitFastTitle}
          body={text.submitFastBody}
          label={text.submitFastReason}
          confirm={text.submitFast}
          onConfirm={(reason) => review.submitBecause({ fast: true, reason, ...(stands.needsReason && { comment: reason }) })}
          onClose={close}
        />
      )}
      {asks === 'submitAgain' && (
        <AskWhy
          title={text.submitAgainTitle}
          body={text.submitAgainBody}
          label={text.refuseComment}
          confirm={text.submit}
          onConfirm={(comment) => review.submitBecause({ comment })}
          onClose={close}
        />
      )}
    </div>
  )
}
