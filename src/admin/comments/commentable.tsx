'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { commentLimits, placeOfWords, type CommentPlace, type CommentView } from '../../core/comments.ts'
import { useWords } from '../words.ts'
import { Field } from '../parts/field.tsx'
import { CommentForm, useKept } from './comment-form.tsx'
import { domText, rangeOf, selectedIn } from './dom-text.ts'
import { mark, show } from './highlights.ts'
import { Thread } from './thread.tsx'
import type { CommentsOf } from './use-comments.ts'
import { fieldName, words, type Words } from './words.ts'

/** A part of the page that is one field of the post. */
export interface Spot {
  readonly field: string
  readonly element: Element
}

interface CommentableProps {
  readonly post: string
  /** The channel, or the language of the article, that all of it belongs to. */
  readonly at: Pick<CommentPlace, 'channel' | 'language'>
  /** What all of it is called. */
  readonly name: string
  readonly spotsOf: (root: Element) => readonly Spot[]
  readonly comments: readonly CommentView[]
  /** Of the content on the page. */
  readonly hash: string
  readonly add: CommentsOf['add']
  readonly act: CommentsOf['act']
  readonly children: ReactNode
}

interface Selected {
  readonly place: CommentPlace
  readonly quote: string
  readonly top: number
}

/** Something to read whose words can be commented on: by selecting them, or all of it by a button. */
export function Commentable({ post, at, name, spotsOf, comments, hash, add, act, children }: CommentableProps) {
  const text = useWords(words)
  const root = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Selected | null>(null)
  const keptAs = `${post} ${at.channel ?? at.language}`
  const [writing, setWriting] = useKept<Writing>(keptAs)

  useEffect(() => {
    const look = () => {
      const element = root.current
      if (!element) return
      for (const spot of spotsOf(element)) {
        const words = selectedIn(spot.element)
        if (!words || words.quote.length > commentLimits.quote) continue
        const below = document.getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0
        const place: CommentPlace = { ...at, field: spot.field, anchor: { kind: 'words', ...words } }
        return setSelected({ place, quote: words.quote, top: below - element.getBoundingClientRect().top })
      }
      setSelected(null)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  })

  const rangeFor = ({ place }: CommentView): Range | null => {
    const spot = root.current && spotsOf(root.current).find(({ field }) => field === place.field)
    if (!spot || place.anchor?.kind !== 'words') return null
    const read = domText(spot.element)
    const there = placeOfWords(read.text, place.anchor)
    return there && rangeOf(read, there)
  }
  useEffect(() => mark(comments.filter(({ resolved }) => !resolved).flatMap((comment) => rangeFor(comment) ?? [])))

  /** Of what nobody has selected, one says by a list what it is about: that goes by keyboard, too. */
  const begin = () => {
    const all: Choice = { label: name, place: { ...at, field: null, anchor: null } }
    const spots = root.current ? spotsOf(root.current) : []
    const choices = selected
      ? [{ label: selected.quote, place: selected.place }]
      : [all, ...spots.flatMap((spot) => choicesOf(spot, at, text))]
    setWriting({ quote: selected?.quote ?? null, choices, chosen: 0 })
    setSelected(null)
  }
  const goTo = (comment: CommentView) => {
    const range = rangeFor(comment)
    if (range) show(range)
  }
  return (
    <div className="fh-commentable">
      <div ref={root} className="fh-commentable__read">
        {children}
        {selected && (
          <div className="fh-commentable__offer" style={{ top: selected.top }}>
            <Button
              type="button"
              size="small"
              margin={false}
              // Pressing it must not take the selection away first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={begin}
            >
              {text.onWords}
            </Button>
          </div>
        )}
      </div>
      {comments.length > 0 && (
        <ul className="fh-threads" aria-label={`${text.title}: ${name}`}>
          {comments.map((comment) => (
            <Thread
              key={comment.id}
              comment={comment}
              act={act}
              where={fieldName(comment.place.field, text)}
              go={comment.now ? { label: text.showWords, to: () => goTo(comment) } : undefined}
            />
          ))}
        </ul>
      )}
      {writing ? (
        <CommentForm
          label={text.your}
          keptAs={keptAs}
          send={text.send}
          about={
            writing.quote !== null ? (
              <blockquote className="fh-quote">{writing.quote}</blockquote>
            ) : (
              <Field label={text.what}>
                {(control) => (
                  <select
                    {...control}
                    className="fh-input"
                    value={writing.chosen}
                    onChange={(event) => setWriting({ ...writing, chosen: Number(event.target.value) })}
                  >
                    {writing.choices.map(({ label }, index) => (
                      <option key={index} value={index}>
                        {label}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )
          }
          onSend={async (said) => {
            const place = writing.choices[writing.chosen]?.place
            if (place) await add(place, said, hash)
            setWriting(null)
          }}
          onCancel={() => setWriting(null)}
        />
      ) : (
        <div>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} aria-label={text.on(name)} onClick={begin}>
            {text.onThis}
          </Button>
        </div>
      )}
    </div>
  )
}

interface Writing {
  readonly quote: string | null
  readonly choices: readonly Choice[]
  readonly chosen: number
}

interface Choice {
  readonly label: string
  readonly place: CommentPlace
}

/** The field itself where it is one line, and each line where there are more. */
function choicesOf({ field, element }: Spot, at: CommentableProps['at'], text: Words): Choice[] {
  const lines = domText(element).text.split('\n')
  const whole: Choice = { label: fieldName(field, text), place: { ...at, field, anchor: null } }
  if (lines.length < 2) return [whole]
  let start = 0
  const each = lines.flatMap((line): Choice[] => {
    const [from, quote] = [start, line.slice(0, commentLimits.quote).toWellFormed()]
    start += line.length + 1
    if (quote.trim() === '') return []
    const label = `${whole.label}: ${quote.length > 60 ? `${quote.slice(0, 60).toWellFormed()} …` : quote}`
    return [{ label, place: { ...at, field, anchor: { kind: 'words', quote, start: from, end: from + quote.length } } }]
  })
  return [whole, ...each]
}
