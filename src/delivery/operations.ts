/** What can be asked about deliveries and done with them, from wherever it is asked: the inputs and the answers. All instants are ISO 8601. */
import { z } from 'zod'
import { deliveryStates } from '../core/delivery.ts'
import { judgedPost } from './judged-post.ts'

/** The id of a delivery or freeze, or the beginning of one that no other has. */
const idOrBeginning = z.string().trim().min(1, 'write an id, or the beginning of one').max(64)
/** A brand by id, slug or name; a channel by id, name or account; a platform by id or name. */
const named = z.string().trim().min(1).max(200)
const instant = z.iso.datetime({ offset: true, error: 'write an instant, as 2026-11-22T09:30:00Z' })

const live = z.object({
  answer: z.literal('live'),
  url: z.url({ protocol: /^https?$/, error: 'paste the address of the post, beginning with https://' }),
})
const otherwise = z.object({ answer: z.enum(['not-live', 'drop', 'publish', 'skip', 'take-down']) })
/** A person's answer to what the hub asks about a delivery. */
export const personsAnswer = z.discriminatedUnion('answer', [live, otherwise])

const toWhich = z.object({ id: idOrBeginning })
const scope = z.enum(['all', 'brand', 'platform', 'channel'])

export const inputs = {
  /** Those that are due last come first. */
  list: z.object({
    states: z.array(z.enum(deliveryStates)).max(deliveryStates.length).optional(),
    channel: named.optional(),
    brand: named.optional(),
    platform: named.optional(),
    /** A post's id. */
    post: named.optional(),
    dueAfter: instant.optional(),
    dueBefore: instant.optional(),
    limit: z.number().int().min(1).max(500).default(50),
  }),
  show: toWhich,
  resolve: z.discriminatedUnion('answer', [live.extend(toWhich.shape), otherwise.extend(toWhich.shape)]),
  retry: toWhich,
  freeze: z
    .object({
      scope,
      target: z.string().trim().max(200).default(''),
      reason: z.string().trim().min(1, 'say why, in a few words').max(1000),
    })
    .refine(({ scope: stops, target }) => stops === 'all' || target !== '', 'name the brand, platform or channel to stop'),
  /** A freeze, or `all` of them. */
  thaw: toWhich,
  /** A post, by its whole id. */
  judge: z.object({ post: named }),
}

const maybe = z.string().nullable()

const delivery = z.object({
  id: z.string(),
  post: z.string(),
  postTitle: z.string(),
  channel: z.object({ id: z.string(), name: z.string(), platform: z.string(), handle: z.string() }),
  state: z.enum(deliveryStates),
  /** Why it is in this state, in a sentence. */
  reason: maybe,
  /** When it goes, or went: what was planned, or later where something holds it up. */
  dueAt: z.string(),
  /** The channel's, by IANA. */
  timeZone: z.string(),
  publishedAt: maybe,
  url: maybe,
  attempts: z.number(),
})

const freeze = z.object({
  id: z.string(),
  scope,
  target: maybe,
  targetName: maybe,
  reason: z.string(),
  by: maybe,
  at: z.string(),
  /** When its people are reminded of it; it never ends by itself. */
  until: maybe,
})

/** What happens by itself, or what a person does now. */
const next = z.object({
  sentence: z.string(),
  /** For the command line, with `<…>` and `|` where something is to be chosen; `null` where there is nothing to do. */
  command: maybe,
})

const attempt = z.object({
  number: z.number(),
  /** The intent, written before the call left. */
  at: z.string(),
  settledAt: maybe,
  /** `published`, or the kind of failure; `null` while it is not known. */
  outcome: maybe,
  answer: maybe,
  /** What a reader sees of what was sent. */
  text: maybe,
  /** All that was sent, as JSON. */
  asked: maybe,
  /** Each HTTP exchange. `status` is `null` where no answer came. */
  calls: z.array(z.object({ method: z.string(), url: z.string(), status: z.number().nullable(), ms: z.number() })),
})

const changed = z.object({ delivery, next })

export const answers = {
  /** `more`: there are others that fit. `freezes`: those in force, whatever was asked for. */
  list: z.object({ deliveries: z.array(delivery), more: z.boolean(), freezes: z.array(freeze) }),
  show: z.object({
    delivery: delivery.extend({
      occurrence: z.number(),
      part: z.number(),
      repeat: z.number(),
      /** When it goes as things stand now; `null`: nobody can say, or it does not go by itself. */
      goesAt: maybe,
      /** Why not earlier, or what it waits for; `null`: it has ended. */
      because: maybe,
      /** What keeps it from leaving. */
      hold: z.enum(['approval', 'freeze']).nullable(),
      /** An attempt once ended without a known outcome. */
      wasUnknown: z.boolean(),
    }),
    attempts: z.array(attempt),
    next,
  }),
  resolve: changed,
  /** The delivery that goes now: the same, or a new one where the old one has ended. */
  retry: changed,
  /** From `effectiveAt` on nothing new leaves; the calls of `onTheWire` had left before. */
  freeze: z.object({ freeze, effectiveAt: z.string(), held: z.number(), onTheWire: z.array(delivery) }),
  /** `freezes`: those still in force. */
  thaw: z.object({ lifted: z.array(freeze), freezes: z.array(freeze) }),
  judge: judgedPost,
}

export type OperationName = keyof typeof inputs
export const operationNames = Object.keys(inputs) as readonly OperationName[]
/** As it is asked for, before defaults. */
export type Asked<Name extends OperationName> = z.input<(typeof inputs)[Name]>
export type Input<Name extends OperationName> = z.output<(typeof inputs)[Name]>
export type Answer<Name extends OperationName> = z.infer<(typeof answers)[Name]>
export type Next = z.infer<typeof next>
