/** Tells administrators and channel managers by mail of freezes, and reminds them. Where no mail server is named, the admin says it alone. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import { freezeScopes } from '../core/freeze.ts'
import { id, instant } from '../workflow/stored-post.ts'
import { placesOf } from './freeze-places.payload.ts'
import { liftedMail, remindedMail, startedMail, type Frozen, type Mail } from './freeze-mails.ts'

const somebody = z.object({ name: z.string() }).nullish().catch(null)
const stored = z.object({
  id,
  scope: z.enum(freezeScopes),
  target: z.string().nullish(),
  reason: z.string(),
  until: instant,
  lifted: z.boolean(),
  told: z.enum(['nothing', 'started', 'reminded']).nullish(),
  by: somebody,
  liftedBy: somebody,
})
type Stored = z.infer<typeof stored>

/**
 * One round, to be run every minute by one process or by many: who tells takes it by compare-and-set first. Never throws for what a mail
 * server did: a mail that does not arrive is not written again.
 */
export async function tellOfFreezes(payload: Payload, now: Date): Promise<void> {
  const { docs } = await payload.find({
    collection: 'freezes',
    where: { or: [{ lifted: { equals: false } }, { told: { in: ['nothing', 'started', 'reminded'] } }] },
    depth: 1,
    pagination: false,
  })
  const freezes = docs.map((doc) => stored.parse(doc))
  // What was frozen together has one reason, and is one mail.
  const key = ({ reason, by }: Stored) => `${by?.name}: ${reason}`
  const reminded = new Map<string, Stored[]>()
  for (const freeze of freezes) {
    if (freeze.lifted) {
      const wasTold = freeze.told !== 'nothing'
      if ((await take(payload, freeze, 'lifted')) && wasTold)
        await send(payload, liftedMail({ reason: freeze.reason, by: freeze.liftedBy?.name ?? 'Funkhaus' }, address()))
    } else if (freeze.told === 'nothing') {
      if (!(await take(payload, freeze, 'started'))) continue
      const together = freezes.filter((one) => !one.lifted && key(one) === key(freeze))
      await send(payload, startedMail(await named(payload, together), address()))
    } else if (freeze.until && freeze.until <= now && freeze.told !== 'reminded' && (await take(payload, freeze, 'reminded')))
      reminded.set(key(freeze), [...(reminded.get(key(freeze)) ?? []), freeze])
  }
  for (const together of reminded.values()) await send(payload, remindedMail(await named(payload, together), address()))
}

const address = () => `${env().PUBLIC_URL}/admin`

async function take(payload: Payload, { id: freeze, lifted, told }: Stored, now: 'started' | 'reminded' | 'lifted'): Promise<boolean> {
  const same: Where = told ? { told: { equals: told } } : { told: { exists: false } }
  const taken: unknown = await payload.db.updateOne({
    collection: 'freezes',
    where: { and: [{ id: { equals: freeze } }, { lifted: { equals: lifted } }, same] },
    data: { told: now },
    options: { atomic: true },
  })
  return Boolean(taken)
}

const named = (payload: Payload, freezes: readonly Stored[]): Promise<Frozen[]> =>
  Promise.all(
    freezes.map(async ({ scope, target, reason, by }) => {
      const name = scope === 'all' ? '' : ((await placesOf(payload, scope)).find((place) => place.id === target)?.name ?? target ?? '')
      return { scope, name, reason, by: by?.name ?? 'Funkhaus' }
    }),
  )

async function send(payload: Payload, mail: Mail): Promise<void> {
  if (!env().SMTP_URL) return
  const { docs } = await payload.find({
    collection: 'users',
    where: { roles: { in: ['administrator', 'channel-manager'] } },
    depth: 0,
    pagination: false,
  })
  for (const { email } of docs)
    await payload
      .sendEmail({ to: email, ...mail })
      .catch((error: unknown) => payload.logger.error({ err: error }, `Nobody could be told by mail: ${mail.subject}`))
}
