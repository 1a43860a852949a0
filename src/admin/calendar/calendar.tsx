'use client'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The calendar on a page of its own. */
export function Calendar() {
  const text = useWords(words)
  return <h1>{text.title}</h1>
}
