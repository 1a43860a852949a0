'use client'
import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { RowOutcome, RunAnswer } from '../../core/imports.ts'
import { get, post, sentenceOf } from '../api.ts'
import { instant, number } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Complaints } from './complaints.tsx'
import { words } from './words.ts'

const outcomes: readonly RowOutcome[] = ['refused', 'made', 'updated', 'already']
const shown = 50

/** The last step: how far it is, and what came of it. The import goes on without this page. */
export function RunStep({ id, onAnother }: { readonly id: string; readonly onAnother: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const [failed, setFailed] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const { value, error, put } = usePoll<RunAnswer>(
    `import-${id}`,
    (signal) => get(`/imports/${id}/state`, signal),
    (polled) => (polled.value && polled.value.run.state !== 'running' ? null : 1_500),
  )
  const act = (how: 'stop' | 'resume') => {
    setFailed(null)
    post<RunAnswer>(`/imports/${id}/${how}`).then(put, (refusal: unknown) => setFailed(sentenceOf(refusal, language)))
  }
  const undo = async () => {
    const undone = await post<RunAnswer & { trashed: number; kept: number }>(`/imports/${id}/undo`)
    put(undone)
    setTold(text.undone(number(undone.trashed, language), undone.kept, number(undone.kept, language)))
  }
  if (!value)
    return error === undefined ? <p className="fh-empty">{text.loading}</p> : <Notice kind="error">{sentenceOf(error, language)}</Notice>
  const { run, rows } = value
  return (
    <div className="fh-stack">
      <p>
        <strong>{run.fileName}</strong> <span className="fh-quiet">{text.runBy(run.byName, instant(run.at, language))}</span>
      </p>
      <div className="fh-stack fh-stack--tight" aria-live="polite">
        <p className="fh-heading">{text.states[run.state]}</p>
        <div>
          <progress
            className="fh-import__progress"
            max={Math.max(run.total, 1)}
            value={run.settled}
            aria-label={text.progress(String(run.settled), String(run.total))}
          />
        </div>
        <p className="fh-quiet">
          {text.progress(number(run.settled, language), number(run.total, language))}
          {run.state === 'running' && ` · ${text.closable}`}
        </p>
      </div>
      {run.problem && <Notice kind="error">{run.problem[language]}</Notice>}
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      {told && (
        <Notice kind="success" says>
          {told}
        </Notice>
      )}
      <div className="fh-actions">
        {run.state === 'running' && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => act('stop')}>
            {text.stop}
          </Button>
        )}
        {run.state === 'stopped' && run.isMine && (
          <Button type="button" buttonStyle="primary" margin={false} onClick={() => act('resume')}>
            {text.resume}
          </Button>
        )}
        {(run.state === 'done' || run.state === 'undone') && (
          <Button type="button" buttonStyle="primary" margin={false} onClick={onAnother}>
            {text.another}
          </Button>
        )}
        {(run.state === 'done' || run.state === 'stopped') && run.made > 0 && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsks(true)}>
            {text.undo}
          </Button>
        )}
      </div>
      {outcomes
        .filter((outcome) => run[outcome] > 0)
        .map((outcome) => {
          const some = rows.filter((row) => row.outcome === outcome).slice(0, shown)
          return (
            <section key={outcome} className="fh-stack" aria-label={text.outcomes[outcome]}>
              <h2 className="fh-heading">
                {text.outcomes[outcome]} <span className="fh-count">{number(run[outcome], language)}</span>
              </h2>
              {outcome === 'refused' && (
                <p>
                  <a href={`/api/imports/${id}/refused`} download>
                    {text.refusedFile}
                  </a>{' '}
                  <span className="fh-quiet">{text.refusedHelp}</span>
                </p>
              )}
              <ul className="fh-lines">
                {some.map((row) => (
                  <li key={row.number} className="fh-line">
                    <span className="fh-line__what">
                      <span className="fh-quiet">{`${text.row} ${row.number}`}</span>
                      {row.post && run.state !== 'undone' ? (
                        <Link href={`/admin/collections/posts/${row.post}`} prefetch={false}>
                          {row.title || text.untitled}
                        </Link>
                      ) : (
                        <span>{row.title || text.untitled}</span>
                      )}
                    </span>
                    <Complaints complaints={row.complaints} />
                  </li>
                ))}
              </ul>
              {some.length < run[outcome] && (
                <p className="fh-quiet">{text.firstOf(number(some.length, language), number(run[outcome], language))}</p>
              )}
            </section>
          )
        })}
      {asks && (
        <Dialog title={text.undoTitle} confirm={text.undo} danger onConfirm={undo} onClose={() => setAsks(false)}>
          <p>{text.undoText}</p>
        </Dialog>
      )}
    </div>
  )
}
