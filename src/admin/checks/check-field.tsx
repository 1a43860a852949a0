'use client'
import { SelectInput, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useState } from 'react'
import type { CheckSummary } from '../../core/answers.ts'
import { get, sentenceOf } from '../api.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

// One question for all rows of a brand.
let asked: Promise<CheckSummary> | undefined
const ask = () =>
  (asked ??= get<CheckSummary>('/findings/summary').catch((error: unknown) => {
    asked = undefined
    throw error
  }))

/** Chooses one of the checks, by its title or its id. Stored as text: a new check must not need a migration. */
export const CheckField: TextFieldClientComponent = ({ path: drawnPath, field, readOnly }) => {
  const text = useWords(words)
  const language = useLanguage()
  const { path, value, setValue, showError, errorMessage } = useField<string>({ potentiallyStalePath: drawnPath })
  const [checks, setChecks] = useState<CheckSummary['checks']>([])
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    let isGone = false
    ask().then(
      (answer) => !isGone && setChecks(answer.checks),
      (error: unknown) => !isGone && setFailed(error),
    )
    return () => {
      isGone = true
    }
  }, [])
  // The id is a part of the name, so that it is found by typing it.
  const options = checks.map(({ id, title }) => ({ value: id, label: `${title[language]} (${id})` }))
  return (
    <SelectInput
      path={path}
      name={field.name}
      label={field.label ?? text.choose}
      required={Boolean(field.required)}
      isClearable={!field.required}
      options={options}
      value={value}
      readOnly={Boolean(readOnly)}
      showError={showError}
      {...(errorMessage ? { Error: errorMessage } : {})}
      {...(failed !== undefined ? { description: text.unknown(sentenceOf(failed, language)) } : {})}
      onChange={(chosen) => {
        if (!Array.isArray(chosen)) setValue(chosen?.value ?? null)
      }}
    />
  )
}
