import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import type { Today } from '../../src/core/answers.ts'
import { versionEndsInDays } from '../../src/core/api-versions.ts'
import { whyCare } from '../../src/delivery/token-care.ts'
import { deliveryViews } from '../../src/delivery/views.payload.ts'
import { connectorOf } from '../../src/delivery/connection.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, hasWritten } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { activeFreezes } from '../freezes/endpoints.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const named = z.object({ name: z.string() }).nullish().catch(null)
const inReview = z.object({ post: z.object({ id, title: z.string().nullish() }), submittedBy: named, submittedAt: z.coerce.date() })
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const channelDoc = z.object({
  id,
  name: z.string(),
  platform: z.string(),
  status: text,
  paused: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  pausedReason: text,
  problem: text,
  credentialsEndAt: z.coerce
    .date()
    .nullish()
    .transform((value) => value ?? null),
})

/** What waits for the one who asks, what goes out next, what went wrong, and which channels need care. */
export async function today(req: PayloadRequest): Promise<Today> {
  const { payload } = req
  const { ledger } = hub(payload)
  const next = await ledger.find({ states: ['scheduled', 'claimed', 'sending', 'processing'] }, { by: 'dueAt', limit: 10 })
  const wrong = await ledger.find(
    { states: ['unknown', 'needs-human', 'blocked-auth', 'late-hold', 'live-withdrawn', 'rejected', 'failed'] },
    { by: 'dueAt', limit: 20, newestFirst: true },
  )
  const reviews = await payload.find({
    collection: 'reviews',
    where: { state: { equals: 'in-review' } },
    sort: 'submittedAt',
    limit: 50,
    depth: 1,
    draft: true,
  })
  const waiting = []
  for (const doc of reviews.docs) {
    const review = inReview.safeParse(doc).data
    if (!review || !hasRole(req.user, 'approver') || (await hasWritten(payload, actorOf(req).id, review.post.id))) continue
    waiting.push({
      post: review.post.id,
      title: review.post.title ?? 'Untitled',
      submittedBy: review.submittedBy?.name ?? '–',
      submittedAt: review.submittedAt.toISOString(),
    })
  }
  return {
    waiting,
    next: await deliveryViews(payload, next),
    wrong: await deliveryViews(payload, wrong),
    channels: await channelsThatNeedCare(payload),
    ending: await versionsThatEnd(payload),
    freezes: await activeFreezes(req),
  }
}

async function channelsThatNeedCare(payload: Payload): Promise<Today['channels']> {
  const { docs } = await payload.find({ collection: 'channels', pagination: false, depth: 0, sort: 'name' })
  const looked = await Promise.all(
    docs.map(async (doc) => {
      const channel = channelDoc.parse(doc)
      const renews = (await connectorOf(channel.platform))?.refresh !== undefined
      return { id: channel.id, name: channel.name, why: whyCare({ ...channel, renews }, new Date()) }
    }),
  )
  return looked.flatMap(({ why, ...channel }) => (why ? [{ ...channel, why }] : []))
}

/** Each platform once, however many channels are there. */
async function versionsThatEnd(payload: Payload): Promise<Today['ending']> {
  const { docs } = await payload.find({
    collection: 'channels',
    where: { status: { not_equals: 'not-connected' } },
    pagination: false,
    depth: 0,
    select: { platform: true },
  })
  return [...new Set(docs.map(({ platform }) => platform))].sort().flatMap((platform) => {
    const manifest = manifests[platform]
    const days = manifest ? versionEndsInDays(manifest, new Date()) : null
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
