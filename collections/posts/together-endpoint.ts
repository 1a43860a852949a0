import { z } from 'zod'
import { doings, longestFormName, type Together } from '../../src/core/together.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { asksAgain } from '../../src/workflow/moved.payload.ts'
import { sit } from '../../src/workflow/seat.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const shown = z.object({
  updatedAt: z.string(),
  editedBy: z.string().nullish(),
  editedIn: z.string().nullish(),
  brand: z.union([z.string(), z.number()]).nullish(),
})
const saver = z.object({ id: z.union([z.string(), z.number()]).transform(String), name: z.string() })

/** Every open form of a post says what it does, and is told who else is there. Who may not write takes no seat. */
export const togetherEndpoint = endpoint({
  method: 'post',
  path: '/:id/together',
  body: z.object({ does: z.enum(doings), form: z.string().min(1, 'name the form').max(longestFormName) }),
  handle: async ({ req, id, body: { does, form } }): Promise<Together> => {
    const { payload } = req
    const post = shown.parse(await mustSee(req, 'posts', id))
    const { id: user, name } = actorOf(req)
    const writer = await sit(payload, id, { user, name, form }, hasRole(req.user, 'editor') ? does : 'reads', new Date())
    const savedBy = post.editedBy ? await payload.db.findOne({ collection: 'users', where: { id: { equals: post.editedBy } } }) : null
    const by = saver.safeParse(savedBy).data
    const isYou = by?.id === user
    return {
      writer,
      version: post.updatedAt,
      savedBy: by ? { ...by, isYou, isHere: isYou && post.editedIn === form } : null,
      timeAsksAgain: await asksAgain(payload, post.brand == null ? '' : String(post.brand)),
    }
  },
})
