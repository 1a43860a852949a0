/** Which posts follow which. */
import type { FakePost } from '../../../publishers/testing/fake.ts'

/**
 * Threads in the order in which they began, newest first; within each, as it is read. A post that answers none of these posts
 * begins a thread of its own.
 */
export function threadsOf(newestFirst: readonly FakePost[]): FakePost[][] {
  const threads: FakePost[][] = []
  const threadOf = new Map<string, FakePost[]>()
  for (const post of newestFirst.toReversed()) {
    let thread = post.replyTo ? threadOf.get(post.replyTo.parent) : undefined
    if (!thread) threads.unshift((thread = []))
    thread.push(post)
    threadOf.set(post.remoteId, thread)
  }
  return threads
}
