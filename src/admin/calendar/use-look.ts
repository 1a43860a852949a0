'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { addressOf, lookOf, type Look } from './filter.ts'

/** How the calendar is looked at: kept in the address. */
export function useLook(): readonly [Look, (changed: Partial<Look>) => void] {
  const look = lookOf(useSearchParams())
  const change = (changed: Partial<Look>) => {
    const address = addressOf({ ...look, ...changed })
    window.history.replaceState(null, '', address ? `?${address}` : window.location.pathname)
  }
  return [look, change]
}

/** Whether the screen is a telephone's; `null` before that is known. */
export function useNarrow(): boolean | null {
  const [narrow, setNarrow] = useState<boolean | null>(null)
  useEffect(() => {
    const query = window.matchMedia('(max-width: 768px)')
    const tell = () => setNarrow(query.matches)
    tell()
    query.addEventListener('change', tell)
    return () => query.removeEventListener('change', tell)
  }, [])
  return narrow
}
