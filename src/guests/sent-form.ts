/** What a guest's form sends. Whatever it is, it is read: nobody from outside is answered with an error of ours. */
import { z } from 'zod'
import { commentLimits } from '../core/comments.ts'
import { guestDecisions } from '../core/guests.ts'

/** Without what PostgreSQL cannot keep. One character more than may be said tells that it was too much. */
const typed = (most: number) =>
  z
    .string()
    .catch('')
    .transform((text) =>
      text
        .replaceAll('\u0000', '')
        .toWellFormed()
        .trim()
        .slice(0, most + 1),
    )

const fields = z.object({
  name: typed(commentLimits.name),
  seal: typed(100),
  hash: typed(100),
  /** The place whose button was pressed. */
  form: typed(100),
  reason: typed(commentLimits.text),
  decision: z.enum(guestDecisions).nullable().catch(null),
})
const comment = z.object({ at: typed(200), text: typed(commentLimits.text) })

/** What was typed beside a channel or an article, by its place on the page. */
export type TypedComments = ReadonlyMap<string, z.infer<typeof comment>>
export type SentForm = z.infer<typeof fields> & { readonly comments: TypedComments }

/** All of the page is one form: whichever of its buttons is pressed, what was typed elsewhere comes along and can be given back. */
export function sentForm(body: unknown): SentForm {
  const sent: Record<string, unknown> = typeof body === 'object' ? { ...body } : {}
  const places = Object.keys(sent).flatMap((name) => /^text-([\w-]{1,80})$/.exec(name)?.[1] ?? [])
  const comments = places.map((place) => [place, comment.parse({ at: sent[`at-${place}`], text: sent[`text-${place}`] })] as const)
  return { ...fields.parse(sent), comments: new Map(comments.filter(([, { text }]) => text !== '')) }
}
