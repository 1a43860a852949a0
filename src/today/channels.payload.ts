/** All channels, read once: their names for what stands in the lists, and which of them need care. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import { versionEndsInDays } from '../core/api-versions.ts'
import type { Localised } from '../core/answers.ts'
import type { Today } from '../core/today.ts'
import { connectorOf } from '../delivery/connection.payload.ts'
import { whyCare } from '../delivery/token-care.ts'
import { noJoins, storedChannel } from '../workflow/channels.payload.ts'
import { instant, text } from '../workflow/stored-post.ts'

const known = storedChannel.extend({ problem: text, credentialsEndAt: instant, deletedAt: z.unknown().transform(Boolean) })
const select = Object.fromEntries(Object.keys(known.shape).map((field) => [field, true])) as {
  [field in keyof z.infer<typeof known>]: true
}
export type KnownChannel = Omit<z.infer<typeof known>, 'gapMinutes'> & { readonly gapMs: number }

/** Also what is in the trash: its deliveries are still there. */
export async function allChannels(payload: Payload): Promise<KnownChannel[]> {
  const { docs } = await payload.db.find({ collection: 'channels', pagination: false, sort: 'name', joins: noJoins, select })
  return docs.map((doc) => known.parse(doc)).map(({ gapMinutes, ...channel }) => ({ ...channel, gapMs: (gapMinutes ?? 0) * 60_000 }))
}

/** @param notes what is to be said of their numbers: where nothing is more pressing */
export async function channelsThatNeedCare(
  channels: readonly KnownChannel[],
  now: Date,
  notes: ReadonlyMap<string, readonly Localised[]>,
): Promise<Today['channels']> {
  const looked = await Promise.all(
    channels
      .filter(({ deletedAt }) => !deletedAt)
      .map(async (channel) => {
        const renews = (await connectorOf(channel.platform))?.refresh !== undefined
        return { channel, why: whyCare({ ...channel, pausedReason: channel.pausedReason ?? '', renews }, now) }
      }),
  )
  return looked.flatMap(({ channel: { id, name, platform, status, problem, paused, credentialsEndAt }, why }) => {
    const [ofNumbers] = notes.get(id) ?? []
    if (!why) return ofNumbers ? [{ id, name, platform, why: ofNumbers, mend: 'look' } as const] : []
    const mend = status !== 'connected' || credentialsEndAt ? 'connect' : paused && !problem ? 'go-on' : 'look'
    return [{ id, name, platform, why, mend } as const]
  })
}

/** Each platform once, however many channels are there. */
export function versionsThatEnd(channels: readonly KnownChannel[], now: Date): Today['ending'] {
  const connected = channels.filter(({ status, deletedAt }) => status !== 'not-connected' && !deletedAt)
  return [...new Set(connected.map(({ platform }) => platform))].sort().flatMap((platform) => {
    const manifest = manifests[platform]
    const days = manifest ? versionEndsInDays(manifest, now) : null
    return manifest?.apiVersion?.endsOn && days !== null
      ? [{ platform, name: manifest.name, why: whyUpdate(manifest.apiVersion, days) }]
      : []
  })
}

function whyUpdate({ version, endsOn }: NonNullable<PlatformManifest['apiVersion']>, days: number) {
  const until = new Date(`${endsOn}T12:00:00Z`)
  const [de, en] = ['de-DE', 'en-GB'].map((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(until))
  return days < 0
    ? {
        de: `Die Schnittstelle ${version} hat am ${de} geendet. Aktualisieren Sie Funkhaus.`,
        en: `The API ${version} ended on ${en}. Update Funkhaus.`,
      }
    : {
        de: `Die Schnittstelle ${version} endet am ${de}. Aktualisieren Sie Funkhaus vorher.`,
        en: `The API ${version} ends on ${en}. Update Funkhaus before.`,
      }
}
