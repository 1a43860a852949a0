'use client'
import { useEffect, useState } from 'react'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/**
 * On a narrow screen the review lies below the whole post, and who approves on a telephone must not search for it: a button
 * at the foot of the screen leads there, until the review itself is seen. Payload gives such a person no controls at the top.
 */
export function JumpHere() {
  const text = useWords(words)
  const [seen, setSeen] = useState(true)
  useEffect(() => {
    const panel = document.getElementById('fh-review')
    if (!panel) return
    const observer = new IntersectionObserver((entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)))
    observer.observe(panel)
    return () => observer.disconnect()
  }, [])
  return seen ? null : (
    <a className="fh-jump" href="#fh-review">
      {text.decide}
    </a>
  )
}
