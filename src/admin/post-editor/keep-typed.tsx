'use client'
import { useAllFormFields, useForm } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useLayoutEffect, useRef } from 'react'

/**
 * Keeps what is done in the form while an answer to an earlier saving is on its way: the answer would undo it (Payload 3.90, both shown
 * 2026-11-30 by holding a save back).
 *
 * - Payload protects only the field that was typed in last: the one before it gets its old words back. Here each stays protected.
 * - An answer knows a row that was taken out since, and marks the list as held by its rows: with none left the list is in no save any more,
 *   and a channel taken out would stay in the post.
 */
export function KeepTyped() {
  const [fields] = useAllFormFields()
  const { dispatchFields, setModified } = useForm()
  const typed = useRef(new Set<string>())
  useLayoutEffect(() => {
    const forgotten: FormState = {}
    for (const [path, field] of Object.entries(fields)) {
      if (field.isModified) typed.current.add(path)
      else if (typed.current.has(path)) forgotten[path] = { ...field, isModified: true }
      if (field.rows?.length === 0 && field.disableFormData) {
        dispatchFields({ type: 'UPDATE', path, disableFormData: false })
        setModified(true)
      }
    }
    // As Payload takes an answer in: all but the values, which may be newer already.
    if (Object.keys(forgotten).length > 0)
      dispatchFields({ type: 'MERGE_SERVER_STATE', prevStateRef: { current: fields }, serverState: forgotten })
  }, [fields, dispatchFields, setModified])
  return null
}
