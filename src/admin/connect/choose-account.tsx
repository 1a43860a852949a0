'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ConnectForm } from '../../core/connect-answers.ts'
import { post, sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface ChooseProps {
  readonly path: string
  readonly form: ConnectForm
  readonly onChosen: () => Promise<void>
}

/** The sign-in is done, and opens several accounts. */
export function ChooseAccount({ path, form: { choices }, onChosen }: ChooseProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [choice, setChoice] = useState(choices[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const choose = () => {
    setBusy(true)
    setFailed(null)
    post(`${path}/choose`, { choice })
      .then(onChosen)
      .catch((error: unknown) => setFailed(sentenceOf(error, language)))
      .finally(() => setBusy(false))
  }
  return (
    <div className="fh-stack">
      <Field label={text.choose} help={text.chooseHelp}>
        {(control) => (
          <select {...control} className="fh-input" value={choice} onChange={(event) => setChoice(event.target.value)}>
            {choices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      <div className="fh-actions">
        <Button type="button" margin={false} disabled={busy} onClick={choose}>
          {busy ? text.connecting : text.chooseConfirm}
        </Button>
      </div>
    </div>
  )
}
