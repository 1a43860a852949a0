/** What people are here for. Somebody may have several roles. */
export const roles = ['administrator', 'editor', 'approver', 'channel-manager', 'community-manager', 'analyst'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, { readonly de: string; readonly en: string }> = {
  administrator: { de: 'Administration', en: 'Administrator' },
  editor: { de: 'Redaktion', en: 'Editor' },
  approver: { de: 'Freigabe', en: 'Approver' },
  'channel-manager': { de: 'Kanalverantwortung', en: 'Channel manager' },
  'community-manager': { de: 'Community-Management', en: 'Community manager' },
  analyst: { de: 'Auswertung', en: 'Analyst' },
}
