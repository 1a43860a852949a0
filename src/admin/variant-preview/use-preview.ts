'use client'
import { useAllFormFields, useDocumentEvents, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'
import type { PostPreview } from '../../core/answers.ts'
import { post } from '../api.ts'
import { usePostState } from '../post-state.ts'
import { later } from '../use-poll.ts'
import { bodyFor, createPreviewStore, idOf, viewFor, type PreviewState, type PreviewStore, type ShownVariant } from './preview-store.ts'

interface OfForm {
  readonly store: PreviewStore
  /** When something else that shows was last changed beside the form. */
  stamp: string
}

// One for each form on the page: a drawer may hold a second post.
const ofForms = new WeakMap<object, OfForm>()

function ofForm(form: object): OfForm {
  const known = ofForms.get(form)
  if (known) return known
  const made: OfForm = { store: createPreviewStore({ ask, later, pauseMs: 150 }), stamp: '' }
  ofForms.set(form, made)
  return made
}

const ask: Parameters<typeof createPreviewStore>[0]['ask'] = ({ body, locale }, how, signal) => {
  const query = new URLSearchParams({ locale, ...(how === 'quick' && { quick: 'true' }) })
  return post<PostPreview>(`/posts/preview?${query.toString()}`, JSON.parse(body), signal)
}

export interface Preview extends PreviewState {
  readonly again: () => void
  /** The channel of each row. `null`: none is chosen yet. */
  readonly channels: readonly (string | null)[]
  readonly viewOf: (row: number) => ShownVariant | null
}

/** How the post in the form will look on its channels, and what the checks say: asked anew while somebody types. */
export function usePreview(): Preview {
  const { formRef, getData } = useForm()
  const [fields] = useAllFormFields()
  const { id } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { mostRecentUpdate } = useDocumentEvents()
  const mine = ofForm(formRef)
  const { store } = mine
  const state = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)

  // A picture's alternative text is written in a drawer, outside of this form.
  if (mostRecentUpdate?.updatedAt && mostRecentUpdate.id !== id) mine.stamp = mostRecentUpdate.updatedAt
  // An exception changes what may go out.
  const exceptions = usePostState(id)?.exceptions.map((exception) => exception.id) ?? []
  const stamp = [mine.stamp, ...exceptions].join(' ')
  const channels = (fields.variants?.rows ?? []).map((_, i) => idOf(fields[`variants.${i}.channel`]?.value))
  const isAnywhere = channels.some((channel) => channel !== null)
  useEffect(() => {
    if (isAnywhere) store.changed(() => ({ locale, stamp, body: bodyFor(getData(), id) }))
  }, [store, fields, getData, id, locale, stamp, isAnywhere])

  return { ...state, again: () => store.again(), channels, viewOf: (row) => viewFor(state.preview, channels, row) }
}
