'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState, type ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { copyText } from './copy.ts'
import { words } from './words.ts'

interface CopiedProps {
  readonly label: string
  readonly text: string
  /** Fetches it anew: it may have been withdrawn since it was shown. */
  readonly fetch: () => Promise<string>
  /** What the hub said where it must not be posted any more. */
  readonly onRefused: (error: ApiError) => void
  /** Stands behind the button. */
  readonly children?: ReactNode
}

/** A text with a button that copies it. */
export function Copied({ label, text, fetch, onRefused, children }: CopiedProps) {
  const say = useWords(words)
  const id = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    copyText(fetch()).then(
      () => setCopied(true),
      (error: unknown) => (error instanceof ApiError ? onRefused(error) : setCopied(false)),
    )
  }
  return (
    <section className="fh-copied" aria-labelledby={id}>
      <div className="fh-copied__head">
        <h4 className="fh-heading" id={id}>
          {label}
        </h4>
        <span className="fh-actions">
          <Button type="button" buttonStyle="secondary" size="small" margin={false} aria-label={`${say.copy}: ${label}`} onClick={copy}>
            {copied && <Icon name="check" />}
            {copied ? say.copied : say.copy}
          </Button>
          {children}
        </span>
      </div>
      <p className="fh-copied__text">{text}</p>
      <p role="status" className="fh-field__error">
        {copied === false ? say.notCopied : ''}
      </p>
    </section>
  )
}
