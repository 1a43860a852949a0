/** What websites and shops tell the hub: the words that the hub and its admin share. */
import type { Localised } from './answers.ts'

/** By what a conversion found its post, channel or campaign. `nothing`: it belongs to its brand alone. */
export const attributions = ['link', 'utm', 'nothing'] as const
export type Attribution = (typeof attributions)[number]
export const attributionNames: Record<Attribution, Localised> = {
  link: { de: 'kurzer Link', en: 'short link' },
  utm: { de: 'UTM-Parameter', en: 'UTM parameters' },
  nothing: { de: 'nicht zugeordnet', en: 'not attributed' },
}

/** Below it is the id of the source. */
export const conversionPath = '/api/conversion/v1'

/** GET /api/conversion-sources/:id/standing */
export interface SourceStanding {
  /** Where its conversions are sent. */
  readonly address: string
  readonly hasSecret: boolean
  /** Until when the secret before this one opens too. ISO 8601. */
  readonly formerSecretUntil: string | null
  readonly counted: number
  /** ISO 8601. */
  readonly newestAt: string | null
}
