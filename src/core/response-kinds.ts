/** What a response from the web does with a post. */
export const responseKinds = [
  { value: 'reply', label: { de: 'Antwort', en: 'Reply' } },
  { value: 'like', label: { de: 'Gefällt', en: 'Like' } },
  { value: 'repost', label: { de: 'Geteilt', en: 'Repost' } },
  { value: 'bookmark', label: { de: 'Gemerkt', en: 'Bookmark' } },
  { value: 'mention', label: { de: 'Erwähnung', en: 'Mention' } },
] as const

export type ResponseKind = (typeof responseKinds)[number]['value']
