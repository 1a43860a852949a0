/** What the imitated Slack keeps, and what a message may hold. https://docs.slack.dev/reference, read 2026-11-29. */
import { z } from 'zod'
import type { FakeReply } from '../testing/fake-server.ts'

export const stateSchema = z.object({
  sequence: z.number(),
  files: z.array(
    z.object({
      id: z.string(),
      filename: z.string(),
      alt: z.string(),
      length: z.number(),
      /** `null`: not uploaded yet. */
      base64: z.string().nullable(),
      complete: z.boolean(),
      stillProcessing: z.number(),
      /** What its message will say, and how often it is still asked for before. `null`: it is shared with nobody, or its message is there. */
      sharing: z
        .object({ text: z.string(), thread: z.string().nullable(), left: z.number(), doomed: z.boolean() })
        .nullable()
        .default(null),
    }),
  ),
  /** Of everybody, oldest first. */
  messages: z.array(
    z.object({
      ts: z.string(),
      at: z.string(),
      /** `bot`, or the name of a visitor. */
      by: z.string(),
      text: z.string(),
      images: z.array(z.object({ file: z.string(), alt: z.string() })),
      film: z.string().nullable().default(null),
      unfolds: z.boolean(),
      thread: z.string().nullable(),
      metadata: z.unknown(),
      likedBy: z.array(z.string()),
      /** With other emojis than `+1`, by their names. */
      reacted: z.array(z.object({ by: z.string(), name: z.string() })).default([]),
      sharedBy: z.array(z.string()),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeMessage = State['messages'][number]
export type NewMessage = Omit<FakeMessage, 'ts' | 'at' | 'likedBy' | 'reacted' | 'sharedBy' | 'film'> & { readonly film?: string }

/** Refusals are answers with 200: https://docs.slack.dev/apis/web-api#responses. */
export const refusal = (error: string): FakeReply => ({ status: 200, json: { ok: false, error } })
export const ok = (more: object = {}): FakeReply => ({ status: 200, json: { ok: true, ...more } })

const length = (text: string) => [...text].length
const imageBlock = z.object({
  type: z.literal('image'),
  slack_file: z.object({ id: z.string() }),
  // …/block-kit/blocks/image-block
  alt_text: z.string().refine((text) => text !== '' && length(text) <= 2000),
})
const richTextBlock = z.object({
  type: z.literal('rich_text'),
  elements: z.array(
    z.object({
      type: z.literal('rich_text_section'),
      elements: z.array(
        z.union([
          z.object({ type: z.literal('text'), text: z.string().min(1) }).transform(({ text }) => text),
          z.object({ type: z.literal('link'), url: z.url() }).transform(({ url }) => url),
        ]),
      ),
    }),
  ),
})
const inForm = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('no JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

/** 50 blocks: …/block-kit, general knowledge. */
export const blocksInput = inForm(z.array(z.union([imageBlock, richTextBlock])).max(50))
export const metadataInput = inForm(z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) }))
export const filesInput = inForm(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1))

/** As people read it, written down apart from what the publisher does. */
export const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt);/g, (_, name: 'amp' | 'lt' | 'gt') => ({ amp: '&', lt: '<', gt: '>' })[name])
export const tooLong = (text: string) => length(unescaped(text)) > 4000

/** What people read of blocks, escaped as `text` is. */
export const saidIn = (blocks: z.infer<typeof blocksInput>): string =>
  blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements.flatMap(({ elements }) => elements) : []))
    .join('')
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)
