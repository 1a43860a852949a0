/** What the routes for responses from the web take and answer. */
import { z } from 'zod'
import { responseKinds } from '../../core/response-kinds.ts'
import { cursorAsked, numberAsked, onceAsked, strictQuery } from '../query.ts'
import { mostAddressCharacters, webAddress } from './address.ts'
import { mostCharacters } from './entry.ts'
import { receivedStates } from './received.ts'

const instant = z.iso.datetime().meta({ example: '2026-11-22T08:00:00.000Z' })
const kind = z.enum(responseKinds.map(({ value }) => value))

export const responseSchema = z
  .object({
    id: z.string(),
    kind,
    author: z
      .object({ name: z.string().nullable(), url: z.url().nullable() })
      .meta({ description: 'As the page says. Pictures of people are not kept and not linked' }),
    content: z.string().max(mostCharacters).nullable().meta({ description: 'Plain text: escape it, as every text' }),
    url: z.url().meta({ description: 'The address that the page calls its own' }),
    source: z.url().meta({ description: 'Where the link to the post was found' }),
    publishedAt: instant.nullable().meta({ description: 'As the page says' }),
    receivedAt: instant,
  })
  .meta({ id: 'Response' })
export type Response = z.infer<typeof responseSchema>

export const responsePageSchema = z
  .object({
    items: z.array(responseSchema),
    nextCursor: z.string().nullable().meta({ description: 'Hand it back as `cursor` for the next page. null: this is the last one' }),
  })
  .meta({ id: 'ResponsePage', description: 'Approved by a person. Empty where the brand shows no responses' })
export type ResponsePage = z.infer<typeof responsePageSchema>

export const responsesQuerySchema = strictQuery({ limit: numberAsked(100).default(20), cursor: cursorAsked })

const address = (name: string) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? 'is missing' : onceAsked.error) })
    .max(mostAddressCharacters, `must have at most ${mostAddressCharacters} characters`)
    .refine((value) => webAddress(value) !== null, `must be the whole address of ${name}, beginning with https:// or http://`)

export const webmentionSchema = z
  .object({ source: address('your page'), target: address('the post that it links to') })
  .meta({ id: 'Webmention', description: 'https://www.w3.org/TR/webmention/' })

export const webmentionStatusSchema = z
  .object({
    status: z.url().meta({ description: 'This answer’s own address: ask there what became of it' }),
    state: z.enum(receivedStates).meta({ description: 'verified: found; whether it is shown, a person decides' }),
    detail: z.string().meta({ description: 'A sentence for a person' }),
  })
  .meta({ id: 'WebmentionStatus' })
export type WebmentionStatus = z.infer<typeof webmentionStatusSchema>

export const webmentionPathSchema = z.object({ key: z.string().regex(/^[\w-]{43}$/) })
