import type { CollectionAfterDeleteHook, CollectionBeforeChangeHook } from 'payload'
import { appKeyRecord } from '../../src/delivery/app-keys.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'

interface Written {
  readonly brand?: string
  readonly platform?: string
  readonly clientId?: string
  readonly clientSecret?: unknown
}

/** What was typed is sealed, and goes no further. Blanks come along when people copy. */
export const keepSealed: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const { clientSecret, clientId, ...written } = data as Written
  const { brand, platform } = { ...(originalDoc as Written | undefined), ...written }
  const secret = typeof clientSecret === 'string' ? clientSecret.trim() : ''
  return {
    ...written,
    ...(clientId !== undefined && { clientId: clientId.trim() }),
    ...(secret !== '' && { sealed: hub(req.payload).settings.vault.seal(secret, appKeyRecord(String(brand), String(platform))) }),
  } as unknown
}

export const auditRemoval: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
  const { platform = '' } = doc as Written
  const summary = `The keys of the app at ${platform} were deleted.`
  await audit(req.payload, { actor: actorOf(req), action: 'app-keys.deleted', collection: 'app-keys', document: String(id), summary })
}
