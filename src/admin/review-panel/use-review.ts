'use client'
import { useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { PostState } from '../../core/answers.ts'
import { onTheWireStates, type DeliveryState } from '../../core/delivery.ts'
import type { ReviewState } from '../../core/review.ts'
import { ApiError, get, post, sentenceOf } from '../api.ts'
import { list } from '../format.ts'
import type { NoticeKind } from '../parts/notice.tsx'
import { onPostAnswered, tellPostState } from '../post-state.ts'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { isPending, isStale, nextShown, type Seen, type Shown } from './shown.ts'
import { useWhenSaved } from './use-when-saved.ts'
import { words } from './words.ts'

interface Result {
  readonly kind: NoticeKind
  readonly text: string
}
/** A result is news only as long as the review stands where it left it. */
type ResultAt = Result & { readonly stood: ReviewState | undefined }

const everyMs = 5000
const onTheWire: readonly DeliveryState[] = onTheWireStates

/** The review of the post in the form: how it stands, what came of the last action, and the actions. */
export function useReview() {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const { id, data } = useDocumentInfo()
  const modified = useFormModified()
  const { waiting, whenSaved } = useWhenSaved()
  const [busy, setBusy] = useState(false)
  const [lastResult, setLastResult] = useState<ResultAt | null>(null)

  const version = typeof data?.updatedAt === 'string' ? data.updatedAt : ''
  const path = `/posts/${String(id)}`
  const { value, error, put, reload } = usePoll<Seen>(
    id === undefined ? null : path,
    async (signal) => ({ version, state: await get<PostState>(`${path}/state`, signal) }),
    ({ value, failures }) => (failures > 0 || (value && isPending(value.state)) ? everyMs : null),
  )

  // A save may have re-opened the review.
  const lastVersion = useRef(version)
  useEffect(() => {
    if (lastVersion.current === version) return
    lastVersion.current = version
    void reload()
  }, [version, reload])

  // Exceptions are made elsewhere on the page, and change what may be done here; other parts of the page ask nobody but this one.
  const state = value?.state
  useEffect(() => {
    if (id !== undefined && state) tellPostState(id, state)
  }, [id, state])
  useEffect(() => (id === undefined ? undefined : () => tellPostState(id, null)), [id])
  useEffect(() => (id === undefined ? undefined : onPostAnswered(id, (answer) => put({ version, state: answer }))), [id, put, version])

  const stands = value?.state.review.state
  const setResult = (result: Result | null, stood = stands) => setLastResult(result && { ...result, stood })
  const result = lastResult?.stood === stands ? lastResult : null

  const shown = useRef<Shown | null>(null)
  if (value) shown.current = nextShown(shown.current, value)
  const stale = value !== undefined && !modified && isStale(shown.current, value)

  /** Brings the form up to date. The state first: if the post changes between the two, its approval is then refused. */
  const showNew = async () => {
    shown.current = null
    await reload()
    router.refresh()
  }

  /** Answers whether it was done. */
  const act = async (action: string, body: unknown, done: (state: PostState) => Result): Promise<boolean> => {
    setBusy(true)
    setResult(null)
    try {
      const state = await post<PostState>(`${path}/${action}`, body)
      put({ version, state })
      setResult(done(state), state.review.state)
      return true
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'approval-stale') {
        setResult({ kind: 'warning', text: text.changed })
        await showNew()
      } else {
        setResult({ kind: 'error', text: sentenceOf(problem, language) })
        await reload()
      }
      return false
    } finally {
      setBusy(false)
    }
  }

  const success = (sentence: string) => (): Result => ({ kind: 'success', text: sentence })

  /** What approval now binds to must be what the form shows: nothing may have been saved elsewhere since it was filled. */
  const isAsShown = async () => {
    const newest = await get<{ updatedAt?: string }>(`${path}?depth=0&draft=true&select[updatedAt]=true`)
    return newest.updatedAt === version
  }

  return {
    id,
    state: value?.state ?? null,
    error,
    reload,
    result,
    busy: busy || waiting,
    modified,
    stale,
    showNew: () => void showNew(),
    submit: () => {
      setResult(null)
      setBusy(true)
      whenSaved((saved) => {
        if (saved) return void act('submit', {}, success(text.submitted))
        setBusy(false)
        setResult({ kind: 'error', text: text.notSaved })
      })
    },
    /**
     * With a reason: for the fast lane, or for reading once more what was refused.
     * @throws ApiError: the dialog that asked says it.
     */
    submitBecause: async (asked: { readonly fast?: true; readonly reason?: string; readonly comment?: string }) => {
      setResult(null)
      if (!(await new Promise<boolean>((saved) => whenSaved(saved)))) throw new ApiError(0, 'not-saved', text.notSaved)
      const state = await post<PostState>(`${path}/submit`, asked)
      put({ version, state })
      setResult(success(asked.fast ? text.submittedFast : text.submitted)(), state.review.state)
    },
    approve: async (comment: string) => {
      const hash = shown.current?.hash
      setBusy(true)
      const same = await isAsShown().catch(() => true) // Cannot be told: the hub compares the hash itself.
      const done = ({ review }: PostState): Result => ({
        kind: 'success',
        text: review.state === 'approved' ? text.approved : text.yourPart,
      })
      if (hash && same) return act('approve', { hash, ...(comment && { comment }) }, done)
      setResult({ kind: 'warning', text: text.changed })
      await showNew()
      setBusy(false)
      return false
    },
    requestChanges: (comment: string) => act('request-changes', { comment }, success(text.asked)),
    /** @throws ApiError: the dialog that asked says it. */
    refuse: async (comment: string) => {
      setResult(null)
      const state = await post<PostState>(`${path}/refuse`, { comment })
      put({ version, state })
      setResult({ kind: 'success', text: text.refused }, state.review.state)
    },
    /** @throws ApiError: the dialog that asked says it. */
    withdraw: async (comment: string) => {
      setResult(null)
      const state = await post<PostState>(`${path}/withdraw`, comment ? { comment } : {})
      put({ version, state })
      const named = (some: readonly DeliveryState[]) =>
        list(
          state.deliveries.filter((delivery) => some.includes(delivery.state)).map(({ channel }) => channel.name),
          language,
        )
      const [moving, live] = [named(onTheWire), named(['live-withdrawn'])]
      const sentences = [text.withdrawn, moving && text.onTheWire(moving), live && text.live(live)].filter(Boolean)
      setResult({ kind: moving || live ? 'warning' : 'success', text: sentences.join(' ') }, state.review.state)
    },
  }
}
