'use client'
import { toast, useDocumentInfo, useForm, useFormBackgroundProcessing, useFormProcessing } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { ApiError, patch } from '../api.ts'
import { useWords } from '../words.ts'
import type { Data } from './leaves.ts'
import { words } from './words.ts'

interface Leaving {
  readonly isUnsaved: () => boolean
  /** Nobody else writes here, and nobody has saved since. */
  readonly maySave: boolean
  /** Keeps what is typed in this browser. @returns whether it does. */
  readonly keep: () => boolean
  readonly drop: () => void
  /** Where the form is saved. */
  readonly address: string
}

/** Payload saves a moment after the last key: who has left by a link of the admin before that is saved behind. */
export function useLeaving({ isUnsaved, maySave, keep, drop, address }: Leaving): void {
  const text = useWords(words)
  const { title } = useDocumentInfo()
  const { getData } = useForm()
  const isSaving = [useFormBackgroundProcessing(), useFormProcessing()].includes(true)
  const leave = () => {
    if (!isUnsaved()) return
    const isKept = keep()
    const fails = () => void toast.error(`${text.left(title)} ${isKept ? text.leftKept : text.leftLost}`)
    if (!maySave) return fails()
    // A save that is on its way may arrive after this one, and would undo it: where no form is named, it is refused as overtaken.
    const data: Data = getData()
    patch(address, { ...data, _status: 'draft', savedIn: isSaving ? null : data.savedIn }).then(drop, (error: unknown) => {
      // It was thrown away, and what was typed in it is meant no more.
      if (error instanceof ApiError && error.status === 404) drop()
      else fails()
    })
  }
  const newest = useRef(leave)
  newest.current = leave
  useEffect(() => () => newest.current(), [])
}
