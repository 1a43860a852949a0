'use client'
import { useCallback, useSyncExternalStore } from 'react'
import type { PostState } from '../core/answers.ts'

const readers = new Set<() => void>()
const newest = new Map<string, PostState>()
const answers = new EventTarget()

/** The review panel asks how a post stands, and tells it to every other part of the page. `null`: it asks no longer. */
export function tellPostState(post: string | number, state: PostState | null): void {
  if (state) newest.set(String(post), state)
  else newest.delete(String(post))
  for (const read of readers) read()
}

/** Hands the review panel an answer that another part of the page was given. */
export const postAnswered = (post: string | number, state: PostState): void =>
  void answers.dispatchEvent(new CustomEvent(String(post), { detail: state }))

/** What it returns ends the listening. */
export function onPostAnswered(post: string | number, listener: (state: PostState) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<PostState>).detail)
  answers.addEventListener(String(post), heard)
  return () => answers.removeEventListener(String(post), heard)
}

function subscribe(reader: () => void): () => void {
  readers.add(reader)
  return () => void readers.delete(reader)
}

/** How a post stands, as was told last. `null`: nobody has told yet. */
export function usePostState(post: string | number | undefined): PostState | null {
  const read = useCallback(() => (post === undefined ? null : (newest.get(String(post)) ?? null)), [post])
  return useSyncExternalStore(subscribe, read, () => null)
}
