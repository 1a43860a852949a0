/** The port between counting and the database. */
import type { Device } from './visit.ts'

/** What clicks are added up by. */
export interface ClickDimensions {
  /** The short link's id. */
  readonly link: string
  /** YYYY-MM-DD in UTC. */
  readonly day: string
  /** ISO 3166-1 alpha-2, or `ZZ`. */
  readonly country: string
  readonly device: Device
  readonly bot: boolean
}
export interface Sums {
  readonly clicks: number
  /** People, each once a day and link. 0 for bots. */
  readonly visitors: number
}
export interface Clicks extends ClickDimensions, Sums {}

export interface ClickStore {
  add(dimensions: ClickDimensions, sums: Sums): Promise<void>
  /** The secret of this day: the same in every process, made by the first that asks. */
  salt(day: string): Promise<string>
  /** Notes a visitor of this day. @returns false: somebody has noted that one already. */
  note(day: string, hash: string): Promise<boolean>
  /** Deletes the secrets and the visitors of all days before this one. */
  forgetBefore(day: string): Promise<void>
  ofLinks(links: readonly string[]): Promise<readonly Clicks[]>
}
