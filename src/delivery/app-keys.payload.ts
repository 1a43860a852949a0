/** The keys of the app that a channel's brand has registered with the channel's platform. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { ConnectContext } from '../../publishers/publisher.ts'
import type { Vault } from './vault.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const id = z.union([z.string(), z.number()]).transform(String)
const storedChannel = z.object({ platform: z.string(), brand: z.union([id, z.object({ id }).transform((doc) => doc.id)]) })
const storedKeys = z.object({ clientId: z.string().min(1), sealed: text })

/** What a secret is bound to. */
export const appKeyRecord = (brand: string, platform: string): string => `app-keys/${brand}/${platform}`

/** `null`: none were entered. @throws Error where the secret was sealed with a key that is gone. */
export async function appFor(payload: Payload, vault: Vault, channelId: string): Promise<ConnectContext['app']> {
  const channel = storedChannel.safeParse(await payload.db.findOne({ collection: 'channels', where: { id: { equals: channelId } } }))
  if (!channel.success) return null
  const { brand, platform } = channel.data
  const where: Where = { and: [{ brand: { equals: brand } }, { platform: { equals: platform } }] }
  const keys = storedKeys.safeParse(await payload.db.findOne({ collection: 'app-keys', where }))
  if (!keys.success) return null
  const { clientId, sealed } = keys.data
  return { id: clientId, secret: sealed === '' ? '' : z.string().parse(vault.unseal(sealed, appKeyRecord(brand, platform))) }
}
