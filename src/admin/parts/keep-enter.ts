import type { KeyboardEvent } from 'react'

/** Enter in one of our own inputs must not save the document whose form it stands in. */
export function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
