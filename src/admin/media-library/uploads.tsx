'use client'
import { Button, Link } from '@payloadcms/ui'
import { patch, sentenceOf } from '../api.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { fileSize } from './sizes.ts'
import { isOver, type Upload, type Uploads as UploadsOf } from './use-uploads.ts'
import { words } from './words.ts'

/** What is being uploaded: a line for each file, with its progress, and with a sentence where it was refused. */
export function Uploads({ uploads }: { readonly uploads: UploadsOf }) {
  const text = useWords(words)
  const { list, clear } = uploads
  if (list.length === 0) return null
  const done = list.filter(isOver).length
  return (
    <section className="fh-card fh-media__uploads" aria-label={text.uploads}>
      <div className="fh-line__head">
        <h2 className="fh-heading">{text.uploads}</h2>
        <p className="fh-quiet" role="status">
          {text.uploading(done, list.length)}
        </p>
        {done === list.length && (
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={clear}>
            {text.closeUploads}
          </Button>
        )}
      </div>
      <ul className="fh-lines">
        {list.map((upload) => (
          <Line key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </section>
  )
}

function Line({ upload, uploads }: { readonly upload: Upload; readonly uploads: UploadsOf }) {
  const text = useWords(words)
  const language = useLanguage()
  const { key, file, state, percent, why, id, looksLike } = upload
  const said = {
    waiting: text.waiting,
    sending: text.sending(percent),
    looking: text.looking,
    done: text.uploaded,
    refused: why ?? '',
    cancelled: text.cancelled,
    'thrown-away': text.thrownAway,
  }[state]
  const discard = () =>
    patch(`/media/${id}`, { deletedAt: new Date().toISOString() }).then(
      () => uploads.settle(key, { state: 'thrown-away', looksLike: null, why: null }),
      (error: unknown) => uploads.settle(key, { why: sentenceOf(error, language) }),
    )
  return (
    <li className="fh-line" data-state={state}>
      <div className="fh-line__head">
        <span className="fh-line__what">
          {id && state === 'done' ? <Link href={`/admin/collections/media/${id}`}>{file.name}</Link> : file.name}
        </span>
        <span className="fh-quiet">{fileSize(file.size, language)}</span>
      </div>
      {state === 'sending' || state === 'looking' ? (
        <div className="fh-media__progress">
          <progress max={100} value={state === 'looking' ? undefined : percent} aria-label={file.name} />
          <span>{said}</span>
        </div>
      ) : (
        <p className={state === 'refused' ? 'fh-field__error' : 'fh-quiet'} role={state === 'refused' ? 'alert' : undefined}>
          {state === 'done' && <Icon name="check" />} {said}
        </p>
      )}
      {state === 'done' && looksLike && id && (
        <div className="fh-media__like">
          <p>
            {text.like} <Link href={`/admin/collections/media/${looksLike.id}`}>{looksLike.filename}</Link>.
          </p>
          {why && (
            <p className="fh-field__error" role="alert">
              {why}
            </p>
          )}
          <div className="fh-actions">
            <Small onClick={() => void discard()}>{text.useOther}</Small>
            <Small onClick={() => uploads.settle(key, { looksLike: null })}>{text.keepBoth}</Small>
          </div>
        </div>
      )}
      {(state === 'waiting' || state === 'sending') && (
        <div className="fh-actions">
          <Small label={text.cancelOne(file.name)} onClick={() => uploads.cancel(key)}>
            {text.cancel}
          </Small>
        </div>
      )}
      {(state === 'cancelled' || (state === 'refused' && file.size > 0)) && (
        <div className="fh-actions">
          <Small label={text.retryOne(file.name)} onClick={() => uploads.retry(key)}>
            {text.retry}
          </Small>
        </div>
      )}
    </li>
  )
}

const Small = ({ label, onClick, children }: { readonly label?: string; readonly onClick: () => void; readonly children: string }) => (
  <Button type="button" buttonStyle="secondary" size="small" margin={false} {...(label && { 'aria-label': label })} onClick={onClick}>
    {children}
  </Button>
)
