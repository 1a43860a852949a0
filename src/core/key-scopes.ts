/** What a key of the content API opens. */
export const scopes = [
  { value: 'read', label: { de: 'Veröffentlichtes lesen', en: 'Read what is published' } },
  { value: 'preview', label: { de: 'Entwürfe ansehen', en: 'Look at drafts' } },
] as const

export type Scope = (typeof scopes)[number]['value']
