'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

const width = 320
const edge = 8

/** A word with what it means: shown where a pointer rests on it or the keyboard comes to it, and put away by Escape. */
export function Term({ children, means }: { readonly children: ReactNode; readonly means: ReactNode }) {
  const id = useId()
  const word = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<{ readonly left: number; readonly top: number } | null>(null)
  const isOpen = at !== null
  const open = () => {
    if (!word.current) return
    const { left, bottom } = word.current.getBoundingClientRect()
    setAt({ left: Math.max(edge, Math.min(left, document.documentElement.clientWidth - width - edge)), top: bottom })
  }
  const close = () => setAt(null)
  // It lies beside the page's own flow, and would be left behind: by the scrolling, too, that brings a word into sight which the keyboard comes to.
  useEffect(() => {
    if (!isOpen) return
    window.addEventListener('scroll', open, { capture: true, passive: true })
    return () => window.removeEventListener('scroll', open, { capture: true })
  }, [isOpen])
  return (
    <span className="fh-term" onMouseLeave={close}>
      <button
        type="button"
        className="fh-term__word"
        ref={word}
        aria-describedby={id}
        onMouseEnter={open}
        onFocus={open}
        onClick={open}
        onBlur={close}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        {children}
      </button>
      <span className="fh-term__means" role="tooltip" id={id} hidden={!isOpen} style={at ?? undefined}>
        <span>{means}</span>
      </span>
    </span>
  )
}
