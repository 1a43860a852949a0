/** The keys of the app that a channel's brand has registered with the channel's platform. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { PublisherError } from '../../publishers/errors.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { ConnectContext } from '../../publishers/publisher.ts'
import type { Vault } from './vault.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const id = z.union([z.string(), z.number()]).transform(String)
const place = { platform: z.string(), brand: z.union([id, z.object({ id }).transform((doc) => doc.id)]) }
const storedChannel = z.object(place)
const storedKeys = z.object({ id, ...place, clientId: z.string().min(1), sealed: text })

/** What a secret is bound to. */
export const appKeyRecord = (brand: string, platform: string): string => `app-keys/${brand}/${platform}`

/** Which keys those are. `null`: none were entered. */
export async function appKeysOf(payload: Payload, channelId: string): Promise<z.output<typeof storedKeys> | null> {
  const channel = storedChannel.safeParse(await payload.db.findOne({ collection: 'channels', where: { id: { equals: channelId } } }))
  if (!channel.success) return null
  const { brand, platform } = channel.data
  const where: Where = { and: [{ brand: { equals: brand } }, { platform: { equals: platform } }] }
  return storedKeys.safeParse(await payload.db.findOne({ collection: 'app-keys', where })).data ?? null
}

/** `null`: none were entered. @throws PublisherError `rejected` where the secret was sealed with a key that is gone. */
export async function appFor(payload: Payload, vault: Vault, channelId: string): Promise<ConnectContext['app']> {
  const keys = await appKeysOf(payload, channelId)
  if (!keys) return null
  const { clientId, brand, platform, sealed } = keys
  try {
    return { id: clientId, secret: sealed === '' ? '' : z.string().parse(vault.unseal(sealed, appKeyRecord(brand, platform))) }
  } catch (cause) {
    const name = manifests[platform]?.name ?? platform
    const message = `The secret of your app at ${name} cannot be read any more: the key that sealed it is gone. Enter it again under “App keys”.`
    throw new PublisherError('rejected', message, { code: 'app-sealed', cause })
  }
}
