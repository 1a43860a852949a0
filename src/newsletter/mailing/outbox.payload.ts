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
  if (transport.kind === 'none') return env().HUB_MODE === 'playground' ? () => nowhere : null
  // What an operator writes into SMTP_URL may hold options of nodemailer's own.
  const server = transport.kind === 'own' ? transport.options : (parseConnectionUrl(transport.options.url) as SmtpServer)
  return () => openOutbox(server)
}

/** In a playground without a mail server: every mail is taken, and none leaves. */
const nowhere: Outbox = { ready: async () => null, send: async () => ({ is: 'sent' }), close: () => {} }
