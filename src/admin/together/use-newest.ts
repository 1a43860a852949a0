'use client'
import { useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified, useLocale, useServerFunctions } from '@payloadcms/ui'
import { useCallback, useEffect, useRef } from 'react'
import { slugOf } from '../../core/slug.ts'
import type { Together } from '../../core/together.ts'
import { ApiError, get } from '../api.ts'
import { usePostState } from '../post-state.ts'
import { compare } from './compared.ts'
import type { Data, FormField } from './leaves.ts'

export type Doc = Data & { readonly updatedAt: string }

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/**
 * Holds the form against the newest version. A form in which nothing was typed follows what others save; one in which something was
 * typed is `overtaken`, and saves no more until the person has compared both.
 */
export function useNewest(together: Together | null, isTaken: boolean, fields: readonly FormField[]) {
  const { id, data, setData, hasSavePermission, docPermissions, getDocPreferences } = useDocumentInfo()
  const { replaceState, submit, setDisabled, setModified, setProcessing, getData } = useForm()
  const { getFormState } = useServerFunctions()
  const { code: locale } = useLocale()
  const modified = useFormModified()
  const saving = useFormBackgroundProcessing()
  // Whoever is about to decide is asked first, by the review, before anything else stands there.
  const decides = usePostState(id)?.may.approve === true
  const query = `locale=${encodeURIComponent(locale)}&depth=0&fallback-locale=null&draft=true`

  const shown = typeof data?.updatedAt === 'string' ? data.updatedAt : ''
  const isNewer = together !== null && shown !== '' && together.version > shown
  // Also one's own save in another window: this form does not know of it.
  const isElsewhere = together?.savedBy != null && !together.savedBy.isHere
  const isOvertaken = isNewer && isElsewhere && modified

  const touched = useRef(modified)
  touched.current = modified
  const taken = useRef(isTaken)
  taken.current = isTaken
  const newest = useCallback((signal?: AbortSignal) => get<Doc>(`/posts/${String(id)}?${query}`, signal), [id, query])
  const show = useCallback(
    async (doc: Doc) => {
      // Not the form's own `reset`: where the hub does not answer, that one takes the whole page down (Payload 3.90, read 2026-11-30).
      const { state } = await getFormState({
        ...{ id, collectionSlug: 'posts', schemaPath: 'posts', operation: 'update', locale, data: doc },
        ...{ docPermissions, docPreferences: await getDocPreferences(), renderAllFields: true, skipValidation: true },
      })
      if (!state) throw new ApiError(0, '', '')
      replaceState(state)
      setData(doc)
    },
    [getFormState, replaceState, setData, id, locale, docPermissions, getDocPreferences],
  )

  const follows = isNewer && !modified && !saving && hasSavePermission && !decides
  useEffect(() => {
    if (!follows) return
    const leaving = new AbortController()
    newest(leaving.signal)
      .then(async (doc) => {
        if (leaving.signal.aborted || touched.current) return
        // Nobody types into what is just being exchanged.
        setProcessing(true)
        await show(doc).finally(() => setProcessing(taken.current))
      })
      .catch(() => undefined) // The next question says what is wrong.
    return () => leaving.abort()
  }, [follows, together?.version, newest, show, setProcessing])

  // What cannot be saved is not sent again with every key.
  useEffect(() => {
    if (!isOvertaken) return
    setDisabled(true)
    return () => setDisabled(false)
  }, [isOvertaken, setDisabled])

  const save = useCallback(
    () =>
      submit({
        action: `/api/posts/${String(id)}?${query}&autosave=true`,
        method: 'PATCH',
        overrides: { _status: 'draft' },
        skipValidation: true,
        disableSuccessStatus: true,
        disableFormWhileProcessing: false,
        acceptValues: { overrideLocalChanges: false },
        context: { getDocPermissions: false, incrementVersionCount: false },
      }),
    [submit, id, query],
  )

  const now = useRef({ modified, isNewer, save, setDisabled, setModified, differs: (): boolean => false })
  const differs = () => {
    const mine = getData()
    // The hub writes it as an address, and makes it from the title where it is empty.
    const slug: unknown = slugOf(textOf(mine.slug)) || slugOf(textOf(mine.title)) || data?.slug
    return compare(fields, 'en', { base: data ?? {}, theirs: data ?? {}, mine: { ...mine, slug } }).length > 0
  }
  now.current = { modified, isNewer, save, setDisabled, setModified, differs }

  // Whether a form is modified is held against what is saved, after each save. Payload 3.90 (read 2026-11-30) takes its own
  // `setModified(false)` for typing, so that every second save leaves a form modified in which nothing is; and it does not notice what is
  // typed while the second of two saves is on its way, which then is never saved.
  const wasModified = useRef(false)
  wasModified.current ||= modified
  useEffect(() => {
    if (!saving && now.current.modified && !now.current.differs()) now.current.setModified(false)
  }, [saving, data])
  useEffect(() => {
    if (!saving && !modified && wasModified.current && now.current.differs()) now.current.setModified(true)
  }, [saving, modified])

  // What was typed last before somebody took over is saved once more, if nobody has saved since: as soon as a save that is on its way has
  // arrived, or both would save the same, and the second one would overtake the new writer. Locked fields change nothing afterwards.
  const hasSaved = useRef(false)
  useEffect(() => {
    if (!isTaken) hasSaved.current = false
    if (!isTaken || saving || hasSaved.current) return
    hasSaved.current = true
    if (!now.current.modified || now.current.isNewer || !now.current.differs()) return
    now.current.setDisabled(false)
    const soon = setTimeout(() => {
      void now.current.save()
      // Not by the autosave as well, which may be about to begin.
      now.current.setDisabled(true)
    }, 0)
    return () => clearTimeout(soon)
  }, [isTaken, saving])

  return { query, newest, show, save, isOvertaken, isUnsaved: () => now.current.modified && now.current.differs() }
}
