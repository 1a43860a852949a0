import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }

/** Arrow keys go from one entry of the grid to the next, as they stand on the page. */
export function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const here = (event.target as HTMLElement).closest<HTMLElement>('.fh-cal__event')
  if (step === undefined || !here) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.fh-cal__event[tabindex]')]
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(here) + step))]
  if (!next) return
  event.preventDefault()
  next.focus()
}
