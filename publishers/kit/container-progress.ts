/** How far the containers of a post are, as Meta's platforms make them: pictures and films first, then the post itself. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'

/**
 * Containers end after a day: developers.facebook.com/docs/instagram-platform/content-publishing, read 2026-06-30;
 * developers.facebook.com/documentation/threads/troubleshooting, read 2026-01.
 */
const containersLastMs = 23 * 60 * 60_000

const progressSchema = z.object({
  began: z.coerce.date(),
  /** Containers of single pictures and films, in their order. */
  children: z.array(z.string()),
  /** The container of the post. */
  container: z.string().nullable(),
})
export type ContainerProgress = { readonly began: string; readonly children: readonly string[]; readonly container: string | null }

export const newContainers = (now: Date): ContainerProgress => ({ began: now.toISOString(), children: [], container: null })

/** Where the last call ended; from the beginning if that was so long ago that the containers are gone. */
export function containersOf(resume: Json, now: Date): ContainerProgress {
  const from = progressSchema.safeParse(resume).data
  if (!from || now.getTime() - from.began.getTime() > containersLastMs) return newContainers(now)
  return { ...from, began: from.began.toISOString() }
}
