'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { NewSecret } from '../../core/webhook.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface SecretProps {
  readonly path: string
  readonly isFirst: boolean
  readonly onMade: () => Promise<void>
}

/** Makes the secret, or another one, and shows it this once. */
export function Secret({ path, isFirst, onMade }: SecretProps) {
  const text = useWords(words)
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const close = () => {
    setAsking(false)
    // It must not stay in the page longer than it is needed.
    setMade(null)
  }
  const make = async (): Promise<'stay' | void> => {
    if (made !== null) return
    const { secret } = await post<NewSecret>(`${path}/secret`)
    setMade(secret)
    await onMade()
    return 'stay'
  }
  const doing = isFirst ? text.make : text.rotate
  return (
    <>
      <Button type="button" buttonStyle={isFirst ? 'primary' : 'secondary'} margin={false} onClick={() => setAsking(true)}>
        {doing}
      </Button>
      {asking && (
        <Dialog title={made === null ? doing : text.secret} confirm={made === null ? doing : text.done} onConfirm={make} onClose={close}>
          {made === null ? <p>{isFirst ? text.firstText : text.rotateText}</p> : <Shown secret={made} />}
        </Dialog>
      )}
    </>
  )
}

function Shown({ secret }: { readonly secret: string }) {
  const text = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    input.current?.select()
    // Only there on secure pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard ? clipboard.writeText(secret) : Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="fh-stack">
      <Notice kind="warning" says>
        {text.shownOnce}
      </Notice>
      <Field label={text.secret}>
        {(control) => (
          <input
            {...control}
            ref={input}
            className="fh-input"
            readOnly
            spellCheck={false}
            value={secret}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={copy}>
          {text.copy}
        </Button>
        <span role="status">{copied === null ? '' : copied ? text.copied : text.notCopied}</span>
      </div>
    </div>
  )
}
