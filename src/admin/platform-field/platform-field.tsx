'use client'
import { SelectInput, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import type { PlatformManifest } from '../../../publishers/publisher.ts'
import { useWords } from '../words.ts'
import { allPlatforms } from './platforms.ts'
import { words } from './words.ts'

const withAppOf = allPlatforms.filter(({ app }) => app)

interface Own {
  /** Only those that ask for an app of one's own. */
  readonly withApp?: boolean
}
interface Offered {
  readonly offered?: readonly PlatformManifest[]
}

/** Chooses one of the platforms. Stored as text: a new platform must not need a migration, as a database's enum would. */
export const PlatformField = ({ path: drawnPath, field, readOnly, withApp = false, offered }: TextFieldClientProps & Own & Offered) => {
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
      options={(offered ?? (withApp ? withAppOf : allPlatforms)).map(({ id, name }) => ({ value: id, label: name }))}
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
