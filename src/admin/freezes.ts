'use client'
import { useSyncExternalStore } from 'react'
import type { FreezeView } from '../core/freeze.ts'

/** Tells every part of the page at once that a freeze began or ended: nobody need wait for the next question. */
const news = new EventTarget()
/** As the banner learned it last: it asks for all. */
let known: readonly FreezeView[] = []
const listeners = new Set<() => void>()
const none: readonly FreezeView[] = []

export const freezesChanged = (): void => void news.dispatchEvent(new Event('changed'))

/** What it returns ends the listening. */
export function onFreezesChanged(listener: () => void): () => void {
  news.addEventListener('changed', listener)
  return () => news.removeEventListener('changed', listener)
}

export function knowFreezes(freezes: readonly FreezeView[]): void {
  if (JSON.stringify(freezes) === JSON.stringify(known)) return
  known = freezes
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The freezes in force, as the banner knows them. None until it has asked. */
export const useFreezes = (): readonly FreezeView[] =>
  useSyncExternalStore(
    subscribe,
    () => known,
    () => none,
  )

/** The freeze that stops this channel, if one does. */
export const freezeOn = (freezes: readonly FreezeView[], channel: string): FreezeView | undefined =>
  freezes.find(({ channels }) => channels === null || channels.includes(channel))
