'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { WebhookCall, WebhookLog as Log } from '../../core/webhook.ts'
import { get, post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRefresh } from '../use-refresh.ts'
import { useLanguage, useWords } from '../words.ts'
import { Calls } from './calls.tsx'
import { Secret } from '../parts/secret.tsx'
import { words } from './words.ts'

/** On a webhook: its secret, and how its events were delivered. */
export function WebhookLog() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/webhooks/${id}`
  const { value, error, reload } = usePoll<Log>(
    path,
    (signal) => get(`${path}/log`, signal),
    // What is on its way has arrived, or not, within seconds.
    ({ value: log }) => (log?.calls.some(({ state }) => state === 'pending') ? 2_000 : 20_000),
  )
  return (
    <section className="fh fh-box" aria-labelledby="fh-webhook-title" onKeyDown={keepEnter}>
      <h2 className="fh-heading" id="fh-webhook-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {path !== null && value && <Known path={path} log={value} reload={reload} />}
    </section>
  )
}

interface KnownProps {
  readonly path: string
  readonly log: Log
  readonly reload: () => Promise<void>
}

function Known({ path, log, reload }: KnownProps) {
  const text = useWords(words)
  const language = useLanguage()
  const refresh = useRefresh()
  /** What is being sent: a call's id, or `test`. */
  const [busy, setBusy] = useState<string | null>(null)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string } | null>(null)

  const send = async (what: string, ask: () => Promise<WebhookCall>) => {
    setBusy(what)
    setResult(null)
    try {
      const call = await ask()
      const why = call.attempts.at(-1)?.note[language] ?? ''
      const arrived = call.state === 'sent'
      const isTest = what === 'test'
      const told = isTest ? (arrived ? text.testSent : text.testFailed(why)) : text.answered(text.states[call.state], why)
      setResult({ kind: arrived ? 'success' : 'warning', text: told })
      await reload()
      // A receiver that is gone switches its webhook off.
      refresh()
    } catch (problem) {
      setResult({ kind: 'error', text: sentenceOf(problem, language) })
    } finally {
      setBusy(null)
    }
  }

  return (
    <div className="fh-stack">
      <p>
        {log.hasSecret ? text.hasSecret : text.noSecret}{' '}
        {log.formerSecretUntil !== null && text.former(instant(log.formerSecretUntil, language))}
      </p>
      <div className="fh-actions">
        <Secret path={path} isFirst={!log.hasSecret} text={text} onMade={reload} />
        {log.hasSecret && (
          <Button
            type="button"
            buttonStyle="secondary"
            margin={false}
            disabled={busy !== null}
            onClick={() => void send('test', () => post(`${path}/test`))}
          >
            {busy === 'test' ? text.testing : text.test}
          </Button>
        )}
      </div>
      <div aria-live="polite">{result && <Notice kind={result.kind}>{result.text}</Notice>}</div>
      {log.hasSecret && (
        <Calls calls={log.calls} busy={busy} onAgain={(call) => void send(call.id, () => post(`${path}/again`, { call: call.id }))} />
      )}
    </div>
  )
}
