'use client'
import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { SourceLine, SourceReading } from '../../core/imports.ts'
import { post, sentenceOf } from '../api.ts'
import { instant, number } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { FeedItems } from './feed-items.tsx'
import { words } from './words.ts'

/** The feeds that are read, and reading one now. */
export function Sources({ sources, onRead }: { readonly sources: readonly SourceLine[]; readonly onRead: () => void }) {
  const text = useWords(words)
  return (
    <section className="fh-stack" aria-label={text.sources}>
      <h2 className="fh-heading">{text.sources}</h2>
      {sources.length === 0 ? (
        <p className="fh-empty">{text.noSources}</p>
      ) : (
        <ul className="fh-lines">
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} onRead={onRead} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SourceRow({ source, onRead }: { readonly source: SourceLine; readonly onRead: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<SourceReading | null>(null)
  const [told, setTold] = useState<{ readonly kind: 'success' | 'error'; readonly says: string } | null>(null)
  const ask = async (how: 'look' | 'read') => {
    setBusy(true)
    setTold(null)
    try {
      const reading = await post<SourceReading>(`/sources/${source.id}/${how}`)
      setFound(how === 'look' ? reading : null)
      if (how === 'read') setTold({ kind: 'success', says: text.sourceDone(reading.made) })
    } catch (error) {
      setTold({ kind: 'error', says: sentenceOf(error, language) })
    }
    setBusy(false)
    if (how === 'read') onRead()
  }
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <span className="fh-line__what">
          <Link href={`/admin/collections/sources/${source.id}`} prefetch={false}>
            {source.name}
          </Link>
        </span>
        <span className="fh-line__when">
          {[
            source.active ? null : text.sourceStopped,
            source.lastReadAt ? text.sourceLast(instant(source.lastReadAt, language)) : text.sourceNever,
            text.sourceDrafts(source.drafts, number(source.drafts, language)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {source.problem && !told && <Notice kind="warning">{source.problem[language]}</Notice>}
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={() => void ask('read')}>
          {busy ? text.sourceReading : text.sourceRead}
        </Button>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={() => void ask('look')}>
          {text.sourceLook}
        </Button>
      </div>
      <div aria-live="polite" className="fh-stack">
        {told && <Notice kind={told.kind}>{told.says}</Notice>}
        {found && <p>{found.items.length === 0 ? text.feedNone : text.dryRun}</p>}
        {found && <FeedItems items={found.items} />}
      </div>
    </li>
  )
}
