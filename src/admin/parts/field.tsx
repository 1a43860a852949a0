'use client'
import { useId, type ReactNode } from 'react'

interface FieldProps {
  readonly label: string
  readonly required?: boolean
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** The control is a box to tick, and stands before its label. Default false. */
  readonly ticked?: boolean
  /** Draws the control: it must take these attributes. */
  readonly children: (control: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
    readonly 'aria-invalid': boolean
    readonly 'aria-required': boolean
  }) => ReactNode
}

/** A labelled control with its help and its error, tied together for screen readers. */
export function Field({ label, required = false, help, error, ticked = false, children }: FieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className={ticked ? 'fh-field fh-field--ticked' : 'fh-field'}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="fh-field__required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error), 'aria-required': required })}
      {error && (
        <p id={`${id}-error`} className="fh-field__error" role="alert">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="fh-field__help">
          {help}
        </p>
      )}
    </div>
  )
}
