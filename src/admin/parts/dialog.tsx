'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { sentenceOf } from '../api.ts'
import { useLanguage, useWords } from '../words.ts'
import { Notice } from './notice.tsx'

const words = {
  de: { cancel: 'Abbrechen', working: 'Einen Moment …' },
  en: { cancel: 'Cancel', working: 'One moment …' },
}

interface DialogProps {
  readonly title: string
  /** What the confirming button does, as a verb. */
  readonly confirm: string
  readonly danger?: boolean
  /** What it needs to know is not known. */
  readonly disabled?: boolean
  /** It has happened already: there is nothing left to cancel. */
  readonly isDone?: boolean
  /** Closes when it ends, unless with `stay`; what it throws is said in the dialog, which then stays too. */
  readonly onConfirm: () => Promise<'stay' | void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * Asks before something that cannot be undone. Shown while it is mounted. It hangs on the body: within Payload's form,
 * Enter in one of its fields would save the document.
 */
export function Dialog({ title, confirm, danger = false, disabled = false, isDone = false, onConfirm, onClose, children }: DialogProps) {
  const text = useWords(words)
  const language = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [working, setWorking] = useState(false)
  const [failed, setFailed] = useState<string>()

  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React hands events of a portal on to the form that it was opened from.
    event.stopPropagation()
    if (working || disabled) return
    setWorking(true)
    setFailed(undefined)
    onConfirm().then(
      (outcome) => {
        setWorking(false)
        if (outcome !== 'stay') dialog.current?.close()
      },
      (error: unknown) => {
        setWorking(false)
        setFailed(sentenceOf(error, language))
      },
    )
  }

  return createPortal(
    <dialog
      ref={dialog}
      className="fh-dialog"
      aria-labelledby={heading}
      onClose={onClose}
      onCancel={(event) => {
        if (working) event.preventDefault()
      }}
    >
      <form className="fh-dialog__form" noValidate onSubmit={submit}>
        <h2 id={heading}>{title}</h2>
        <div className="fh-dialog__body">{children}</div>
        {failed && (
          <Notice kind="error" says>
            {failed}
          </Notice>
        )}
        <div className="fh-actions">
          <Button
            type="submit"
            buttonStyle={danger ? 'error' : 'primary'}
            className={danger ? 'fh-danger' : ''}
            margin={false}
            disabled={working || disabled}
          >
            {working ? text.working : confirm}
          </Button>
          {!isDone && (
            <Button type="button" buttonStyle="secondary" margin={false} disabled={working} onClick={() => dialog.current?.close()}>
              {text.cancel}
            </Button>
          )}
        </div>
      </form>
    </dialog>,
    document.body,
  )
}
