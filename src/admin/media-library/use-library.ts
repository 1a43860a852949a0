import { useCallback, useEffect, useRef, useState } from 'react'
import type { LibraryPage, MediumTile, Shelves } from '../../core/media-library.ts'
import { get } from '../api.ts'

/** What is looked for. Empty strings: anything. It stands in the address, so that a look can be sent to somebody. */
export interface Look {
  readonly q: string
  readonly kind: string
  readonly folder: string
  readonly tag: string
  readonly filter: string
  readonly sort: string
}
export const anyLook: Look = { q: '', kind: '', folder: '', tag: '', filter: '', sort: '' }
export const isNarrowed = ({ q, kind, folder, tag, filter }: Look): boolean => [q, kind, folder, tag, filter].some(Boolean)

export function lookIn(params: Pick<URLSearchParams, 'get'>): Look {
  const of = (name: keyof Look) => params.get(name)?.slice(0, 200) ?? ''
  return { q: of('q'), kind: of('kind'), folder: of('folder'), tag: of('tag'), filter: of('filter'), sort: of('sort') }
}
const queryOf = (look: Look) => new URLSearchParams(Object.entries(look).filter(([, value]) => value !== ''))

interface Found {
  readonly media: readonly MediumTile[]
  readonly total: number | null
  readonly next: number | null
}

/** What the library shows for a look, page after page. Answers to a look that is no more are passed over. */
export function useLibrary(look: Look) {
  const [found, setFound] = useState<Found | null>(null)
  const [shelves, setShelves] = useState<Shelves | null>(null)
  const [isLoading, setLoading] = useState(true)
  const [error, setError] = useState<unknown>()
  const asking = useRef<AbortController | null>(null)
  const query = queryOf(look).toString()

  const ask = useCallback(
    async (page: number, before: readonly MediumTile[]) => {
      asking.current?.abort()
      const mine = (asking.current = new AbortController())
      setLoading(true)
      setError(undefined)
      try {
        const answer = await get<LibraryPage>(`/media/library?${query}&page=${page}`, mine.signal)
        if (mine.signal.aborted) return
        // Something may have been added meanwhile, and a medium slipped to the next page.
        const there = new Set(before.map(({ id }) => id))
        setFound({ media: [...before, ...answer.media.filter(({ id }) => !there.has(id))], total: answer.total, next: answer.next })
      } catch (failed) {
        if (!mine.signal.aborted) setError(failed)
      } finally {
        if (!mine.signal.aborted) setLoading(false)
      }
    },
    [query],
  )
  const reload = useCallback(() => {
    void ask(1, [])
    get<Shelves>('/media/shelves').then(setShelves, setError)
  }, [ask])

  useEffect(() => {
    const soon = setTimeout(() => void ask(1, []), 150)
    const { pathname } = window.location
    window.history.replaceState(window.history.state, '', query ? `${pathname}?${query}` : pathname)
    return () => clearTimeout(soon)
  }, [ask, query])
  useEffect(() => {
    get<Shelves>('/media/shelves').then(setShelves, setError)
    return () => asking.current?.abort()
  }, [])

  const more = () => (found?.next ? ask(found.next, found.media) : Promise.resolve())
  return { found, shelves, isLoading, error, reload, more }
}
