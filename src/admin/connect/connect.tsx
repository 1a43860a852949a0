'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { ConnectForm } from '../../core/answers.ts'
import { get, post, sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { isWebAddress, OutsideLink } from '../parts/outside-link.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

type Connected = { readonly redirect: string } | { readonly account: { readonly handle: string; readonly url: string } }

const looks: Record<ConnectForm['status'], { readonly icon: IconName; readonly tone: string }> = {
  'not-connected': { icon: 'none', tone: 'neutral' },
  connected: { icon: 'check', tone: 'success' },
  refused: { icon: 'key', tone: 'warning' },
}

/** On a channel: connects its account. What is needed for it, the platform's publisher tells. */
export function Connect() {
  const text = useWords(words)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/channels/${id}/connect`
  const { value, error, reload } = usePoll<ConnectForm>(
    path,
    (signal) => get(path ?? '', signal),
    () => null,
  )
  return (
    <section className="fh fh-box" aria-labelledby="fh-connect-title">
      <h2 className="fh-heading" id="fh-connect-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {path !== null && value && <AccountForm path={path} form={value} reload={reload} />}
    </section>
  )
}

interface FormProps {
  readonly path: string
  readonly form: ConnectForm
  readonly reload: () => Promise<void>
}

function AccountForm({ path, form, reload }: FormProps) {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const [input, setInput] = useState<Readonly<Record<string, string>>>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string; readonly url?: string } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const look = looks[form.status]

  const connect = async () => {
    const empty = form.fields.filter(({ name, required }) => required && !input[name]?.trim()).map(({ name }) => name)
    setMissing(empty)
    if (empty.length > 0) {
      box.current?.querySelector<HTMLElement>(`[name="fh-${CSS.escape(empty[0] ?? '')}"]`)?.focus()
      return
    }
    setBusy(true)
    setResult(null)
    try {
      const filled = Object.fromEntries(Object.entries(input).filter(([, value]) => value.trim() !== ''))
      const answer = await post<Connected>(path, { input: filled })
      // A secret must not stay in the page longer than it is needed.
      setInput({})
      if ('account' in answer) {
        setResult({ kind: 'success', text: text.connected(answer.account.handle), url: answer.account.url })
        await reload()
        router.refresh()
      } else if (isWebAddress(answer.redirect)) {
        setResult({ kind: 'info', text: text.leaving })
        window.location.assign(answer.redirect)
      } else {
        setResult({ kind: 'error', text: text.wrongRedirect })
      }
    } catch (problem) {
      setResult({ kind: 'error', text: sentenceOf(problem, language) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <div ref={box} className="fh-stack" onKeyDown={keepEnter}>
      <p>
        <span className={`fh-badge fh-tone--${look.tone}`}>
          <Icon name={look.icon} />
          {text.status[form.status]}
        </span>{' '}
        {form.handle && form.status === 'connected' && text.as(form.handle)}
      </p>
      {form.fields.map(({ name, label, help, secret, required, placeholder }) => (
        <Field
          key={name}
          label={label[language]}
          help={help[language]}
          required={required}
          error={missing.includes(name) ? text.missing : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="fh-input"
              // Payload collects its fields by state, not by name: this one never reaches the channel's record.
              name={`fh-${name}`}
              type={secret ? 'password' : 'text'}
              autoComplete={secret ? 'new-password' : 'off'}
              autoCapitalize="none"
              spellCheck={false}
              placeholder={placeholder}
              value={input[name] ?? ''}
              onChange={(event) => {
                setInput({ ...input, [name]: event.target.value })
                setMissing(missing.filter((other) => other !== name))
              }}
            />
          )}
        </Field>
      ))}
      {form.fields.some(({ secret }) => secret) && <p className="fh-quiet">{text.secretKept}</p>}
      <div aria-live="polite">
        {result && (
          <Notice kind={result.kind}>
            {result.text} {result.url && <OutsideLink href={result.url}>{result.url}</OutsideLink>}
          </Notice>
        )}
      </div>
      <div className="fh-actions">
        <Button type="button" margin={false} disabled={busy} onClick={() => void connect()}>
          {busy ? text.connecting : form.status === 'not-connected' ? text.connect : text.reconnect}
        </Button>
      </div>
    </div>
  )
}
