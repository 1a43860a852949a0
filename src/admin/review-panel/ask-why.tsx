'use client'
import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface AskWhyProps {
  readonly title: string
  readonly body: string
  readonly label: string
  readonly confirm: string
  readonly danger?: boolean
  /** May be left empty. Default false. */
  readonly optional?: boolean
  readonly onConfirm: (why: string) => void | Promise<void>
  readonly onClose: () => void
}

/** A dialog that asks for a sentence before something is done. What was typed stays where the hub refuses. */
export function AskWhy({ title, body, label, confirm, danger = false, optional = false, onConfirm, onClose }: AskWhyProps) {
  const text = useWords(words)
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    if (!optional && why.trim().length < 3) {
      setMissing(true)
      return 'stay' as const
    }
    await onConfirm(why.trim())
  }
  return (
    <Dialog title={title} confirm={confirm} danger={danger} onConfirm={submit} onClose={onClose}>
      <p>{body}</p>
      <Field label={label} required={!optional} error={missing ? text.whyMissing : undefined}>
        {(control) => (
          <textarea
            {...control}
            className="fh-input"
            rows={3}
            value={why}
            onChange={(event) => {
              setWhy(event.target.value)
              setMissing(false)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}
