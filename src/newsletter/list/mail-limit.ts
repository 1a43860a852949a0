/** How often an address may be sent a confirmation mail, whoever asks for it. */
export const mailPauseMinutes = 10
export const mailsPerDay = 3
export const dayMs = 86_400_000

export interface Mailed {
  /** `null`: one is due, or none has gone yet. */
  readonly mailedAt: Date | null
  /** Since when `mails` are counted. */
  readonly mailsSince: Date | null
  readonly mails: number
}

const isFresh = ({ mailsSince }: Mailed, now: Date) => mailsSince === null || now.getTime() - mailsSince.getTime() >= dayMs

export const mayMail = (mailed: Mailed, now: Date): boolean =>
  (mailed.mailedAt === null || now.getTime() - mailed.mailedAt.getTime() >= mailPauseMinutes * 60_000) &&
  (isFresh(mailed, now) || mailed.mails < mailsPerDay)

/** What is written before a mail goes. */
export const counted = (mailed: Mailed, now: Date) => ({
  mailedAt: now.toISOString(),
  ...(isFresh(mailed, now) ? { mailsSince: now.toISOString(), mails: 1 } : { mails: mailed.mails + 1 }),
})
