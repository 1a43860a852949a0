'use client'
import { useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** A secret is typed unseen, and never comes back. */
export const SecretField: TextFieldClientComponent = ({ path: drawnPath, readOnly }) => {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const { value, setValue } = useField<string>({ potentiallyStalePath: drawnPath })
  return (
    <div className="fh field-type">
      <Field label={text.secret} help={id === undefined ? text.secretHelp : text.secretKeep}>
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
