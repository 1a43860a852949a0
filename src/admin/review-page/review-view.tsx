import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { ReviewPage } from './review-page.tsx'
import { WaitingList } from './waiting-list.tsx'

/** The page /admin/review: what waits for whoever looks. */
export function WaitingView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/review">
      <WaitingList />
    </OwnPage>
  )
}

/** The page /admin/review/:id: one post, exactly as it will go out, and the decision on it. */
export function ReviewView(view: AdminViewServerProps) {
  const id = postOf(view)
  return (
    <OwnPage view={view} path={`/admin/review/${encodeURIComponent(id)}`}>
      <ReviewPage id={id} />
    </OwnPage>
  )
}

function postOf({ params }: AdminViewServerProps): string {
  const segments = params?.segments
  return Array.isArray(segments) ? (segments[1] ?? '') : ''
}
