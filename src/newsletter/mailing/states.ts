/** How a mailing and one reader's mail of it stand: for the database, the admin and whoever is told. */

export const mailingStates = [
  /** Its pictures and readers are being written down. */
  { value: 'gathering', label: { de: 'Wird vorbereitet', en: 'Being prepared' } },
  { value: 'sending', label: { de: 'Wird verschickt', en: 'Being sent' } },
  { value: 'sent', label: { de: 'Verschickt', en: 'Sent' } },
  { value: 'stopped', label: { de: 'Angehalten', en: 'Stopped' } },
] as const
export type MailingState = (typeof mailingStates)[number]['value']

/**
 * `waiting` may become `sending` and come back; `sending` is written before the mail server is spoken to. From everything else nothing leads
 * back: `unknown`, where the connection or the process died while the mail was on the wire, is never sent again. One mail missing is better
 * than one that comes twice.
 */
export const recipientStates = ['waiting', 'sending', 'sent', 'refused', 'unknown', 'left'] as const
export type RecipientState = (typeof recipientStates)[number]

export type Counts = { readonly [state in RecipientState]: number }
