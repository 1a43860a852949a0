'use client'
import { Button, usePreferences } from '@payloadcms/ui'
import { useEffect, useState, type FormEvent } from 'react'
import type { ColumnUse, CsvOptions, FileRead, ImportChoices, ImportOptions } from '../../core/imports.ts'
import { post, sentenceOf } from '../api.ts'
import { number } from '../format.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Columns } from './columns.tsx'
import { keptChoices } from './kept-choices.ts'
import { recalled, remember, type Remembered } from './remembered.ts'
import { TableOptions } from './table-options.tsx'
import { nameOf, words } from './words.ts'

interface MapStepProps {
  readonly choices: ImportChoices
  readonly read: FileRead
  readonly options: ImportOptions
  readonly onRead: (read: FileRead, options: ImportOptions) => void
  readonly onBack: () => void
  readonly onDone: (options: ImportOptions) => void
}
const preference = 'import-mappings'

/** The second step: what the file means. */
export function MapStep({ choices, read, options: given, onRead, onBack, onDone }: MapStepProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { getPreference, setPreference } = usePreferences()
  const [options, setOptions] = useState(given)
  const [failed, setFailed] = useState<string | null>(null)
  const [isRecalled, setIsRecalled] = useState(false)
  const channels = choices.channels.filter(({ brand }) => brand === options.brand)
  const zone = choices.brands.find(({ id }) => id === options.brand)?.timeZone ?? ''
  const { table } = read

  // Another encoding or separator is another table.
  useEffect(() => setOptions(given), [given])
  useEffect(() => {
    if (!table || given !== read.options) return
    void getPreference<Remembered>(preference).then((stored) => {
      const known = recalled(stored, table.headings)
      if (!known) return
      setIsRecalled(true)
      setOptions((now) => (now.kind === 'csv' ? { ...now, ...known } : now))
    })
  }, [getPreference, given, read, table])

  const reread = (how: Partial<Pick<CsvOptions, 'encoding' | 'separator'>>) => {
    if (options.kind !== 'csv') return
    const { brand, encoding, separator } = options
    setFailed(null)
    post<FileRead>(`/imports/${read.run.id}/reread`, { brand, language: options.language, encoding, separator, ...how }).then(
      (again) => onRead(again, keptChoices(options, read.options, again.options)),
      (error: unknown) => setFailed(sentenceOf(error, language)),
    )
  }
  const twice =
    options.kind === 'csv'
      ? options.columns.find((use, at) => use !== '' && use !== 'state' && options.columns.indexOf(use) !== at)
      : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (twice !== undefined) return
    if (options.kind === 'csv' && table)
      void getPreference<Remembered>(preference).then((stored) => setPreference(preference, remember(stored, table.headings, options)))
    onDone(options)
  }
  const tick = (key: 'makeTopics' | 'updateDrafts') => (
    <Field label={text[key]} ticked>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          checked={options[key]}
          onChange={(event) => setOptions({ ...options, [key]: event.target.checked })}
        />
      )}
    </Field>
  )
  return (
    <form className="fh-stack fh-import__wide" noValidate onSubmit={submit}>
      <p>
        <strong>{read.run.fileName}</strong>{' '}
        <span className="fh-quiet">{(table ? text.rows : text.posts)(read.run.total, number(read.run.total, language))}</span>
      </p>
      {read.notes.map((note) => (
        <Notice key={note.en} kind="warning">
          {note[language]}
        </Notice>
      ))}
      {isRecalled && <p className="fh-quiet">{text.remembered}</p>}
      {table && options.kind === 'csv' && (
        <>
          <TableOptions options={options} onChange={setOptions} onReread={reread} />
          <Columns
            table={table}
            columns={options.columns}
            channels={channels}
            onChange={(columns: readonly ColumnUse[]) => setOptions({ ...options, columns })}
          />
        </>
      )}
      {options.kind === 'markdown' && channels.length > 0 && (
        <fieldset className="fh-import__set">
          <legend>{text.channels}</legend>
          <p className="fh-quiet">{text.channelsHelp}</p>
          {channels.map(({ id, name }) => (
            <Field key={id} label={name} ticked>
              {(control) => (
                <input
                  {...control}
                  type="checkbox"
                  checked={options.channels.includes(id)}
                  onChange={(event) =>
                    setOptions({
                      ...options,
                      channels: event.target.checked ? [...options.channels, id] : options.channels.filter((one) => one !== id),
                    })
                  }
                />
              )}
            </Field>
          ))}
        </fieldset>
      )}
      <p className="fh-quiet">{text.timeZone(zone)}</p>
      {tick('makeTopics')}
      {tick('updateDrafts')}
      {twice !== undefined && (
        <Notice kind="error" says>
          {text.twice(nameOf(twice, text, channels))}
        </Notice>
      )}
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      <div className="fh-actions">
        <Button type="submit" buttonStyle="primary" margin={false} disabled={twice !== undefined}>
          {text.look}
        </Button>
        <Button type="button" buttonStyle="secondary" margin={false} onClick={onBack}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}
