/** Where the review of a post stands. Only `workflow/` moves it. */
export const reviewStates = ['draft', 'in-review', 'changes-requested', 'refused', 'approved'] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewNames: Record<ReviewState, { readonly de: string; readonly en: string }> = {
  draft: { de: 'Entwurf', en: 'Draft' },
  'in-review': { de: 'Zur Freigabe', en: 'In review' },
  'changes-requested': { de: 'Änderungen erbeten', en: 'Changes requested' },
  refused: { de: 'Abgelehnt', en: 'Refused' },
  approved: { de: 'Freigegeben', en: 'Approved' },
}
