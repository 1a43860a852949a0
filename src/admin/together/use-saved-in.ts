'use client'
import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Has the form say its name with every save. Each answer of the hub takes it out again: then it is put back. */
export function useSavedIn(form: string): void {
  const { dispatchFields } = useForm()
  const said = useFormFields(([fields]) => fields.savedIn?.value)
  // With every drawing: as it opens, the form takes its first state in after this, and nobody is told that the name is out again.
  useEffect(() => {
    if (said === form) return
    // Not the field's own `setValue`: that one forgets which fields were typed in while a save is on its way (Payload 3.90, read 2026-11-30).
    dispatchFields({ type: 'UPDATE_MANY', formState: { savedIn: { value: form, initialValue: form, valid: true, passesCondition: true } } })
  })
}
