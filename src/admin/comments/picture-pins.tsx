'use client'
import { Button } from '@payloadcms/ui'
import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { CommentPlace, CommentView } from '../../core/comments.ts'
import { useWords } from '../words.ts'
import { CommentForm, useKept } from './comment-form.tsx'
import { Thread } from './thread.tsx'
import type { CommentsOf } from './use-comments.ts'
import { words } from './words.ts'

interface PinsProps {
  readonly post: string
  readonly picture: { readonly id: string; readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
  readonly comments: readonly CommentView[]
  readonly hash: string
  readonly add: CommentsOf['add']
  readonly act: CommentsOf['act']
}

type Point = { readonly x: number; readonly y: number }
const within = (value: number) => Math.min(100, Math.max(0, Math.round(value * 10) / 10))
const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** A picture whose points can be commented on: by a click, or by a pin that the arrow keys move. */
export function PicturePins({ post, picture, comments, hash, add, act }: PinsProps) {
  const text = useWords(words)
  const keptAs = `${post} ${picture.id}`
  const [point, setPoint] = useKept<Point>(keptAs)
  const pin = useRef<HTMLButtonElement>(null)
  const threads = useRef<HTMLUListElement>(null)

  const place = (event: MouseEvent<HTMLImageElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setPoint({ x: within(((event.clientX - box.left) / box.width) * 100), y: within(((event.clientY - box.top) / box.height) * 100) })
  }
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || !point) return
    event.preventDefault()
    const far = event.shiftKey ? 10 : 2
    setPoint({ x: within(point.x + step.x * far), y: within(point.y + step.y * far) })
  }
  const about = ({ x, y }: Point): CommentPlace => ({
    ...{ channel: null, language: null, field: 'media' },
    anchor: { kind: 'point', medium: picture.id, x, y },
  })
  return (
    <div className="fh-commentable">
      <span className="fh-pins">
        {/* What a click does, the button below does for the keyboard. */}
        <img src={picture.src} alt={picture.alt} width={picture.width} height={picture.height} onClick={place} />
        {comments.map((comment, at) =>
          comment.place.anchor?.kind === 'point' && !comment.resolved ? (
            <button
              key={comment.id}
              type="button"
              className="fh-pin"
              style={{ left: `${comment.place.anchor.x}%`, top: `${comment.place.anchor.y}%` }}
              aria-label={text.pinOf(at + 1, comment.by)}
              onClick={() => threads.current?.children[at]?.scrollIntoView({ block: 'center' })}
            >
              {at + 1}
            </button>
          ) : null,
        )}
        {point && (
          <button
            ref={pin}
            type="button"
            className="fh-pin fh-pin--new"
            style={{ left: `${point.x}%`, top: `${point.y}%` }}
            aria-label={text.pinAt(Math.round(point.x), Math.round(point.y))}
            onKeyDown={move}
          >
            +
          </button>
        )}
      </span>
      {point ? (
        <CommentForm
          label={text.your}
          keptAs={keptAs}
          send={text.send}
          about={<p className="fh-quiet">{text.pinHelp}</p>}
          onSend={async (said) => {
            await add(about(point), said, hash)
            setPoint(null)
          }}
          onCancel={() => setPoint(null)}
        />
      ) : (
        <div>
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            onClick={() => {
              setPoint({ x: 50, y: 50 })
              // Behind the field of the form, which takes the focus by itself.
              setTimeout(() => pin.current?.focus(), 0)
            }}
          >
            {text.pin}
          </Button>
        </div>
      )}
      {comments.length > 0 && (
        <ul className="fh-threads" ref={threads} aria-label={text.title}>
          {comments.map((comment, at) => (
            <Thread key={comment.id} comment={comment} act={act} where={`${text.picture} · ${at + 1}`} />
          ))}
        </ul>
      )}
    </div>
  )
}
