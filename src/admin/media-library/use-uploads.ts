import { useCallback, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../api.ts'
import type { Language } from '../../core/story.ts'
import { useLanguage, useWords } from '../words.ts'
import { sendFile } from './send-file.ts'
import { mebibytes } from './sizes.ts'
import { words } from './words.ts'

export type UploadState = 'waiting' | 'sending' | 'looking' | 'done' | 'refused' | 'cancelled' | 'thrown-away'
export interface Upload {
  readonly key: number
  readonly file: File
  /** Where it was dropped: id of the folder that was open then; empty: none. */
  readonly folder: string
  /** `looking`: the hub has it whole and stores it, whoever waits for that. */
  readonly state: UploadState
  /** Percent of what has left the browser. */
  readonly percent: number
  /** Why it was refused. */
  readonly why: string | null
  readonly id: string | null
  readonly looksLike: { readonly id: string; readonly filename: string } | null
}
export interface Uploads {
  readonly list: readonly Upload[]
  add(files: readonly File[]): void
  cancel(key: number): void
  retry(key: number): void
  settle(key: number, changed: Partial<Upload>): void
  clear(): void
}

/** Two at a time: more would only make each of them slower. */
const atOnce = 2
export const isOver = ({ state }: Upload): boolean => !['waiting', 'sending', 'looking'].includes(state)

interface Options {
  /** Id of the folder that they are put into; empty: none. */
  readonly folder: string
  readonly mostBytes: number | null
  readonly onUploaded: () => void
}

/** Many files, each with its own progress and its own end. What one of them is refused for does not stop the others. */
export function useUploads({ folder, mostBytes, onUploaded }: Options): Uploads {
  const text = useWords(words)
  const language: Language = useLanguage()
  const [list, setList] = useState<readonly Upload[]>([])
  const running = useRef(new Map<number, AbortController>())
  const counter = useRef(0)

  const settle = useCallback(
    (key: number, changed: Partial<Upload>) => setList((now) => now.map((one) => (one.key === key ? { ...one, ...changed } : one))),
    [],
  )
  const add = (files: readonly File[]) => {
    const refusalOf = ({ size }: File) =>
      size === 0 ? text.isEmpty : mostBytes !== null && size > mostBytes ? text.tooLarge(mebibytes(mostBytes, language)) : null
    const added = files.map((file): Upload => {
      const why = refusalOf(file)
      return { key: ++counter.current, file, folder, state: why ? 'refused' : 'waiting', percent: 0, why, id: null, looksLike: null }
    })
    setList((now) => [...now, ...added])
  }

  useEffect(() => {
    const free = atOnce - running.current.size
    for (const { key, file, folder } of list
      .filter(({ state, key }) => state === 'waiting' && !running.current.has(key))
      .slice(0, Math.max(0, free))) {
      const stop = new AbortController()
      running.current.set(key, stop)
      settle(key, { state: 'sending', percent: 0 })
      sendFile({
        path: '/media?depth=0',
        method: 'POST',
        file,
        data: folder ? { folder } : {},
        signal: stop.signal,
        onProgress: (percent) => settle(key, percent < 100 ? { percent } : { percent, state: 'looking' }),
      })
        .then(
          ({ id, looksLike }) => {
            settle(key, { state: 'done', id, looksLike })
            onUploaded()
          },
          (error: unknown) =>
            settle(key, stop.signal.aborted ? { state: 'cancelled' } : { state: 'refused', why: sentenceOf(error, language) }),
        )
        .finally(() => {
          running.current.delete(key)
          // So that the next one begins.
          setList((now) => [...now])
        })
    }
  }, [list, language, onUploaded, settle])

  // Who leaves the page stops what is on its way; the browser asks before.
  const isBusy = list.some((one) => !isOver(one))
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    // Links of the admin change the page without leaving it: of those the browser does not ask.
    const askOfLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const isBeside = event.ctrlKey || event.metaKey || event.shiftKey
      if (!link || isBeside || link.hasAttribute('download') || link.getAttribute('target') === '_blank' || window.confirm(text.leave))
        return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', ask)
    document.addEventListener('click', askOfLink, true)
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('click', askOfLink, true)
    }
  }, [isBusy, text])

  return {
    list,
    add,
    settle,
    cancel: (key) => {
      running.current.get(key)?.abort()
      setList((now) => now.map((one) => (one.key === key && one.state === 'waiting' ? { ...one, state: 'cancelled' } : one)))
    },
    retry: (key) => settle(key, { state: 'waiting', percent: 0, why: null }),
    clear: () => setList((now) => now.filter((one) => !isOver(one))),
  }
}
