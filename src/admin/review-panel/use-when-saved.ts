'use client'
import { useDocumentInfo, useForm, useFormBackgroundProcessing, useFormModified, useFormProcessing, useLocale } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { useIsTaken } from '../together/taken.ts'

/**
 * Runs something when the form is saved: waits for an autosave on its way, and saves what is not saved yet as a draft.
 * The action is told whether that succeeded; where somebody else writes, what is typed here cannot be saved.
 */
export function useWhenSaved(): { readonly waiting: boolean; readonly whenSaved: (action: (saved: boolean) => void) => void } {
  const { id, collectionSlug } = useDocumentInfo()
  const { submit } = useForm()
  const { code: locale } = useLocale()
  const modified = useFormModified()
  const background = useFormBackgroundProcessing()
  const isTaken = useIsTaken(id)
  const processing = useFormProcessing() && !isTaken
  const [action, setAction] = useState<((saved: boolean) => void) | null>(null)

  useEffect(() => {
    if (!action || background || processing) return
    setAction(null)
    if (!modified || isTaken) return action(!modified)
    submit({
      action: `/api/${collectionSlug}/${id}?locale=${encodeURIComponent(locale)}&depth=0&fallback-locale=null&draft=true`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
      disableSuccessStatus: true,
    }).then(
      (outcome) => action(Boolean(outcome?.res.ok)),
      () => action(false),
    )
  }, [action, background, processing, modified, isTaken, submit, collectionSlug, id, locale])

  return { waiting: action !== null, whenSaved: (next) => setAction(() => next) }
}
