'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { PostState, ReviewAction } from '../../core/answers.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import type { useReview } from './use-review.ts'
import { words } from './words.ts'

// An exception is made where the finding stands.
const actions = ['submit', 'approve', 'requestChanges', 'withdraw'] as const satisfies readonly ReviewAction[]

interface ActionsProps {
  readonly review: ReturnType<typeof useReview>
  readonly state: PostState
}

/** The buttons for what may be done now, and a sentence for what something stands in the way of. */
export function ReviewActions({ review, state: { may } }: ActionsProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const [why, setWhy] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const decides = may.approve === true || may.requestChanges === true
  const hindered = review.busy || review.stale || review.modified

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
          <Button type="button" margin={false} disabled={review.busy} onClick={review.submit}>
            {review.busy ? text.saving : text.submit}
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
        {may.withdraw === true && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={review.busy} onClick={() => setWithdrawing(true)}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {withdrawing && (
        <Dialog
          title={text.withdrawTitle}
          confirm={text.withdraw}
          danger
          onConfirm={() => review.withdraw(why.trim())}
          onClose={() => setWithdrawing(false)}
        >
          <p>{text.withdrawBody}</p>
          <Field label={text.withdrawComment}>
            {(control) => (
              <textarea {...control} className="fh-input" rows={3} value={why} onChange={(event) => setWhy(event.target.value)} />
            )}
          </Field>
        </Dialog>
      )}
    </div>
  )
}
