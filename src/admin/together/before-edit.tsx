'use client'
import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { finalStates, onTheWireStates, type DeliveryState } from '../../core/delivery.ts'
import { post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import { usePostState } from '../post-state.ts'
import { useWhenSaved } from '../review-panel/use-when-saved.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

const notHeld: readonly DeliveryState[] = [...finalStates, ...onTheWireStates]

/** What an edit will do to an approval or a review, said before the first key; and the other way. */
export function BeforeEdit({ timeAsksAgain }: { readonly timeAsksAgain: boolean | undefined }) {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const { id, hasSavePermission } = useDocumentInfo()
  const state = usePostState(id)
  const modified = useFormModified()
  const { whenSaved } = useWhenSaved()
  const [copying, setCopying] = useState(false)
  const [failed, setFailed] = useState<string>()
  const review = state?.review
  if (id === undefined || !hasSavePermission || (review?.state !== 'approved' && review?.state !== 'in-review'))
    return failed === undefined ? null : <p role="alert">{failed}</p>

  const isApproved = review.state === 'approved'
  const held = state?.deliveries.filter((delivery) => !notHeld.includes(delivery.state)).length ?? 0
  const copy = () => {
    setCopying(true)
    setFailed(undefined)
    const fails = (why: string) => {
      setCopying(false)
      setFailed(why)
    }
    // The hub copies what is saved.
    whenSaved((saved) => {
      if (!saved) return fails(text.copyNotSaved)
      post<{ doc: { id: string | number } }>(`/posts/${id}/duplicate?draft=true&depth=0`).then(
        ({ doc }) => router.push(`/admin/collections/posts/${doc.id}`),
        (error: unknown) => fails(sentenceOf(error, language)),
      )
    })
  }
  return (
    <Notice kind={modified ? 'warning' : 'info'}>
      <p>
        {isApproved && <strong>{text.approved(review.decidedBy, instant(review.decidedAt, language))}</strong>}{' '}
        {isApproved ? text.approvedEdit(held) : text.inReview}{' '}
        {timeAsksAgain !== undefined && (isApproved ? (timeAsksAgain ? text.timeAsks : text.timeKeeps) : text.timeInReview)}
      </p>
      <p role="status">{modified ? (isApproved ? text.approvedEditing : text.inReviewEditing) : ''}</p>
      <details>
        <summary>{text.counts}</summary>
        <p>{text.countsBody}</p>
      </details>
      <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={copying} onClick={copy}>
        {text.copy}
      </Button>
      {failed && <p role="alert">{failed}</p>}
    </Notice>
  )
}
