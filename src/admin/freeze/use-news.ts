'use client'
import { useEffect, useRef, useState } from 'react'
import type { FreezeView } from '../../core/freeze.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** What is to be said of the freezes: once when one begins, once when the last one ends, and never again because somebody asked. */
export function useNews(freezes: readonly FreezeView[] | undefined): string {
  const text = useWords(words)
  const [said, setSaid] = useState('')
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!freezes) return
    const before = known.current
    known.current = new Set(freezes.map(({ id }) => id))
    const begun = freezes.filter(({ id }) => !before.has(id))
    const [first] = begun
    if (first) setSaid(text.began(`${text.frozen[first.scope]} ${first.targetName ?? first.target ?? ''}`.trim(), first.reason))
    else if (before.size > 0 && freezes.length === 0) setSaid(text.ended)
  }, [freezes, text])
  return said
}
