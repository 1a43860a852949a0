'use client'
import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * Saves a list whose last row was taken out while an answer to the form was on its way. The answer knows the row still, and marks the list
 * as held by its rows; with none left the list is in no save, and the hub keeps the row: a channel taken out would stay in the post
 * (Payload 3.90, shown 2026-11-30 by holding a save back).
 */
export function useEmptied(): void {
  const { dispatchFields, setModified } = useForm()
  const emptied = useFormFields(([fields]) =>
    Object.entries(fields)
      .flatMap(([path, { rows, disableFormData }]) => (rows?.length === 0 && disableFormData ? [path] : []))
      .join(' '),
  )
  useEffect(() => {
    if (emptied === '') return
    for (const path of emptied.split(' ')) dispatchFields({ type: 'UPDATE', path, disableFormData: false })
    setModified(true)
  }, [emptied, dispatchFields, setModified])
}
