'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { ConnectForm } from '../../core/connect-answers.ts'
import { post, sentenceOf } from '../api.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { isWebAddress, OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { AccountField } from './account-field.tsx'
import { words } from './words.ts'

type Connected =
  | { readonly redirect: string }
  | { readonly choices: ConnectForm['choices'] }
  | { readonly account: { readonly handle: string; readonly url: string } }

interface FormProps {
  readonly path: string
  readonly form: ConnectForm
  readonly onConnected: () => Promise<void>
}

/** What is typed to connect, and the button that does it. */
export function AccountForm({ path, form, onConnected }: FormProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [input, setInput] = useState<Readonly<Record<string, string>>>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string; readonly url?: string } | null>(null)
  const box = useRef<HTMLDivElement>(null)

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
      if ('choices' in answer) {
        await onConnected()
      } else if ('account' in answer) {
        setResult({ kind: 'success', text: text.connected(answer.account.handle), url: answer.account.url })
        await onConnected()
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
    <div ref={box} className="fh-stack">
      {form.fields.map((field) => (
        <AccountField
          key={field.name}
          field={field}
          value={input[field.name] ?? ''}
          isMissing={missing.includes(field.name)}
          onChange={(value) => {
            setInput({ ...input, [field.name]: value })
            setMissing(missing.filter((other) => other !== field.name))
          }}
        />
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
        <Button
          type="button"
          buttonStyle={form.status === 'connected' ? 'secondary' : 'primary'}
          margin={false}
          disabled={busy}
          onClick={() => void connect()}
        >
          {busy ? text.connecting : form.status === 'not-connected' ? text.connect : text.reconnect}
        </Button>
      </div>
    </div>
  )
}
