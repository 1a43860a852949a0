'use client'
import { SelectInput, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { useWords } from '../words.ts'

const words = { de: { label: 'Plattform' }, en: { label: 'Platform' } }
const options = Object.values(manifests).map(({ id, name }) => ({ value: id, label: name }))

/** Chooses one of the platforms. Stored as text: a new platform must not need a migration, as a database's enum would. */
export const PlatformField: TextFieldClientComponent = ({ path: drawnPath, field, readOnly }) => {
  const text = useWords(words)
  const { path, value, setValue, showError, errorMessage } = useField<string>({ potentiallyStalePath: drawnPath })
  const required = Boolean(field.required)
  return (
    <SelectInput
      path={path}
      name={field.name}
      label={field.label ?? text.label}
      required={required}
      isClearable={!required}
      options={options}
      value={value}
      readOnly={Boolean(readOnly)}
      showError={showError}
      {...(errorMessage ? { Error: errorMessage } : {})}
      onChange={(chosen) => {
        if (!Array.isArray(chosen) && (chosen || !required)) setValue(chosen?.value ?? null)
      }}
    />
  )
}
