'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ImportReport } from '../../core/newsletter.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface Props {
  readonly path: string
  readonly onDone: () => Promise<void>
}

/** A list from elsewhere: looked at first, then read in. */
export function ImportList(props: Props) {
  const text = useWords(words)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking(true)}>
          {text.importing}
        </Button>
      </div>
      {asking && <Asking {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function Asking({ path, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const text = useWords(words)
  const [csv, setCsv] = useState<string | null>(null)
  const [as, setAs] = useState<'pending' | 'confirmed'>('pending')
  const [when, setWhen] = useState('')
  const [where, setWhere] = useState('')
  const [report, setReport] = useState<ImportReport | null>(null)
  const looked = report?.dry === true
  const isDone = report !== null && (!report.dry || report.new === 0)
  const confirm = async () => {
    if (isDone) return
    const statement = as === 'confirmed' ? { statement: { when, where } } : {}
    const told = await post<ImportReport>(`${path}/import`, { csv: csv ?? '', as, dry: !looked, ...statement })
    setReport(told)
    if (!told.dry) await onDone()
    return 'stay' as const
  }
  const read = (file: File | undefined) => {
    setReport(null)
    if (!file) return setCsv(null)
    void file.arrayBuffer().then((bytes) => setCsv(textOf(bytes)))
  }
  return (
    <Dialog
      title={text.importTitle}
      confirm={isDone ? text.done : looked ? text.doImport(report.new) : text.look}
      isDone={isDone}
      onClose={onClose}
      onConfirm={confirm}
    >
      {report === null || report.dry ? (
        <>
          <p>{text.importText}</p>
          <Field label={text.file} required>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="file"
                accept=".csv,text/csv,.txt"
                onChange={(event) => read(event.target.files?.[0])}
              />
            )}
          </Field>
          <Field label={text.how}>
            {(control) => (
              <select
                {...control}
                className="fh-input"
                value={as}
                onChange={(event) => setAs(event.target.value === 'confirmed' ? 'confirmed' : 'pending')}
              >
                <option value="pending">{text.asPending}</option>
                <option value="confirmed">{text.asConfirmed}</option>
              </select>
            )}
          </Field>
          {as === 'confirmed' && (
            <>
              <Field label={text.when} help={text.whenHelp} required>
                {(control) => (
                  <input {...control} className="fh-input" maxLength={200} value={when} onChange={(event) => setWhen(event.target.value)} />
                )}
              </Field>
              <Field label={text.where} help={text.whereHelp} required>
                {(control) => (
                  <input
                    {...control}
                    className="fh-input"
                    maxLength={500}
                    value={where}
                    onChange={(event) => setWhere(event.target.value)}
                  />
                )}
              </Field>
            </>
          )}
        </>
      ) : null}
      {report && <Report report={report} />}
    </Dialog>
  )
}

/** Old spreadsheets write what Windows did: where it is no UTF-8, it is that. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function Report({ report }: { readonly report: ImportReport }) {
  const text = useWords(words)
  const language = useLanguage()
  const { dry, invalid, wrong } = report
  const lines = [
    text.report.new(report.new, dry),
    report.known > 0 && text.report.known(report.known),
    report.left > 0 && text.report.left(report.left),
    invalid > 0 && text.report.invalid(invalid),
  ].filter((line) => line !== false)
  return (
    <div role="status" className="fh-stack">
      <Notice kind={invalid > 0 ? 'warning' : dry ? 'info' : 'success'}>
        {report.new === 0 && dry ? `${text.nothingNew} ${lines.slice(1).join(' · ')}` : lines.join(' · ')}
      </Notice>
      {wrong.length > 0 && (
        <ul className="fh-wrong-lines">
          {wrong.map(({ line, why }) => (
            <li key={line}>{text.line(line, why[language])}</li>
          ))}
          {invalid > wrong.length && <li>{text.more(invalid - wrong.length)}</li>}
        </ul>
      )}
    </div>
  )
}
