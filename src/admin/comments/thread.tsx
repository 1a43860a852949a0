'use client'
import { Button } from '@payloadcms/ui'
import { useState, type ReactNode } from 'react'
import type { CommentView } from '../../core/comments.ts'
import { sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { CommentForm, isBeingTyped } from './comment-form.tsx'
import type { CommentsOf } from './use-comments.ts'
import { words } from './words.ts'

interface ThreadProps {
  readonly comment: CommentView
  readonly act: CommentsOf['act']
  /** What it is about, where that is not plain from where it stands. */
  readonly where?: string
  /** Leads to what it is about. Absent: there is nowhere to lead. */
  readonly go?: { readonly label: string; readonly to: () => void } | undefined
}

/** A comment with what was answered to it. */
export function Thread({ comment, act, where, go }: ThreadProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [replying, setReplying] = useState(isBeingTyped(comment.id))
  const [wrong, setWrong] = useState('')
  const { place, resolved } = comment
  const quote = place.anchor?.kind === 'words' ? place.anchor.quote : null
  const attempt = (what: 'resolve' | 'reopen' | 'delete', id: string) => {
    setWrong('')
    act(what, id).catch((error: unknown) => setWrong(sentenceOf(error, language)))
  }
  const lost = place.anchor?.kind === 'point' ? text.lostPicture : quote === null ? text.lostPlace : text.lost
  return (
    <li className="fh-thread" data-resolved={resolved !== null}>
      {where && <p className="fh-quiet">{where}</p>}
      {comment.isLost && (
        <p className="fh-word fh-tone--warning">
          <Icon name="warning" /> {lost}
        </p>
      )}
      {quote !== null && <blockquote className="fh-quote">{quote}</blockquote>}
      <Said one={comment} onRemove={comment.mayDelete ? () => attempt('delete', comment.id) : undefined} />
      {comment.replies.length > 0 && (
        <ul className="fh-thread__replies">
          {comment.replies.map((one) => (
            <li key={one.id}>
              <Said one={one} onRemove={one.mayDelete ? () => attempt('delete', one.id) : undefined} />
            </li>
          ))}
        </ul>
      )}
      {resolved && (
        <p className="fh-word fh-tone--success">
          <Icon name="check" /> {text.resolvedBy(resolved.by, instant(resolved.at, language))}
        </p>
      )}
      {wrong && (
        <Notice kind="error" says>
          {wrong}
        </Notice>
      )}
      {replying ? (
        <CommentForm
          label={text.yourReply}
          keptAs={comment.id}
          send={text.sendReply}
          onSend={async (said) => {
            await act('reply', comment.id, said)
            setReplying(false)
          }}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className="fh-thread__actions">
          {go && <Small onClick={go.to}>{go.label}</Small>}
          <Small onClick={() => setReplying(true)}>{text.reply}</Small>
          <Small onClick={() => attempt(resolved ? 'reopen' : 'resolve', comment.id)}>{resolved ? text.reopen : text.resolve}</Small>
        </div>
      )}
    </li>
  )
}

function Said({
  one,
  onRemove,
}: {
  readonly one: Pick<CommentView, 'by' | 'at' | 'text' | 'isGuest'>
  readonly onRemove: (() => void) | undefined
}) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <div className="fh-thread__said">
      <p>
        <strong>{one.by}</strong>{' '}
        <span className="fh-quiet">
          {one.isGuest && `${text.guest} · `}
          <time dateTime={one.at}>{instant(one.at, language)}</time>
        </span>{' '}
        {onRemove && <Small onClick={onRemove}>{text.remove}</Small>}
      </p>
      <p className="fh-thread__text">{one.text}</p>
    </div>
  )
}

const Small = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <Button type="button" buttonStyle="none" margin={false} className="fh-small" onClick={onClick}>
    {children}
  </Button>
)
