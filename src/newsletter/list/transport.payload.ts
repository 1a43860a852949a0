/** Which mail server a newsletter's mails leave by. What it says may hold a password: it is unsealed here, and kept nowhere. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { env } from '../../config/env.ts'
import { hub } from '../../hub.ts'
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts'

/** What a sealed server is bound to. */
export const smtpRecord = (newsletterId: string): string => `newsletters/${newsletterId}/smtp`

/** nodemailer's options, or why there are none: nobody has named a server, or the stored one can be read no more. */
export type Transport =
  | { readonly kind: 'own'; readonly options: SmtpServer }
  | { readonly kind: 'hub'; readonly options: { readonly url: string } }
  | { readonly kind: 'none'; readonly why: 'not-set' | 'unreadable' }

const stored = z.object({ ownServer: z.boolean().nullish(), sealedSmtp: z.string().nullish() })

export async function transportOf(payload: Payload, newsletterId: string): Promise<Transport> {
  const { ownServer, sealedSmtp } = stored.parse(
    (await payload.db.findOne({ collection: 'newsletters', where: { id: { equals: newsletterId } } })) ?? {},
  )
  if (ownServer) {
    if (!sealedSmtp) return { kind: 'none', why: 'not-set' }
    const options = unsealed(payload, sealedSmtp, newsletterId)
    return options ? { kind: 'own', options } : { kind: 'none', why: 'unreadable' }
  }
  const { SMTP_URL } = env()
  return SMTP_URL ? { kind: 'hub', options: { url: SMTP_URL } } : { kind: 'none', why: 'not-set' }
}

function unsealed(payload: Payload, sealed: string, newsletterId: string): SmtpServer | null {
  try {
    return readSmtpUrl(z.string().parse(hub(payload).settings.vault.unseal(sealed, smtpRecord(newsletterId))))
  } catch {
    return null
  }
}
