'use client'
import { useSyncExternalStore } from 'react'

const readers = new Set<() => void>()
let taken: string | null = null

/** Tells the rest of the page which post can only be read here, because somebody else writes in it. `null`: none. */
export function tellTaken(post: string | null): void {
  taken = post
  for (const read of readers) read()
}

function subscribe(reader: () => void): () => void {
  readers.add(reader)
  return () => void readers.delete(reader)
}

/** A form that is taken looks to Payload as if it were being saved for ever. */
export const useIsTaken = (post: string | number | undefined): boolean =>
  useSyncExternalStore(
    subscribe,
    () => post !== undefined && taken === String(post),
    () => false,
  )
