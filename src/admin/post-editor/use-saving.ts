'use client'
import { useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified, useFormProcessing, useLocale } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { ApiError, get, sentenceOf } from '../api.ts'
import { useIsTaken } from '../together/taken.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

export type Saving =
  | { readonly is: 'saved'; readonly at: number | null }
  | { readonly is: 'saving' | 'changed' }
  | { readonly is: 'failed'; readonly why: string }

/** How it stands with what is in the form: Payload saves by itself, and says of a failure only once, in passing. */
export function useSaving(): { readonly saving: Saving; readonly again: () => void } {
  const text = useWords(words)
  const language = useLanguage()
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const { submit } = useForm()
  const { code: locale } = useLocale()
  const modified = useFormModified()
  const background = useFormBackgroundProcessing()
  const isTaken = useIsTaken(id)
  const processing = useFormProcessing() && !isTaken
  const [why, setWhy] = useState<string | null>(null)
  const isSaving = background || processing
  const began = useRef<{ readonly at: number | undefined } | null>(null)

  useEffect(() => {
    if (isSaving) {
      began.current ??= { at: lastUpdateTime }
      return
    }
    const save = began.current
    began.current = null
    if (!save) return
    if (!modified || save.at !== lastUpdateTime) return setWhy(null)
    const isNewest = () => began.current === null
    // Whether the hub is there, and still knows who asks, is the difference between waiting and signing in again.
    get<{ readonly user: unknown }>('/users/me').then(
      ({ user }) => isNewest() && setWhy(user ? text.refused : sentenceOf(new ApiError(401, '', ''), language)),
      (error: unknown) => isNewest() && setWhy(sentenceOf(error, language)),
    )
  }, [isSaving, modified, lastUpdateTime, text, language])
  if (!modified && why !== null) setWhy(null)

  // Leaving now would lose what was written.
  useEffect(() => {
    if (why === null) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [why])

  const again = () =>
    void submit({
      action: `/api/${collectionSlug}/${id}?locale=${encodeURIComponent(locale)}&depth=0&fallback-locale=null&draft=true&autosave=true`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      // What is typed until the answer comes is newer than it.
      acceptValues: { overrideLocalChanges: false },
      context: { getDocPermissions: false, incrementVersionCount: false },
    })
  const newest = useRef(again)
  newest.current = again
  useEffect(() => {
    if (why === null) return
    const retry = () => newest.current()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [why])

  const saving: Saving = isSaving
    ? { is: 'saving' }
    : why !== null
      ? { is: 'failed', why }
      : modified
        ? { is: 'changed' }
        : { is: 'saved', at: lastUpdateTime ?? null }
  return { saving, again }
}
