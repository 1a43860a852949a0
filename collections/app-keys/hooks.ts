import type { CollectionBeforeChangeHook } from 'payload'
import { appKeyRecord } from '../../src/delivery/app-keys.payload.ts'
import { hub } from '../../src/hub.ts'

type Written = { brand?: string; platform?: string; clientSecret?: unknown }

/** What was typed is sealed, and goes no further. */
export const keepSealed: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const { clientSecret, ...written } = data as Written
  if (typeof clientSecret !== 'string' || clientSecret.trim() === '') return written as unknown
  const { brand, platform } = { ...(originalDoc as Written | undefined), ...written }
  const sealed = hub(req.payload).settings.vault.seal(clientSecret.trim(), appKeyRecord(String(brand), String(platform)))
  return { ...written, sealed } as unknown
}
