/** Takes a run back: its untouched drafts go into the trash, with the rights of whoever asks. */
import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { isUntouched, livingPosts, originOf } from './origins.payload.ts'
import type { Run } from './run.payload.ts'

const row = z.object({ post: z.string() })

/** @returns how many went, and how many stay because somebody has worked at them. Asked again, it goes on. */
export async function undoRun(req: PayloadRequest, run: Run): Promise<{ readonly trashed: number; readonly kept: number }> {
  const { payload } = req
  const where: Where = { and: [{ run: { equals: run.id } }, { outcome: { equals: 'made' } }] }
  const { docs } = await payload.db.find({ collection: 'import-rows', where, pagination: false, limit: 0 })
  let trashed = 0
  let kept = 0
  for (const { post } of docs.flatMap((doc) => row.safeParse(doc).data ?? [])) {
    if (!(await livingPosts(payload, [post])).has(post)) continue
    const origin = await originOf(payload, { post: { equals: post } })
    if (origin && (await isUntouched(payload, origin))) {
      await payload.update({
        collection: 'posts',
        id: post,
        data: { deletedAt: new Date().toISOString() },
        user: req.user,
        overrideAccess: false,
        depth: 0,
      })
      trashed++
    } else kept++
    await new Promise(setImmediate)
  }
  return { trashed, kept }
}
