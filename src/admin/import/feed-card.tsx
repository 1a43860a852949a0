'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState, type FormEvent } from 'react'
import type { SourceReading } from '../../core/imports.ts'
import type { Language } from '../../core/story.ts'
import { post, sentenceOf } from '../api.ts'
import { number } from '../format.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { FeedItems } from './feed-items.tsx'
import { words } from './words.ts'

interface FeedCardProps {
  readonly brand: string
  readonly language: Language
  readonly onAdded: () => void
}

/** The third way: a feed is looked at, and becomes a source. */
export function FeedCard({ brand, language: written, onAdded }: FeedCardProps) {
  const text = useWords(words)
  const language = useLanguage()
  const heading = useId()
  const [url, setUrl] = useState('')
  const [found, setFound] = useState<SourceReading | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailed(undefined)
    setTold(null)
    await work().catch((error: unknown) => setFailed(sentenceOf(error, language)))
    setBusy(false)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => setFound(await post<SourceReading>('/sources/look', { url })))
  }
  const add = () =>
    attempt(async () => {
      const name = found?.title || new URL(url).hostname
      await post('/sources', { name, url: url.trim(), brand, language: written })
      setTold(text.feedAdded(name))
      setFound(null)
      setUrl('')
      onAdded()
    })
  return (
    <section className="fh-import__way" aria-labelledby={heading}>
      <h2 className="fh-heading" id={heading}>
        {text.feed}
      </h2>
      <p className="fh-quiet">{text.feedHelp}</p>
      <form className="fh-stack" noValidate onSubmit={look}>
        <Field label={text.feedAddress} error={failed}>
          {(control) => (
            <input
              {...control}
              className="fh-input"
              type="url"
              inputMode="url"
              placeholder="https://www.example.com/feed.xml"
              value={url}
              onChange={(event) => {
                setUrl(event.target.value)
                setFound(null)
              }}
            />
          )}
        </Field>
        <div className="fh-actions">
          <Button type="submit" buttonStyle={found ? 'secondary' : 'primary'} size="small" margin={false} disabled={busy || !url.trim()}>
            {busy ? text.sourceReading : text.feedLook}
          </Button>
          {found && (
            <Button type="button" buttonStyle="primary" size="small" margin={false} disabled={busy} onClick={() => void add()}>
              {text.feedAdd}
            </Button>
          )}
        </div>
      </form>
      <div aria-live="polite" className="fh-stack">
        {told && <Notice kind="success">{told}</Notice>}
        {found && (
          <p>
            {found.items.length === 0
              ? text.feedNone
              : text.feedFound(found.title || url, found.items.length, number(found.items.length, language))}
          </p>
        )}
        {found && <FeedItems items={found.items} />}
      </div>
    </section>
  )
}
