/** What a brand may show beside a post, besides the post itself. */
export const shownOnSite = [
  { value: 'addresses', label: { de: 'Wo er in den Netzwerken steht', en: 'Where it is on the networks' } },
  { value: 'numbers', label: { de: 'Seine Zahlen', en: 'Its numbers' } },
  { value: 'responses', label: { de: 'Freigegebene Reaktionen', en: 'Approved responses' } },
] as const

export type ShownOnSite = (typeof shownOnSite)[number]['value']

/** The templates of a brand's campaign parameters (UTM). {platform}, {channel}, {campaign}, {post} and {language} are filled in. */
export interface LinkNaming {
  readonly source: string
  readonly medium: string
  readonly campaign: string
  readonly content: string
}
