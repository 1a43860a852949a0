import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { hub } from '../../src/hub.ts'
import { smtpRecord } from '../../src/newsletter/list/transport.payload.ts'

interface Written {
  readonly smtpUrl?: unknown
  readonly ownServer?: boolean | null
}

/** What was typed waits for the newsletter's id, which it is bound to, and goes no further. */
export const takeServer: CollectionBeforeChangeHook = ({ data, req }) => {
  const { smtpUrl, ...written } = data as Written
  const typed = typeof smtpUrl === 'string' ? smtpUrl.trim() : ''
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
