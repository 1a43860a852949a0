import type { Payload } from 'payload'
import type { Reading } from '../../src/guests/desk.payload.ts'
import { commentedOf } from './commented.ts'
import { reviewSheet, sheetOf } from './review-sheet.ts'
import { postState } from './state.ts'

/** A guest reads what an approver reads, but for what the checks found and what was said within the house. */
export const readingFor = (payload: Payload): Reading => ({
  async sheet(reviewed, decider, fileAt) {
    const sheet = await sheetOf(payload, reviewed, fileAt, { quick: true })
    const state = await postState({ payload, user: null }, reviewed.post, decider)
    return state.review.hash === reviewed.hash ? reviewSheet(reviewed.post, state, sheet) : null
  },
  commented: (reviewed) => commentedOf(payload, reviewed),
})
