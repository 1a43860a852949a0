'use client'
import { Button, useLocale } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import type { PreviewLink as Link } from '../../core/preview-link.ts'
import { post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useWhenSaved } from '../review-panel/use-when-saved.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** Makes a link by which somebody without an account looks at the draft, in the language that the form shows. */
export function PreviewLink({ id }: { readonly id: string | number }) {
  const text = useWords(words)
  const language = useLanguage()
  const { code: locale } = useLocale()
  const { waiting, whenSaved } = useWhenSaved()
  const [link, setLink] = useState<Link | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const [copied, setCopied] = useState<boolean | null>(null)
  const address = useRef<HTMLInputElement>(null)

  const make = () =>
    whenSaved((saved) => {
      setCopied(null)
      setWrong(saved ? '' : text.notSaved)
      if (!saved) return
      setBusy(true)
      post<Link>(`/posts/${id}/preview-link`, { language: locale })
        .then(setLink, (error: unknown) => setWrong(sentenceOf(error, language)))
        .finally(() => setBusy(false))
    })
  const copy = () => {
    address.current?.select()
    // Without https a browser has no clipboard for pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    if (!link || !clipboard) return setCopied(false)
    clipboard.writeText(link.url).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }

  return (
    <section aria-labelledby="fh-preview-link-title">
      <h3 className="fh-heading" id="fh-preview-link-title">
        {text.title}
      </h3>
      <p className="fh-quiet">{text.help}</p>
      <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={waiting || busy} onClick={make}>
        {text.make}
      </Button>
      <div aria-live="polite">
        {(waiting || busy) && <p className="fh-quiet">{text.making}</p>}
        {wrong && <Notice kind="error">{wrong}</Notice>}
        {link && !busy && (
          <div className="fh-preview-link">
            <Field label={text.address}>
              {(control) => <input {...control} ref={address} className="fh-input" type="url" readOnly value={link.url} />}
            </Field>
            <p>{text.until(instant(link.expiresAt, language))}</p>
            <div className="fh-links">
              <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={copy}>
                {text.copy}
              </Button>
              <OutsideLink href={link.url}>{text.open}</OutsideLink>
            </div>
            {copied !== null && <p>{copied ? text.copied : text.notCopied}</p>}
          </div>
        )}
      </div>
    </section>
  )
}
