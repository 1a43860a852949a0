'use client'
import type { ConnectForm } from '../../core/connect-answers.ts'
import { Field } from '../parts/field.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface AccountFieldProps {
  readonly field: ConnectForm['fields'][number]
  readonly value: string
  readonly isMissing: boolean
  readonly onChange: (value: string) => void
}

/** One thing that a platform asks for: typed, ticked or chosen. */
export function AccountField({ field, value, isMissing, onChange }: AccountFieldProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { label, help, secret, required, placeholder, kind, options } = field
  // Payload collects its fields by state, not by name: this one never reaches the channel's record.
  const name = `fh-${field.name}`
  return (
    <Field
      label={label[language]}
      help={help[language]}
      required={required}
      error={isMissing ? text.missing : undefined}
      ticked={kind === 'yes-no'}
    >
      {(control) =>
        options ? (
          <select {...control} className="fh-input" name={name} value={value} onChange={(event) => onChange(event.target.value)}>
            {options.map((option, at) => (
              <option key={option.value} value={at === 0 ? '' : option.value}>
                {option.label[language]}
              </option>
            ))}
          </select>
        ) : kind === 'yes-no' ? (
          <input
            {...control}
            type="checkbox"
            name={name}
            checked={value === 'yes'}
            onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
          />
        ) : (
          <input
            {...control}
            className="fh-input"
            name={name}
            type={secret ? 'password' : 'text'}
            autoComplete={secret ? 'new-password' : 'off'}
            autoCapitalize="none"
            spellCheck={false}
            placeholder={placeholder}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}
