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

export const sentForm = z.object({
  name: typed(commentLimits.name),
  seal: typed(100),
  hash: typed(100),
  form: typed(100),
  at: typed(200),
  text: typed(commentLimits.text),
  reason: typed(commentLimits.text),
  decision: z.enum(guestDecisions).nullable().catch(null),
})
export type SentForm = z.infer<typeof sentForm>
