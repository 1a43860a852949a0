import type { ReviewSheet, WaitingPosts } from '../../src/core/review-sheet.ts'
import { waitingFor } from '../../src/workflow/waiting.payload.ts'
import { endpoint } from '../endpoint.ts'
import { reviewedFor } from './reviewed.ts'
import { reviewSheet, sheetOf } from './review-sheet.ts'
import { postState } from './state.ts'

/** How often a post that is edited all the time is read again, before whoever asks is told to wait. */
const tries = 3

export const reviewEndpoints = [
  endpoint({
    method: 'get',
    path: '/waiting',
    handle: async ({ req }): Promise<WaitingPosts> => ({ posts: await waitingFor(req.payload, req.user) }),
  }),
  endpoint({
    method: 'get',
    path: '/:id/review',
    handle: async ({ req, id }): Promise<ReviewSheet | Response> => {
      for (let at = 0; at < tries; at++) {
        const reviewed = await reviewedFor(req, id)
        const sheet = await sheetOf(req.payload, reviewed, (medium) => `/api/media/preview/${medium}?large=true`)
        const state = await postState(req, id)
        // Saved in between: the approver must not be told the hash of what is not on the page.
        if (state.review.hash === reviewed.hash) return reviewSheet(id, state, sheet)
      }
      const message = 'This post is being changed at this moment. Try again in a moment.'
      return Response.json({ errors: [{ message, data: { code: 'changing' } }] }, { status: 409 })
    },
  }),
]
