'use client'
import { useSearchParams } from 'next/navigation'
import { useSyncExternalStore } from 'react'

const told = new Set<() => void>()
const subscribe = (tell: () => void) => {
  told.add(tell)
  return () => void told.delete(tell)
}

/**
 * What a page is looked at with, kept in its address, so that a selection can be sent to somebody. What was chosen stands there at once: Next
 * tells of an address in a transition, which a busy page delays, and a second choice would be built on what stood there before the first.
 */
export function useAddress(): readonly [URLSearchParams, (query: string) => void] {
  const served = useSearchParams().toString()
  const query = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => served,
  )
  return [new URLSearchParams(query), keep]
}

function keep(query: string) {
  window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
  for (const tell of told) tell()
}
