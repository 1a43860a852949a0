'use client'
import { Button } from '@payloadcms/ui'
import { contentEvents, type CallState, type WebhookCall } from '../../core/webhook.ts'
import { instant } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import type { Tone } from '../parts/look.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

const looks: Record<CallState, { readonly icon: IconName; readonly tone: Tone }> = {
  pending: { icon: 'sending', tone: 'info' },
  failed: { icon: 'clock', tone: 'warning' },
  sent: { icon: 'check', tone: 'success' },
  'given-up': { icon: 'cross', tone: 'error' },
  superseded: { icon: 'none', tone: 'neutral' },
}

interface CallsProps {
  readonly calls: readonly WebhookCall[]
  /** What is being sent at the moment. */
  readonly busy: string | null
  readonly onAgain: (call: WebhookCall) => void
}

/** The newest first: what was sent, whether it arrived, and how each try ended. */
export function Calls({ calls, busy, onAgain }: CallsProps) {
  const text = useWords(words)
  return (
    <section className="fh-stack" aria-labelledby="fh-calls-title">
      <h3 className="fh-heading" id="fh-calls-title">
        {text.log}
      </h3>
      {calls.length === 0 ? (
        <p className="fh-empty">{text.none}</p>
      ) : (
        <>
          <ul className="fh-lines">
            {calls.map((call) => (
              <Call key={call.id} call={call} busy={busy} onAgain={onAgain} />
            ))}
          </ul>
          <p className="fh-quiet">{text.kept}</p>
        </>
      )}
    </section>
  )
}

function Call({ call, busy, onAgain }: { readonly call: WebhookCall } & Pick<CallsProps, 'busy' | 'onAgain'>) {
  const text = useWords(words)
  const language = useLanguage()
  const { state, attempts, nextAt, type, event, body } = call
  const name = contentEvents.find(({ value }) => value === type)?.label[language] ?? text.testEvent
  const last = attempts.at(-1)
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <span className="fh-line__what">
          <span className={`fh-badge fh-tone--${looks[state].tone}`}>
            <Icon name={looks[state].icon} />
            {text.states[state]}
          </span>
          {name}
        </span>
        {last && (
          <time className="fh-line__when" dateTime={last.at}>
            {instant(last.at, language)}
          </time>
        )}
      </div>
      {last && <p className="fh-line__why">{last.note[language]}</p>}
      {nextAt !== null && state === 'failed' && <p className="fh-quiet">{text.next(instant(nextAt, language))}</p>}
      <details>
        <summary>{text.attempts(attempts.length)}</summary>
        <ol className="fh-stack fh-stack--tight">
          {attempts.map((attempt, at) => (
            <li key={at}>
              <time className="fh-quiet" dateTime={attempt.at}>
                {instant(attempt.at, language)}
              </time>{' '}
              {attempt.note[language]} <span className="fh-quiet">{attempt.ms} ms</span>
            </li>
          ))}
        </ol>
        <p className="fh-quiet">
          {text.body} · <code>{event}</code>
        </p>
        <pre className="fh-raw" tabIndex={0}>
          {body}
        </pre>
      </details>
      {state !== 'pending' && (
        <div className="fh-actions">
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            disabled={busy !== null}
            aria-label={text.sendAgainOf(`${name}, ${last ? instant(last.at, language) : event}`)}
            onClick={() => onAgain(call)}
          >
            {busy === call.id ? text.sending : text.sendAgain}
          </Button>
        </div>
      )}
    </li>
  )
}
