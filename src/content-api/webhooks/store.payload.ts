/** Webhooks on Payload's database adapters: one code for SQLite, PostgreSQL and MongoDB. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { callStates, contentEvents } from '../../core/webhook.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import type { Vault } from '../../delivery/vault.ts'
import { secretsSchema } from './signing.ts'
import type { Call, Hook, WebhookStore } from './store.ts'

const hooks = 'webhooks'
const calls = 'webhook-deliveries'

const id = z.union([z.string(), z.number()]).transform(String)
const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value))
const none = <T>(value: T | null | undefined): T | null => value ?? null
const isSet = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

const hookRow = z.object({
  id,
  name: z.string(),
  url: z.string(),
  brand: z
    .union([id, z.object({ id }).transform((doc) => doc.id)])
    .nullish()
    .transform(none),
  events: z.array(z.enum(contentEvents.map(({ value }) => value))),
  active: isSet,
  since: instant,
})
const attempts = z.array(
  z.object({ at: z.string(), status: z.number().nullable(), ms: z.number(), note: z.object({ de: z.string(), en: z.string() }) }),
)
const callRow = z.object({
  id,
  webhook: z.string(),
  event: z.string(),
  type: z.string(),
  post: z.string().nullish().transform(none),
  happenedAt: instant,
  body: z.string(),
  byHand: isSet,
  state: z.enum(callStates),
  attempts: z
    .string()
    .nullish()
    .transform((text) => (text ? attempts.parse(JSON.parse(text)) : [])),
  tries: z.coerce.number(),
  nextAt: instant,
  fence: z.coerce.number(),
  takenUntil: instant.nullish().transform(none),
})
const sealedRow = z.object({ secrets: z.string().nullish().transform(none) })

const all = (...and: Where[]): Where => ({ and })
const is = (field: string, value: unknown): Where => ({ [field]: { equals: value } })
const waiting: Where = { state: { in: ['pending', 'failed'] } }
const over: Where = { state: { in: ['sent', 'given-up', 'superseded'] } }

export function payloadWebhooks(payload: Payload, vault: Vault): WebhookStore {
  const hooksWhere = async (where: Where): Promise<readonly Hook[]> => {
    const live: Where = { deletedAt: { exists: false } }
    const { docs } = await payload.db.find({ collection: hooks, where: all(where, live), pagination: false })
    return docs.map((doc) => hookRow.parse(doc))
  }
  const callsWhere = async (where: Where, sort: string, limit = 0): Promise<readonly Call[]> => {
    const { docs } = await payload.db.find({ collection: calls, where, sort: [sort], limit, pagination: false })
    return docs.map((doc) => callRow.parse(doc))
  }
  /** Only as long as nobody else has taken it since it was read. */
  const change = (call: Call, data: Record<string, unknown>): Promise<unknown> =>
    payload.db.updateOne({ collection: calls, where: all(is('id', call.id), is('fence', call.fence)), data, options: { atomic: true } })

  return {
    listening: () => hooksWhere(all(is('active', true), { secrets: { exists: true } })),
    hook: async (webhook) => (await hooksWhere(is('id', webhook)))[0] ?? null,
    async secrets(webhook) {
      const { secrets } = sealedRow.parse((await payload.db.findOne({ collection: hooks, where: is('id', webhook) })) ?? {})
      return secrets ? secretsSchema.parse(vault.unseal(secrets, webhook)) : []
    },
    async switchOff(webhook, offReason) {
      const data = { active: false, offReason }
      await payload.db.updateOne({ collection: hooks, where: is('id', webhook), data, options: { atomic: true } })
    },

    async add(call, now) {
      const { happenedAt, ...rest } = call
      const data = { ...rest, happenedAt: happenedAt.toISOString(), state: 'pending', tries: 0, nextAt: now.toISOString(), fence: 0 }
      try {
        return callRow.parse(await payload.db.create({ collection: calls, data }))
      } catch (error) {
        if (isUniqueViolation(error)) return null
        throw error
      }
    },
    async call(callId) {
      const doc: unknown = await payload.db.findOne({ collection: calls, where: is('id', callId) })
      return doc ? callRow.parse(doc) : null
    },
    async known(events) {
      const select = { webhook: true, event: true } as const
      const { docs } = await payload.db.find({ collection: calls, where: { event: { in: [...events] } }, pagination: false, select })
      return new Set(docs.map((doc) => callRow.pick({ webhook: true, event: true }).parse(doc)).map((row) => `${row.webhook} ${row.event}`))
    },
    due: (now, limit, except) =>
      callsWhere(
        all(
          waiting,
          { nextAt: { less_than_equal: now.toISOString() } },
          ...(except.length > 0 ? [{ webhook: { not_in: [...except] } }] : []),
        ),
        'nextAt',
        limit,
      ),
    async nextDue(after) {
      const [first] = await callsWhere(all(waiting, { nextAt: { greater_than: after.toISOString() } }), 'nextAt', 1)
      return first?.nextAt ?? null
    },
    ofPost: (webhook, post) => callsWhere(all(is('webhook', webhook), is('post', post)), 'happenedAt'),
    async take(call, until) {
      const takenUntil = until.toISOString()
      const taken = await change(call, { fence: call.fence + 1, takenUntil, nextAt: takenUntil })
      return taken ? callRow.parse(taken) : null
    },
    async settle(call, { state, attempts, tries, nextAt }) {
      const data = { state, attempts: JSON.stringify(attempts), tries, takenUntil: null, byHand: false }
      return Boolean(await change(call, nextAt ? { ...data, byHand: call.byHand, nextAt: nextAt.toISOString() } : data))
    },
    async again(call, now) {
      await change(call, { state: 'pending', tries: 0, byHand: true, nextAt: now.toISOString() })
    },
    newest: (webhook, limit) => callsWhere(is('webhook', webhook), '-createdAt', limit),
    async forget(before) {
      await payload.db.deleteMany({ collection: calls, where: all(over, { createdAt: { less_than: before.toISOString() } }) })
    },
  }
}
