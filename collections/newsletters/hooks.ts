import { ValidationError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook } from 'payload'
import { hub } from '../../src/hub.ts'
import { isSmtpUrl } from '../../src/newsletter/list/smtp-url.ts'
import { smtpRecord } from '../../src/newsletter/list/transport.payload.ts'
import { sentence } from '../sentence.ts'

interface Written {
  readonly smtpUrl?: unknown
  readonly ownServer?: boolean | null
}

const notSmtp = {
  de: 'Schreiben Sie eine Adresse wie smtps://name:kennwort@mail.example.com, Sonderzeichen darin mit % geschrieben (@ als %40).',
  en: 'Write an address such as smtps://name:password@mail.example.com, special characters in it written with % (@ as %40).',
}

/** What was typed waits for the newsletter's id, which it is bound to, and goes no further. */
export const takeServer: CollectionBeforeChangeHook = ({ data, req }) => {
  const { smtpUrl, ...written } = data as Written
  const typed = typeof smtpUrl === 'string' ? smtpUrl.trim() : ''
  // Payload validates no virtual field of an update.
  if (typed !== '' && !isSmtpUrl(typed))
    throw new ValidationError({ collection: 'newsletters', errors: [{ path: 'smtpUrl', message: sentence({ req }, notSmtp) }] }, req.t)
  req.context.typedServer = typed
  if (typed !== '') return { ...written, ownServer: true } as unknown
  return { ...written, ...(written.ownServer === false && { sealedSmtp: null }) } as unknown
}

export const sealServer: CollectionAfterChangeHook = async ({ doc, req }) => {
  const typed = req.context.typedServer
  delete req.context.typedServer
  if (typeof typed !== 'string' || typed === '') return
  const { id } = doc as { id: string }
  const sealedSmtp = hub(req.payload).settings.vault.seal(typed, smtpRecord(String(id)))
  await req.payload.db.updateOne({ collection: 'newsletters', id, data: { sealedSmtp }, req })
}
