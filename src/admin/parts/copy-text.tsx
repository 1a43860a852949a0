'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Field } from './field.tsx'

const words = {
  de: {
    copy: 'Kopieren',
    copied: 'Kopiert.',
    notCopied: 'Der Browser erlaubt das Kopieren nicht. Der Text ist markiert: Drücken Sie Strg+C oder ⌘+C.',
  },
  en: {
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser does not allow copying. The text is selected: press Ctrl+C or ⌘+C.',
  },
}

/** A text to be copied somewhere else. */
export function CopyText({ label, value, help }: { readonly label: string; readonly value: string; readonly help?: ReactNode }) {
  const text = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    input.current?.select()
    // Only there on secure pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard ? clipboard.writeText(value) : Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="fh-stack">
      <Field label={label} help={help}>
        {(control) => (
          <input
            {...control}
            ref={input}
            className="fh-input"
            readOnly
            spellCheck={false}
            value={value}
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
