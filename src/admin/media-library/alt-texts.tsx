'use client'
import { useDocumentInfo, useField, useLocale } from '@payloadcms/ui'
import type { TextareaFieldClientComponent } from 'payload'
import type { MediumUsage } from '../../core/media-library.ts'
import { languages, type Language } from '../../core/story.ts'
import { get } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { useAnswer } from './use-answer.ts'

/** The alternative text in both languages beside each other, whichever of them the form is in. One save keeps both. */
export const AltTexts: TextareaFieldClientComponent = ({ path, readOnly }) => {
  const text = useWords(panelWords)
  const { id } = useDocumentInfo()
  const { code } = useLocale()
  const own = useField<string>({ path })
  const other = useField<string>({ path: 'otherAlt' })
  const usage = useAnswer<MediumUsage>(id ? `/media/${id}/usage` : null).value
  const otherCode = languages.find((language) => language !== code)

  const address = id && otherCode ? `/media/${id}?depth=0&locale=${otherCode}&select[alt]=true` : null
  const stored = usePoll<{ alt?: string | null }>(
    address,
    (signal) => get(address ?? '', signal),
    () => null,
  )
  // What is typed replaces the stored text, which nobody has seen until it is here.
  const isUnknown = address !== null && stored.value === undefined

  return (
    <fieldset className="fh fh-media__alts">
      <legend>{text.alt}</legend>
      <p className="fh-field__help">{text.altHelp}</p>
      <div className="fh-media__alt-pair">
        {languages.map((language) => {
          const field = language === code ? own : other
          const value = language === code ? (own.value ?? '') : (other.value ?? stored.value?.alt ?? '')
          return (
            <Alt
              key={language}
              language={language}
              value={value}
              isUsed={usage?.languages.includes(language) ?? false}
              error={field.showError ? field.errorMessage : undefined}
              isUnknown={language !== code && isUnknown}
              isReadOnly={(readOnly ?? false) || field.disabled}
              onChange={(said) => field.setValue(said)}
            />
          )
        })}
      </div>
      <Failed error={isUnknown ? stored.error : undefined} text={text} onAgain={stored.reload} />
    </fieldset>
  )
}

interface AltProps {
  readonly language: Language
  readonly value: string
  readonly isUsed: boolean
  readonly error: string | undefined
  /** The hub has not said yet what is stored. */
  readonly isUnknown: boolean
  readonly isReadOnly: boolean
  readonly onChange: (value: string) => void
}
function Alt({ language, value, isUsed, error, isUnknown, isReadOnly, onChange }: AltProps) {
  const text = useWords(panelWords)
  const isMissing = value.trim() === ''
  const help = isUnknown ? undefined : isMissing ? (
    isUsed ? (
      <span className="fh-tone--warning fh-word">
        <Icon name="warning" /> {text.altMissing(text.languages[language])}
      </span>
    ) : (
      text.altNotNeeded
    )
  ) : undefined
  return (
    <Field label={text.languages[language]} help={help} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="fh-input"
          lang={language}
          rows={4}
          readOnly={isReadOnly || isUnknown}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
