'use client'
import { useEffect, useState } from 'react'
import { useAddress } from '../use-address.ts'
import { addressOf, lookOf, type Look } from './filter.ts'

/** How the calendar is looked at: kept in the address. */
export function useLook(): readonly [Look, (changed: Partial<Look>) => void] {
  const [address, keep] = useAddress()
  const look = lookOf(address)
  return [look, (changed) => keep(addressOf({ ...look, ...changed }))]
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
