'use client'
import type { CommentPlace, Comments } from '../../core/comments.ts'
import { get, post } from '../api.ts'
import { usePoll } from '../use-poll.ts'

/** Others comment meanwhile. */
const everyMs = 30_000

export interface CommentsOf {
  readonly value: Comments | null
  readonly error: unknown
  readonly reload: () => void
  /** Each fails with an ApiError, and what was typed is the caller's to keep. */
  readonly add: (place: CommentPlace, text: string, hash: string) => Promise<void>
  readonly act: (what: 'reply' | 'resolve' | 'reopen' | 'delete', comment: string, text?: string) => Promise<void>
}

/** @param id `null`: the post is not saved yet. */
export function useComments(id: string | null): CommentsOf {
  const path = `/posts/${id}/comments`
  const polled = usePoll<Comments>(
    id === null ? null : path,
    (signal) => get<Comments>(path, signal),
    () => everyMs,
  )
  return {
    value: polled.value ?? null,
    error: polled.error,
    reload: () => void polled.reload(),
    add: async (place, text, hash) => polled.put(await post<Comments>(path, { place, text, hash })),
    act: async (what, comment, text) =>
      polled.put(await post<Comments>(`${path}/${what}`, { comment, ...(text !== undefined && { text }) })),
  }
}
