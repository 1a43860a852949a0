'use client'
import { Button, Link, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { DeliveryView } from '../../core/answers.ts'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'
import { get, post, sentenceOf } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { isWebAddress, OutsideLink } from '../parts/outside-link.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { nextStep, type DeliveryRow } from './next-step.ts'
import { words } from './words.ts'

const asked = { 'needs-human': ['live', 'not-live', 'drop'], 'late-hold': ['publish', 'skip'], 'live-withdrawn': ['take-down'] } as const
type Answer = (typeof asked)[keyof typeof asked][number]

/** Cannot be undone, or may put a post there twice. */
const grave: ReadonlySet<Answer> = new Set(['not-live', 'drop', 'take-down'])

const isQuestion = (state: DeliveryState): state is keyof typeof asked => state in asked

const final: readonly DeliveryState[] = finalStates

/** On a delivery: how it stands, what happens next and when, and the answers that only a person can give. */
export function DeliveryActions() {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const { id } = useDocumentInfo()
  const [answering, setAnswering] = useState<Answer | null>(null)
  const [done, setDone] = useState(false)
  const path = id === undefined ? null : `/deliveries/${id}`
  const {
    value: row,
    error,
    reload,
  } = usePoll<DeliveryRow>(
    path,
    (signal) => get(`${path}?depth=0`, signal),
    ({ value, failures }) => (failures > 0 || (value && !final.includes(value.state)) ? 5000 : null),
  )
  if (path === null) return null

  const resolve = async (body: { answer: Answer; url?: string }) => {
    await post<DeliveryView>(`${path}/resolve`, body)
    setDone(true)
    await reload()
    router.refresh()
  }

  const question = row && isQuestion(row.state) ? row.state : null
  return (
    <section className="fh fh-box" aria-labelledby="fh-next-title">
      <h2 className="fh-heading" id="fh-next-title">
        {text.title}
      </h2>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {!row && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {row && (
        <>
          <div aria-live="polite" className="fh-stack">
            <StateBadge state={row.state} />
            <p>{nextStep(row, language)}</p>
            {row.reason && (
              <p>
                <strong>{text.why}</strong> {row.reason}
              </p>
            )}
            {done && <Notice kind="success">{text.done}</Notice>}
          </div>
          <p className="fh-links">
            {row.url && <OutsideLink href={row.url}>{text.open}</OutsideLink>}
            {row.state === 'blocked-auth' && (
              <Link href={`/admin/collections/channels/${row.channel}`} prefetch={false}>
                {text.toChannel}
              </Link>
            )}
          </p>
        </>
      )}
      {question && (
        <div role="group" aria-labelledby="fh-question" className="fh-question">
          <h3 className="fh-heading" id="fh-question">
            {text.question[question]}
          </h3>
          <div className="fh-actions">
            {asked[question].map((answer, i) => (
              <Button
                key={answer}
                type="button"
                buttonStyle={i === 0 ? 'primary' : 'secondary'}
                margin={false}
                onClick={() => setAnswering(answer)}
              >
                {text.answers[answer].button}
              </Button>
            ))}
          </div>
        </div>
      )}
      {answering && <AnswerDialog answer={answering} onAnswer={resolve} onClose={() => setAnswering(null)} />}
    </section>
  )
}

interface AnswerProps {
  readonly answer: Answer
  readonly onAnswer: (body: { answer: Answer; url?: string }) => Promise<void>
  readonly onClose: () => void
}

function AnswerDialog({ answer, onAnswer, onClose }: AnswerProps) {
  const text = useWords(words)
  const [url, setUrl] = useState('')
  const [wrong, setWrong] = useState(false)
  const { title, body, button } = text.answers[answer]
  const confirm = async () => {
    if (answer !== 'live') return onAnswer({ answer })
    if (isWebAddress(url.trim())) return onAnswer({ answer, url: url.trim() })
    setWrong(true)
    return 'stay'
  }
  return (
    <Dialog title={title} confirm={button} danger={grave.has(answer)} onConfirm={confirm} onClose={onClose}>
      <p>{body}</p>
      {answer === 'live' && (
        <Field label={text.address} help={text.addressHelp} error={wrong ? text.addressWrong : undefined} required>
          {(control) => (
            <input
              {...control}
              className="fh-input"
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://"
              value={url}
              onChange={(event) => {
                setUrl(event.target.value)
                setWrong(false)
              }}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}
