/** What comes in, on Payload's database adapters: one code for SQLite, PostgreSQL and MongoDB. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { responseKinds } from '../../core/response-kinds.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import { mentionKey } from './mention-key.ts'
import { problems, receivedStates, type FoundResponse, type ReceivedMentions, type ReceiveProblem, type Responses } from './received.ts'

const atomic = { atomic: true }
const all = (...and: Where[]): Where => ({ and })
const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value))
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

const mentionRow = z.object({
  key: z.string(),
  source: z.string(),
  target: z.string(),
  post: z.string(),
  brand: z.string(),
  state: z.enum(receivedStates),
  problem: text.transform((value) => (value !== null && value in problems ? (value as ReceiveProblem) : null)),
  tries: z.coerce.number(),
  dueAt: instant,
  receivedAt: instant,
})

export function payloadReceivedMentions(payload: Payload): ReceivedMentions {
  const collection = 'received-mentions'
  const waiting: Where = { state: { equals: 'waiting' } }
  return {
    async take(mention, at) {
      const key = mentionKey(mention.source, mention.target)
      const now = at.toISOString()
      const data = { ...mention, state: 'waiting', problem: null, tries: 0, dueAt: now, receivedAt: now }
      const bringUpToDate = (): Promise<unknown> =>
        payload.db.updateOne({ collection, where: { key: { equals: key } }, data, options: atomic })
      if (await bringUpToDate()) return key
      await payload.db.create({ collection, data: { key, ...data } }).catch(async (error: unknown) => {
        if (!isUniqueViolation(error)) throw error
        await bringUpToDate()
      })
      return key
    },
    async get(key) {
      const doc: unknown = await payload.db.findOne({ collection, where: { key: { equals: key } } })
      return doc ? mentionRow.parse(doc) : null
    },
    async due(at, limit) {
      const where = all(waiting, { dueAt: { less_than_equal: at.toISOString() } })
      const { docs } = await payload.db.find({ collection, where, sort: ['dueAt'], limit, pagination: false, select: { key: true } })
      return docs.map((doc) => z.object({ key: z.string() }).parse(doc).key)
    },
    async claim(key, at, until) {
      const where = all({ key: { equals: key } }, waiting, { dueAt: { less_than_equal: at.toISOString() } })
      const doc: unknown = await payload.db.updateOne({ collection, where, data: { dueAt: until.toISOString() }, options: atomic })
      return doc ? mentionRow.parse(doc) : null
    },
    async settle({ key, dueAt }, end) {
      const where = all({ key: { equals: key } }, { dueAt: { equals: dueAt.toISOString() } })
      await payload.db.updateOne({ collection, where, data: { ...end, dueAt: end.dueAt.toISOString() }, options: atomic })
    },
    async forget(before) {
      const where = all({ state: { not_equals: 'waiting' } }, { receivedAt: { less_than: before.toISOString() } })
      await payload.db.deleteMany({ collection, where })
    },
  }
}

const responseRow = z.object({
  key: z.string(),
  state: z.enum(['pending', 'approved', 'refused']),
  kind: z.enum(responseKinds.map(({ value }) => value)),
  authorName: text,
  authorUrl: text,
  content: text,
  source: z.string(),
  sourceUrl: z.string(),
  publishedAt: instant.nullish().transform((value) => value ?? null),
  receivedAt: instant,
})
type ResponseRow = z.infer<typeof responseRow>

/** What a person decides about. */
const said = ({
  kind,
  authorName,
  authorUrl,
  content,
  sourceUrl,
}: Pick<ResponseRow, 'kind' | 'authorName' | 'authorUrl' | 'content' | 'sourceUrl'>) =>
  JSON.stringify([kind, authorName, authorUrl, content, sourceUrl])
const mostTitleCharacters = 120

/** One line for lists: who, and how it begins. */
const titleOf = ({ authorName, content, source }: FoundResponse) =>
  [...`${authorName ?? new URL(source).host}: ${content ?? '–'}`.replace(/\s+/g, ' ')].slice(0, mostTitleCharacters).join('')

export function payloadResponses(payload: Payload): Responses {
  const collection = 'responses'
  const mayBeId = payload.db.name === 'mongoose' ? /^[0-9a-f]{24}$/ : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  const byKey = (key: string): Where => ({ key: { equals: key } })
  const read = async (where: Where, limit: number) => {
    const { docs } = await payload.db.find({ collection, where, sort: ['-receivedAt', '-key'], limit, pagination: false })
    return docs.map((doc) => responseRow.parse(doc))
  }

  /** False: somebody has decided meanwhile, look again. */
  const tryToPut = async (found: FoundResponse): Promise<boolean> => {
    const { key, receivedAt, publishedAt, checkedAt, ...rest } = found
    const data = { ...rest, title: titleOf(found), publishedAt: publishedAt?.toISOString() ?? null, checkedAt: checkedAt.toISOString() }
    const [known] = await read(byKey(key), 1)
    if (!known) {
      const row = { ...data, key, state: 'pending', receivedAt: receivedAt.toISOString() }
      return payload.db.create({ collection, data: row }).then(
        () => true,
        (error: unknown) => {
          if (isUniqueViolation(error)) return false
          throw error
        },
      )
    }
    const state = known.state === 'approved' && said(known) !== said(found) ? 'pending' : known.state
    const where = all(byKey(key), { state: { equals: known.state } })
    const updated: unknown = await payload.db.updateOne({ collection, where, data: { ...data, state }, options: atomic })
    return Boolean(updated)
  }

  return {
    async put(found) {
      for (let attempt = 0; attempt < 5; attempt++) if (await tryToPut(found)) return
      throw new Error('A response was changed by others five times while it was brought up to date.')
    },
    async erase(key) {
      await payload.db.deleteMany({ collection, where: byKey(key) })
    },
    async approved(post, { after, limit }) {
      if (!mayBeId.test(post)) return []
      const where: Where[] = [{ post: { equals: post } }, { state: { equals: 'approved' } }]
      if (after) {
        const at = after.receivedAt.toISOString()
        where.push({ or: [{ receivedAt: { less_than: at } }, all({ receivedAt: { equals: at } }, { key: { less_than: after.key } })] })
      }
      return read(all(...where), limit)
    },
  }
}
