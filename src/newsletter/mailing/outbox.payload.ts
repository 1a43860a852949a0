/** By which server a newsletter's mails leave. */
import type { Payload } from 'payload'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import { env } from '../../config/env.ts'
import type { SmtpServer } from '../list/smtp-url.ts'
import { transportOf } from '../list/transport.payload.ts'
import { openOutbox, type Outbox } from './smtp.ts'

/** `null`: none is named, or it cannot be read. */
export async function outboxesOf(payload: Payload, newsletter: string): Promise<(() => Outbox) | null> {
  const transport = await transportOf(payload, newsletter)
  if (transport.kind === 'own') return () => openOutbox(transport.options)
  if (transport.kind === 'hub') return hubOutbox()
  return env().HUB_MODE === 'playground' ? () => nowhere : null
}

/** By the hub's own server. `null`: none is named. */
export function hubOutbox(): (() => Outbox) | null {
  const { SMTP_URL, HUB_MODE } = env()
  // What an operator writes into SMTP_URL may hold options of nodemailer's own.
  if (SMTP_URL) return () => openOutbox(parseConnectionUrl(SMTP_URL) as SmtpServer)
  return HUB_MODE === 'playground' ? () => nowhere : null
}

/** In a playground without a mail server: every mail is taken, and none leaves. */
const nowhere: Outbox = { ready: async () => null, send: async () => ({ is: 'sent' }), close: () => {} }
