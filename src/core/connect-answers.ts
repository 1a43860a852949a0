/** What the endpoints of connecting a channel answer to the admin. */
import type { Localised } from './answers.ts'

/**
 * GET /api/channels/:id/connect; POST the same with `{ input }` answers `{ redirect }`, `{ choices }` or `{ account }`; POST
 * /api/channels/:id/connect/choose with `{ choice }` answers `{ account }`; POST /api/channels/:id/connect/test answers `ConnectionTest`.
 */
export interface ConnectForm {
  readonly platform: string
  readonly status: 'not-connected' | 'connected' | 'refused'
  readonly handle: string | null
  readonly fields: readonly {
    readonly name: string
    readonly label: Localised
    readonly help: Localised
    readonly secret: boolean
    readonly required: boolean
    readonly placeholder: string
    /** As in `ConnectField`. */
    readonly kind?: 'text' | 'yes-no'
    readonly options?: readonly { readonly value: string; readonly label: Localised }[]
  }[]
  /** Accounts that the last sign-in opened, of which one is to be chosen. Mostly none. */
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  /** Why the last sign-in at the platform came to nothing. */
  readonly problem: string | null
  /** Where the platform sends people back to, exactly. `null`: it has no sign-in of its own. */
  readonly redirectUri: string | null
  readonly brand: string
  /** The record that holds the keys of the brand's app there. */
  readonly appKeys: string | null
  /** The platform has a harmless call that shows whether the access works. */
  readonly canTest: boolean
  /** The hub renews the access by itself. */
  readonly renews: boolean
  /** When the access ends. `null`: it does not, or the platform does not say. */
  readonly endsAt: string | null
}
/** `works: null`: the platform has no harmless call to test with. `problem`: why it does not work, or ''. */
export type ConnectionTest = { readonly works: null } | { readonly works: boolean; readonly problem: string }
