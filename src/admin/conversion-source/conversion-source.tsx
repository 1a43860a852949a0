'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { SourceStanding } from '../../core/conversions.ts'
import { get } from '../api.ts'
import { instant, number } from '../format.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { Failed } from '../parts/failed.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Secret } from '../parts/secret.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** On a source of conversions: where it tells them, its secret, and what has come. */
export function ConversionSource() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/conversion-sources/${id}`
  const { value, error, reload } = usePoll<SourceStanding>(
    path,
    (signal) => get(`${path}/standing`, signal),
    () => 10_000,
  )
  return (
    <section className="fh fh-box" aria-labelledby="fh-source-title" onKeyDown={keepEnter}>
      <h2 className="fh-heading" id="fh-source-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {path !== null && value && <Known path={path} standing={value} reload={reload} />}
    </section>
  )
}

interface KnownProps {
  readonly path: string
  readonly standing: SourceStanding
  readonly reload: () => Promise<void>
}

function Known({ path, standing: { address, hasSecret, formerSecretUntil, counted, newestAt }, reload }: KnownProps) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <div className="fh-stack">
      <p>
        {hasSecret ? text.hasSecret : text.noSecret} {formerSecretUntil !== null && text.former(instant(formerSecretUntil, language))}
      </p>
      <div className="fh-actions">
        <Secret path={path} isFirst={!hasSecret} text={text} onMade={reload} />
      </div>
      <CopyText label={text.address} value={address} />
      <p className="fh-quiet">
        {newestAt === null ? text.none : text.counted(counted, number(counted, language), instant(newestAt, language))}
      </p>
    </div>
  )
}
