'use client'
import { useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** Holds a password: typed unseen, and never comes back. */
export const ServerField: TextFieldClientComponent = ({ path: drawnPath, readOnly }) => {
  const text = useWords(words)
  const { value, setValue, showError, errorMessage } = useField<string>({ potentiallyStalePath: drawnPath })
  const isOwn = useFormFields(([fields]) => Boolean(fields.ownServer?.value))
  if (!isOwn) return null
  return (
    <div className="fh field-type">
      <Field label={text.server} help={text.serverHelp} error={showError ? errorMessage : undefined}>
        {(control) => (
          <input
            {...control}
            className="fh-input"
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            readOnly={Boolean(readOnly)}
            value={value ?? ''}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}
