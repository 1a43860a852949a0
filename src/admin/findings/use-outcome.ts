'use client'
import { useEffect, useState } from 'react'
import type { Outcome } from './use-form-places.ts'

/** So long it is said. Then the fields have been checked anew, and it is no news any more. Milliseconds. */
const newsMs = 10_000

/** What came of the last mending, as long as that is news. */
export function useOutcome(): readonly [Outcome | null, (outcome: Outcome) => void] {
  const [said, setSaid] = useState<{ readonly outcome: Outcome } | null>(null)
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(null), newsMs)
    return () => clearTimeout(timer)
  }, [said])
  return [said?.outcome ?? null, (outcome) => setSaid({ outcome })]
}
