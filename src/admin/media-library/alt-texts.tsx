'use client'
import { useDocumentInfo, useField, useLocale } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { TextareaFieldClientComponent } from 'payload'
import type { MediumUsage } from '../../core/media-library.ts'
import { languages, type Language } from '../../core/story.ts'
import { get } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
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
  const [stored, setStored] = useState('')
  const usage = useAnswer<MediumUsage>(id ? `/media/${id}/usage` : null).value
  const otherCode = languages.find((language) => language !== code)

  useEffect(() => {
    if (!id || !otherCode) return
    const asking = new AbortController()
    get<{ alt?: string | null }>(`/media/${id}?depth=0&locale=${otherCode}&select[alt]=true`, asking.signal).then(
      ({ alt }) => setStored(alt ?? ''),
      // The form's own text can be written nevertheless; what is not typed here is not changed.
      () => undefined,
    )
    return () => asking.abort()
  }, [id, otherCode])

  return (
    <fieldset className="fh fh-media__alts">
      <legend>{text.alt}</legend>
      <p className="fh-field__help">{text.altHelp}</p>
      <div className="fh-media__alt-pair">
        {languages.map((language) => {
          const field = language === code ? own : other
          const value = language === code ? (own.value ?? '') : (other.value ?? stored)
          return (
            <Alt
              key={language}
              language={language}
              value={value}
              isUsed={usage?.languages.includes(language) ?? false}
              error={field.showError ? field.errorMessage : undefined}
              isReadOnly={(readOnly ?? false) || field.disabled}
              onChange={(said) => field.setValue(said)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

interface AltProps {
  readonly language: Language
  readonly value: string
  readonly isUsed: boolean
  readonly error: string | undefined
  readonly isReadOnly: boolean
  readonly onChange: (value: string) => void
}
function Alt({ language, value, isUsed, error, isReadOnly, onChange }: AltProps) {
  const text = useWords(panelWords)
  const isMissing = value.trim() === ''
  const help = isMissing ? (
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
          readOnly={isReadOnly}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
