'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { FileRead, ImportOptions, Preview, PreviewRow, RowFuture, RunAnswer } from '../../core/imports.ts'
import { post, sentenceOf } from '../api.ts'
import { list, number } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { PreviewTable } from './preview-table.tsx'
import { words } from './words.ts'

interface LookProps {
  readonly read: FileRead
  readonly options: ImportOptions
  readonly onBack: () => void
  readonly onStarted: (run: string) => void
}
type Filter = 'all' | 'complaints' | RowFuture
const page = 50
const futures: readonly RowFuture[] = ['new', 'update', 'already', 'refused']

/** The third step, a dry run: what would become of every row, before anything is made. */
export function Look({ read, options, onBack, onStarted }: LookProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [only, setOnly] = useState<Filter>('all')
  const [found, setFound] = useState<Preview | null>(null)
  const [rows, setRows] = useState<readonly PreviewRow[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  // What is asked for the rows that are shown; it is over once others are chosen.
  const shown = useRef(new AbortController())
  useEffect(() => {
    const over = new AbortController()
    shown.current = over
    post<Preview>(`/imports/${read.run.id}/preview`, { options, only, limit: page }, over.signal).then(
      (preview) => {
        setFound(preview)
        setRows(preview.rows)
        setFailed(null)
      },
      (error: unknown) => {
        if (!over.signal.aborted) setFailed(sentenceOf(error, language))
      },
    )
    return () => over.abort()
  }, [read.run.id, options, only, language])

  const more = () => {
    const { signal } = shown.current
    return post<Preview>(`/imports/${read.run.id}/preview`, { options, only, from: rows.length, limit: page }, signal).then(
      // Pressed twice, they come twice.
      (preview) => setRows((now) => (now.length === rows.length ? [...now, ...preview.rows] : now)),
      (error: unknown) => {
        if (!signal.aborted) setFailed(sentenceOf(error, language))
      },
    )
  }
  const start = async () => {
    setBusy(true)
    await post<RunAnswer>(`/imports/${read.run.id}/start`, { options }).then(
      ({ run }) => onStarted(run.id),
      (error: unknown) => {
        setFailed(sentenceOf(error, language))
        setBusy(false)
      },
    )
  }
  const count = found ? found.counts.new + found.counts.update : 0
  const total = found ? futures.reduce((sum, future) => sum + found.counts[future], 0) : 0
  const filters: readonly (readonly [Filter, string])[] = found
    ? [
        ['all', text.all(number(total, language))],
        ...(found.noted > 0 ? [['complaints', text.complaints(number(found.noted, language))] as const] : []),
        ...futures
          .filter((one) => found.counts[one] > 0)
          .map((one) => [one, `${text.futures[one]} (${number(found.counts[one], language)})`] as const),
      ]
    : []
  return (
    <div className="fh-stack">
      {!found && !failed && <p className="fh-empty">{text.loading}</p>}
      {found && (
        <>
          <Notice kind="info" says>
            <p>{text.dryRun}</p>
            <p>
              {futures
                .filter((one) => found.counts[one] > 0)
                .map((one) => `${text.futures[one]}: ${number(found.counts[one], language)}`)
                .join(' · ')}
            </p>
          </Notice>
          {found.notes.map((note) => (
            <Notice key={note.en} kind="warning">
              {note[language]}
            </Notice>
          ))}
          {options.makeTopics && found.newTopics.length > 0 && (
            <p className="fh-quiet">{text.newTopics(list(found.newTopics, language))}</p>
          )}
          <div className="fh-import__filters" role="group" aria-label={text.show}>
            {filters.map(([one, name]) => (
              <button key={one} type="button" aria-pressed={one === only} onClick={() => setOnly(one)}>
                {name}
              </button>
            ))}
          </div>
          {rows.length === 0 ? <p className="fh-empty">{text.noRows}</p> : <PreviewTable rows={rows} timeZone={found.timeZone} />}
          {rows.length < found.found && (
            <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void more()}>
              {text.more}
            </Button>
          )}
          {count === 0 && <Notice kind="warning">{text.nothing}</Notice>}
        </>
      )}
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      <div className="fh-actions fh-import__end">
        <Button type="button" buttonStyle="primary" margin={false} disabled={count === 0 || busy} onClick={() => void start()}>
          {text.start(count)}
        </Button>
        <Button type="button" buttonStyle="secondary" margin={false} disabled={busy} onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </div>
  )
}
