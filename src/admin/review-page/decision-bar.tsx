'use client'
import { Button, Link } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { StepAnswer } from '../../core/review-steps.ts'
import type { ReviewSheet } from '../../core/review-sheet.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { useWaiting } from './waiting-list.tsx'
import { words } from './words.ts'

interface BarProps {
  readonly sheet: ReviewSheet
  readonly isOld: boolean
  /** Open comments of whoever decides. */
  readonly ownComments: number
  readonly decide: (decision: StepAnswer, comment: string) => Promise<boolean>
}

/** At the bottom of the page, always in reach: the three answers, and what comes next. */
export function DecisionBar({ sheet, isOld, ownComments, decide }: BarProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [asks, setAsks] = useState<StepAnswer | null>(null)
  const [done, setDone] = useState<StepAnswer | null>(null)
  // Kept while a decision came too late: what was typed is still there for the next one.
  const [typed, setTyped] = useState<string | null>(null)
  const { may, review } = sheet.state
  const hindrance = [may.approve, may.requestChanges, may.refuse].find((one) => typeof one === 'object')
  const decides = may.approve === true || may.requestChanges === true || may.refuse === true
  return (
    <section className="fh-decision" aria-label={text.decide}>
      {done ? (
        <Done said={done} isStillOpen={done === 'approved' && review.state === 'in-review'} post={sheet.post} />
      ) : (
        <>
          {typeof hindrance === 'object' && <p className="fh-hindrance">{hindrance[language]}</p>}
          {!decides && typeof hindrance !== 'object' && <p className="fh-quiet">{text.notNow}</p>}
          {decides && (
            <div className="fh-actions">
              {may.approve === true && (
                <Button type="button" margin={false} disabled={isOld} onClick={() => setAsks('approved')}>
                  {text.approve}
                </Button>
              )}
              {may.requestChanges === true && (
                <Button type="button" buttonStyle="secondary" margin={false} disabled={isOld} onClick={() => setAsks('changes-requested')}>
                  {text.requestChanges}
                </Button>
              )}
              {may.refuse === true && (
                <Button type="button" buttonStyle="secondary" margin={false} disabled={isOld} onClick={() => setAsks('refused')}>
                  {text.refuse}
                </Button>
              )}
            </div>
          )}
        </>
      )}
      {asks && (
        <Ask
          decision={asks}
          sheet={sheet}
          // What was pinned to its place need not be said again.
          comment={typed ?? (asks === 'changes-requested' && ownComments > 0 ? text.seeComments(ownComments) : '')}
          onType={setTyped}
          onDecide={async (comment) => {
            if (await decide(asks, comment)) setDone(asks)
          }}
          onClose={() => setAsks(null)}
        />
      )}
    </section>
  )
}

interface AskProps {
  readonly decision: StepAnswer
  readonly sheet: ReviewSheet
  readonly comment: string
  readonly onType: (comment: string) => void
  readonly onDecide: (comment: string) => Promise<void>
  readonly onClose: () => void
}

function Ask({ decision, sheet, comment, onType, onDecide, onClose }: AskProps) {
  const text = useWords(words)
  const [wrong, setWrong] = useState<string>()
  const says = {
    approved: { title: text.approveTitle, confirm: text.approve, body: text.approveBody(sheet.channels.length), label: text.comment },
    'changes-requested': { title: text.changesTitle, confirm: text.requestChanges, body: text.changesBody, label: text.changesWhat },
    refused: { title: text.refuseTitle, confirm: text.refuse, body: text.refuseBody, label: text.refuseWhy },
  }[decision]
  return (
    <Dialog
      title={says.title}
      confirm={says.confirm}
      danger={decision === 'refused'}
      onClose={onClose}
      onConfirm={async () => {
        if (decision !== 'approved' && comment.trim() === '') {
          setWrong(text.missing)
          return 'stay'
        }
        await onDecide(comment.trim())
      }}
    >
      <p>{says.body}</p>
      {decision === 'approved' && (
        <p className="fh-quiet">
          {text.hash}: <code>{sheet.state.review.hash.slice(0, 12)}</code>
        </p>
      )}
      <Field label={says.label} error={wrong} required={decision !== 'approved'}>
        {(control) => (
          <textarea
            {...control}
            className="fh-input"
            rows={3}
            maxLength={4000}
            value={comment}
            onChange={(event) => {
              onType(event.target.value)
              setWrong(undefined)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}

/** What was decided, and the next one. */
function Done({ said, isStillOpen, post }: { readonly said: StepAnswer; readonly isStillOpen: boolean; readonly post: string }) {
  const text = useWords(words)
  const { value } = useWaiting()
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => result.current?.focus(), [])
  const next = value?.posts.find((one) => one.post !== post)
  const sentence = { approved: text.approved, 'changes-requested': text.requested, refused: text.refused }[said]
  return (
    <div ref={result} tabIndex={-1} className="fh-decision__done">
      <Notice kind="success" says>
        <p>
          {sentence} {isStillOpen && text.stillOpen}
        </p>
        {next ? (
          <Link href={`/admin/review/${next.post}`} prefetch={false}>
            {text.next(next.title || text.untitled)}
          </Link>
        ) : (
          value && <p>{text.nothingNext}</p>
        )}
      </Notice>
    </div>
  )
}
