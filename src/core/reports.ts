/** Reports: what people are sent of the numbers, by the week, by the month, or when somebody asks. Days YYYY-MM-DD, instants ISO 8601. */
import type { Role } from './roles.ts'

/** Who composes reports, makes editions and sends them. Administrators may everything; whoever is signed in may read. */
export const reporters: readonly Role[] = ['analyst', 'channel-manager']

export const rhythms = ['by-hand', 'weekly', 'monthly'] as const
export type Rhythm = (typeof rhythms)[number]

export const reportFiles = ['pdf', 'xlsx', 'csv'] as const
export type ReportFile = (typeof reportFiles)[number]

export const blockKinds = [
  'text',
  'sums',
  'time',
  'channels',
  'topics',
  'kinds',
  'heat',
  'compared',
  'followers',
  'clicks',
  'goals',
  'effect',
  'notes',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** Of one edition's mails. `unknown`: the connection died while it left; it is not sent again. */
export const mailStates = ['waiting', 'sending', 'sent', 'refused', 'unknown'] as const
export type MailState = (typeof mailStates)[number]

/** Why the hub itself did not send a mail that waited. */
export const withheld = ['not-a-recipient', 'report-gone'] as const
export type Withheld = (typeof withheld)[number]

/** Of whole days by the brand's clock, both included. */
export interface ReportPeriod {
  readonly from: string
  readonly to: string
}

export interface MissedMail {
  /** `null`: it is no longer kept. */
  readonly address: string | null
  readonly state: 'refused' | 'unknown'
  /** `null`: by a mail server, or on the way. */
  readonly withheld: Withheld | null
}

export interface EditionView extends ReportPeriod {
  readonly id: string
  /** 1 for the first of its period. */
  readonly revision: number
  readonly madeAt: string
  /** `null`: the hub, by the report's rhythm. */
  readonly madeBy: string | null
  readonly posts: number
  readonly mails: { readonly [state in MailState]: number }
  /** Whom it did not reach, or perhaps not. Told to reporters alone. */
  readonly missed: readonly MissedMail[]
}

/** GET /api/reports/:id/facts */
export interface ReportFacts {
  /** Of the brand. */
  readonly timeZone: string
  readonly language: 'de' | 'en'
  /** `null`: by hand alone, or in the trash. */
  readonly next: { readonly at: string; readonly period: ReportPeriod } | null
  /** The last whole week and month, which are over. */
  readonly lastWeek: ReportPeriod
  readonly lastMonth: ReportPeriod
  /** How many get the next edition. */
  readonly recipients: number
  /** Nobody has named a mail server. */
  readonly noMail: boolean
  /** The newest first, at most 50. */
  readonly editions: readonly EditionView[]
}
