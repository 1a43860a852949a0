'use client'
import { useDocumentInfo, useForm, useFormModified, useFormProcessing } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Doing, Together } from '../../core/together.ts'
import { post } from '../api.ts'
import { usePoll } from '../use-poll.ts'
import { tellTaken } from './taken.ts'
import { useSavedIn } from './use-saved-in.ts'

const everyMs = 4000

/**
 * Who writes at the post in the form. As long as somebody else does, the form can be read and copied from, but not written in.
 * `form` names this form among all that are open.
 */
export function useSeat() {
  const { id, hasSavePermission } = useDocumentInfo()
  const { setProcessing, setDisabled } = useForm()
  const modified = useFormModified()
  const processing = useFormProcessing()
  const [form] = useState(() => Math.random().toString(36).slice(2))
  useSavedIn(form)
  const path = `/posts/${String(id)}/together`
  const says = (does: Doing, signal?: AbortSignal) => post<Together>(path, { does, form }, signal)
  const { value, error, reload, put } = usePoll<Together>(
    id === undefined ? null : path,
    (signal) => says(modified ? 'writes' : 'reads', signal),
    () => everyMs,
  )

  // The first key takes the seat, at once.
  useEffect(() => {
    if (modified && id !== undefined) void reload()
  }, [modified, id, reload])
  useEffect(() => {
    if (id === undefined) return
    const leave = () =>
      navigator.sendBeacon(`/api${path}`, new Blob([JSON.stringify({ does: 'leaves', form })], { type: 'application/json' }))
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id, path, form])

  const writer = value?.writer ?? null
  const isTaken = Boolean(writer && !writer.isYou && hasSavePermission)
  // While it is taken, fields are locked as they are during a save. Each save unlocks them at its end: then they are locked anew.
  useEffect(() => {
    if (isTaken && !processing) {
      setProcessing(true)
      setDisabled(true)
    }
  }, [isTaken, processing, setProcessing, setDisabled])
  useEffect(() => {
    if (!isTaken || id === undefined) return
    tellTaken(String(id))
    return () => {
      tellTaken(null)
      setProcessing(false)
      setDisabled(false)
    }
  }, [isTaken, id, setProcessing, setDisabled])

  return {
    form,
    together: value ?? null,
    error,
    reload,
    isTaken,
    /** @throws ApiError */
    take: async () => put(await says('takes')),
  }
}
