'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState, type ReactNode } from 'react'
import { commentLimits } from '../../core/comments.ts'
import { sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What is being typed, by what it answers or is about: the list is drawn anew when somebody else settles a thread, and pages are left. */
const typed = new Map<string, string>()
export const isBeingTyped = (key: string): boolean => typed.has(key)

const places = new Map<string, unknown>()
/** What exactly a new comment is about, kept as long as its text is. `null`: none is being written. */
export function useKept<Place extends object>(key: string): readonly [Place | null, (place: Place | null) => void] {
  const [place, setPlace] = useState(isBeingTyped(key) ? ((places.get(key) as Place | undefined) ?? null) : null)
  const keep = (next: Place | null) => {
    places.set(key, next)
    setPlace(next)
  }
  return [place, keep]
}

interface FormProps {
  readonly label: string
  /** Under which it is kept until it is sent or called off, should it be drawn anew meanwhile. */
  readonly keptAs: string
  readonly send: string
  /** What it is about, above the field. */
  readonly about?: ReactNode
  /** Closed by its caller when it ends; what it throws is said, and what was typed is still there. */
  readonly onSend: (text: string) => Promise<void>
  readonly onCancel: () => void
}

/** One text to be said. It stands within Payload's form too, so it is none itself. */
export function CommentForm({ label, keptAs, send, about, onSend, onCancel }: FormProps) {
  const words_ = useWords(words)
  const language = useLanguage()
  const [text, setText] = useState(typed.get(keptAs) ?? '')
  const write = (next: string) => {
    setText(next)
    typed.set(keptAs, next)
  }
  const cancel = () => {
    typed.delete(keptAs)
    onCancel()
  }
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const submit = () => {
    if (busy) return
    if (text.trim() === '') {
      setWrong(words_.missing)
      box.current?.focus()
      return
    }
    setBusy(true)
    setWrong(undefined)
    onSend(text.trim()).then(
      () => typed.delete(keptAs),
      (error: unknown) => {
        setBusy(false)
        setWrong(sentenceOf(error, language))
      },
    )
  }
  return (
    <div className="fh-comment-form">
      {about}
      <Field label={label} error={wrong}>
        {(control) => (
          <textarea
            {...control}
            ref={box}
            className="fh-input"
            rows={3}
            maxLength={commentLimits.text}
            // Whoever opened it wants to write.
            autoFocus
            value={text}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
              if (event.key === 'Escape' && text === '') cancel()
              event.stopPropagation()
            }}
          />
        )}
      </Field>
      <div className="fh-actions">
        <Button type="button" size="small" margin={false} disabled={busy} onClick={submit}>
          {busy ? words_.sending : send}
        </Button>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={cancel}>
          {words_.cancel}
        </Button>
      </div>
    </div>
  )
}
