'use client'
import { SelectInput, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { PlatformManifest } from '../../../publishers/publisher.ts'
import { useWords } from '../words.ts'

const words = { de: { label: 'Plattform' }, en: { label: 'Platform' } }
const optionOf = ({ id, name }: PlatformManifest) => ({ value: id, label: name })
const all = Object.values(manifests).map(optionOf)
const withAppOf = Object.values(manifests)
  .filter(({ app }) => app)
  .map(optionOf)

interface Own {
  /** Only those that ask for an app of one's own. */
  readonly withApp?: boolean
}

/** Chooses one of the platforms. Stored as text: a new platform must not need a migration, as a database's enum would. */
export const PlatformField = ({ path: drawnPath, field, readOnly, withApp = false }: TextFieldClientProps & Own) => {
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
      options={withApp ? withAppOf : all}
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
