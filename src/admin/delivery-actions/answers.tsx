'use client'
import { Button, useAuth } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { DeliveryView } from '../../core/answers.ts'
import { stateNames, type DeliveryState } from '../../core/delivery.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { isWebAddress } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

const asked = {
  'needs-human': ['live', 'not-live', 'drop'],
  'blocked-auth': ['skip'],
  'late-hold': ['publish', 'skip'],
  'live-withdrawn': ['take-down'],
} as const
/** Nothing waits for these, but they can be sent once more when their reason is gone. */
const offered = { rejected: ['retry'], failed: ['retry'], skipped: ['retry'] } as const
const answers = { ...asked, ...offered }
type Answer = (typeof answers)[keyof typeof answers][number]

/** Cannot be undone, or may put a post there twice. */
const grave: ReadonlySet<Answer> = new Set(['not-live', 'drop', 'skip', 'take-down'])
const mayAnswer = ['administrator', 'channel-manager', 'approver']

/** Whether only a person can take it further. */
export const needsPerson = (state: DeliveryState): state is keyof typeof asked => state in asked
const hasAnswers = (state: DeliveryState): state is keyof typeof answers => state in answers

interface AnswersProps {
  readonly delivery: Pick<DeliveryView, 'id' | 'state' | 'postTitle' | 'channel'>
  /** Called after the hub has taken an answer: with what was done, as a sentence, and the delivery that goes on, which may be a new one. */
  readonly onAnswered: (told: string, now: DeliveryView) => void
}

/** The answers that only a person can give, each asked about once more. Nothing where the state has none. */
export function Answers({ delivery, onAnswered }: AnswersProps) {
  const text = useWords(words)
  const language = useLanguage()
  const heading = useId()
  const { user } = useAuth()
  const [answering, setAnswering] = useState<Answer | null>(null)
  const { id, state, channel, postTitle } = delivery

  const resolve = async (answer: Answer, url?: string) => {
    const now =
      answer === 'retry'
        ? await post<DeliveryView>(`/deliveries/${id}/retry`)
        : await post<DeliveryView>(`/deliveries/${id}/resolve`, { answer, ...(url && { url }) })
    onAnswered(`${text.answers[answer].done} ${text.stands(stateNames[now.state][language])}`, now)
  }
  const roles = (user as { roles?: readonly string[] | null } | null | undefined)?.roles ?? []

  return (
    <>
      {hasAnswers(state) && (
        <div role="group" aria-labelledby={heading} className="fh-question">
          <h3 className="fh-heading" id={heading}>
            {text.question[state]}
          </h3>
          {roles.some((role) => mayAnswer.includes(role)) ? (
            <div className="fh-actions">
              {state === 'blocked-auth' && (
                <Button el="link" to={`/admin/collections/channels/${channel.id}`} buttonStyle="primary" margin={false}>
                  {text.toChannel}
                </Button>
              )}
              {answers[state].map((answer, i) => (
                <Button
                  key={answer}
                  type="button"
                  buttonStyle={i === 0 && !grave.has(answer) ? 'primary' : 'secondary'}
                  margin={false}
                  aria-label={`${text.answers[answer].button}: ${postTitle}, ${channel.name}`}
                  onClick={() => setAnswering(answer)}
                >
                  {text.answers[answer].button}
                </Button>
              ))}
            </div>
          ) : (
            <p className="fh-quiet">{text.mayNot}</p>
          )}
        </div>
      )}
      {/* Also where the state has moved on meanwhile: the hub then says so, and what was typed is still there. */}
      {answering && <AnswerDialog answer={answering} onAnswer={resolve} onClose={() => setAnswering(null)} />}
    </>
  )
}

interface DialogProps {
  readonly answer: Answer
  readonly onAnswer: (answer: Answer, url?: string) => Promise<void>
  readonly onClose: () => void
}

function AnswerDialog({ answer, onAnswer, onClose }: DialogProps) {
  const text = useWords(words)
  const [url, setUrl] = useState('')
  const [wrong, setWrong] = useState(false)
  const { title, body, button } = text.answers[answer]
  const confirm = async () => {
    if (answer !== 'live') return onAnswer(answer)
    if (isWebAddress(url.trim())) return onAnswer(answer, url.trim())
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
