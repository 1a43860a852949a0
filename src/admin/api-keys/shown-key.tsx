'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { KeyMade } from '../../core/answers.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** A new key, this once. */
export function ShownKey({ made }: { readonly made: KeyMade }) {
  const text = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    input.current?.select()
    // Only there on secure pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard ? clipboard.writeText(made.key) : Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="fh-stack">
      <Notice kind="warning" says>
        {text.shownOnce}
      </Notice>
      <Field label={text.key(made.name)}>
        {(control) => (
          <input
            {...control}
            ref={input}
            className="fh-input"
            readOnly
            spellCheck={false}
            value={made.key}
            onFocus={(e) => e.target.select()}
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
