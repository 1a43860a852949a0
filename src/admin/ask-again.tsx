'use client'
import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

/** Payload waits 250 ms before it asks the hub about a change. */
const afterMs = 700

/**
 * Below a field that others appear or disappear by. A change that is made just before the answer to an earlier one arrives is never asked
 * about: Payload takes it for a part of that answer (3.90, `MERGE_SERVER_STATE` of its form, read 2026-11-30), and the others stay as they
 * were. This asks a second time.
 */
export function AskAgain({ path }: { readonly path: string }) {
  const { dispatchFields, getFields } = useForm()
  const value: unknown = useFormFields(([fields]) => fields[path]?.value)
  const asked = useRef(value)
  useEffect(() => {
    if (asked.current === value) return
    const later = setTimeout(() => {
      asked.current = value
      const field = getFields()[path]
      if (field) dispatchFields({ type: 'UPDATE_MANY', formState: { [path]: { ...field, askedFor: value } as typeof field } })
    }, afterMs)
    return () => clearTimeout(later)
  }, [value, path, dispatchFields, getFields])
  return null
}
