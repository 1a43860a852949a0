'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { ListFacts, TestMail } from '../../core/newsletter.ts'
import { get, post, sentenceOf } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { ImportList } from './import-list.tsx'
import { words } from './words.ts'

/** On a newsletter: who is on its list, where people sign up, and whether its mails can leave. */
export function ListPanel() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/newsletters/${id}`
  const { value, error, reload } = usePoll<ListFacts>(
    path,
    (signal) => get(`${path}/list`, signal),
    () => 30_000,
  )
  return (
    <section className="fh fh-box" aria-labelledby="fh-list-title" onKeyDown={keepEnter}>
      <h2 className="fh-heading" id="fh-list-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {path !== null && value && <Known path={path} id={String(id)} facts={value} reload={reload} />}
    </section>
  )
}

interface KnownProps {
  readonly path: string
  readonly id: string
  readonly facts: ListFacts
  readonly reload: () => Promise<void>
}

const shown = ['confirmed', 'pending', 'bounced', 'left'] as const

function Known({ path, id, facts, reload }: KnownProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { counts, mail } = facts
  const nobody = shown.every((state) => counts[state] === 0)
  return (
    <div className="fh-stack">
      {facts.thrownAway && <Notice kind="warning">{text.thrownAway}</Notice>}
      {mail.kind === 'none' && <Notice kind="error">{mail.why[language]}</Notice>}
      <dl className="fh-counts">
        {shown.map((state) => (
          <div key={state}>
            <dt>{text.counts[state]}</dt>
            <dd>{counts[state].toLocaleString(language)}</dd>
          </div>
        ))}
      </dl>
      {nobody && <p className="fh-empty">{text.empty}</p>}
      <div className="fh-links">
        <a href={`/admin/collections/subscribers?where[newsletter][equals]=${id}`}>{text.people}</a>
        {!nobody && (
          <a href={`/api${path}/export`} download>
            {text.exporting}
          </a>
        )}
        {!facts.thrownAway && <OutsideLink href={facts.signUpUrl}>{text.openPage}</OutsideLink>}
      </div>
      {mail.kind !== 'none' && <Test path={path} says={mail.kind === 'own' ? text.byOwn : text.byHub} />}
      <ImportList path={path} onDone={reload} />
      {!facts.thrownAway && (
        <>
          <CopyText label={text.page} value={facts.signUpUrl} />
          <CopyText label={text.form} value={facts.form} help={text.formHelp} />
        </>
      )}
    </div>
  )
}

function Test({ path, says }: { readonly path: string; readonly says: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string } | null>(null)
  const send = async () => {
    setBusy(true)
    setResult(null)
    try {
      const { to, failed } = await post<TestMail>(`${path}/test-mail`)
      setResult(failed ? { kind: 'error', text: failed[language] } : { kind: 'success', text: text.tested(to) })
    } catch (problem) {
      setResult({ kind: 'error', text: sentenceOf(problem, language) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p>{says}</p>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} disabled={busy} onClick={() => void send()}>
          {busy ? text.testing : text.test}
        </Button>
      </div>
      <div aria-live="polite">{result && <Notice kind={result.kind}>{result.text}</Notice>}</div>
    </>
  )
}
