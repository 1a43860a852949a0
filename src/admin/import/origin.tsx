'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { PostOrigin } from '../../core/imports.ts'
import { get } from '../api.ts'
import { instant } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { originWords } from './origin-words.ts'

/** Where an imported post is from, and what its source says otherwise by now. Nothing for a post of our own. */
export function Origin() {
  const text = useWords(originWords)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const [origin, setOrigin] = useState<PostOrigin | null>(null)
  useEffect(() => {
    if (!id) return
    const over = new AbortController()
    // Not worth an error: the post is whole without it.
    get<{ origin: PostOrigin | null }>(`/origins/of/${id}`, over.signal).then(
      (answer) => setOrigin(answer.origin),
      () => undefined,
    )
    return () => over.abort()
  }, [id])
  if (!origin) return null
  return (
    <section className="fh fh-stack fh-origin" aria-label={text.originTitle}>
      <h3 className="fh-heading">{text.originTitle}</h3>
      <p>{text.originFrom(origin.name, instant(origin.at, language))}</p>
      {origin.link && (
        <p>
          <OutsideLink href={origin.link}>{text.originLink}</OutsideLink>
        </p>
      )}
      {origin.news && (
        <Notice kind="warning">
          <p>{text.originNews(instant(origin.news.at, language))}</p>
          <p>
            <strong>{origin.news.title}</strong>
          </p>
          <p className="fh-import__summary">{origin.news.summary}</p>
        </Notice>
      )}
    </section>
  )
}
