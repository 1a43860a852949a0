'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PostState } from '../../core/answers.ts'
import type { StepAnswer } from '../../core/review-steps.ts'
import type { ReviewSheet } from '../../core/review-sheet.ts'
import { ApiError, get, post } from '../api.ts'
import { usePoll } from '../use-poll.ts'
import { movedBetween, timesBetween } from './moved.ts'

export interface SheetOf {
  readonly sheet: ReviewSheet | null
  readonly error: unknown
  readonly load: () => void
  /** What the page shows is not what it is any more: the post says something else by now, or goes at another time. */
  readonly old: 'newer' | 'otherTimes' | null
  /** What has become different since the person began to read; after a decision that came too late. */
  readonly moved: readonly string[] | null
  /** @returns whether it was decided. @throws ApiError for everything but a decision on what is old. */
  readonly decide: (decision: StepAnswer, comment: string) => Promise<boolean>
}

/** The post as it is stored, as long as the person reads it: it changes before the eyes only when asked to. */
export function useSheet(id: string): SheetOf {
  const [sheet, setSheet] = useState<ReviewSheet | null>(null)
  const [error, setError] = useState<unknown>()
  const [moved, setMoved] = useState<readonly string[] | null>(null)
  const shown = useRef<ReviewSheet | null>(null)
  const path = `/posts/${encodeURIComponent(id)}`

  const fetched = useCallback(async () => {
    const next = await get<ReviewSheet>(`${path}/review`)
    const before = shown.current
    shown.current = next
    setSheet(next)
    setError(undefined)
    return before ? movedBetween(before, next) : null
  }, [path])
  const load = useCallback(() => {
    setMoved(null)
    fetched().catch(setError)
  }, [fetched])
  useEffect(load, [load])

  const { value: now, put } = usePoll<PostState>(
    sheet ? `${path}/state` : null,
    (signal) => get<PostState>(`${path}/state`, signal),
    () => 20_000,
  )
  const old = sheet && now ? oldBy(sheet.state, now) : null
  // Whose turn it is may be told at once; what is read stays.
  const read = sheet && now && !old ? { ...sheet, state: now } : sheet
  return {
    sheet: read,
    error,
    load,
    old,
    moved,
    async decide(decision, comment) {
      if (!read) return false
      const { hash, round } = read.state.review
      try {
        put(await post<PostState>(`${path}/decide`, { decision, comment, hash, round }))
        return true
      } catch (problem) {
        if (!(problem instanceof ApiError) || problem.code !== 'approval-stale') throw problem
        setMoved((await fetched()) ?? [])
        put(await get<PostState>(`${path}/state`))
        return false
      }
    },
  }
}

const oldBy = (read: PostState, now: PostState): SheetOf['old'] =>
  now.review.hash !== read.review.hash ? 'newer' : timesBetween(read, now).length > 0 ? 'otherTimes' : null
