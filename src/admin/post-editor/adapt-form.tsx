'use client'
import { Button, RenderFields, useForm } from '@payloadcms/ui'
import type { ArrayFieldClientProps, ClientField } from 'payload'
import { useState } from 'react'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { fieldsOf, owns, type Own } from './own.ts'
import { useResets } from './use-resets.ts'
import { words } from './words.ts'

interface AdaptProps extends Pick<ArrayFieldClientProps, 'permissions'> {
  readonly own: readonly Own[]
  readonly row: number
  /** Of the row. */
  readonly path: string
  readonly fields: readonly ClientField[]
  /** Of `variants`. */
  readonly schemaPath: string
  readonly disabled: boolean
  /** Which channel it is must be chosen too. */
  readonly withChannel: boolean
}

/** Everything that one channel can have of its own, by Payload's own fields, each with a way back to what the post has. */
export function AdaptForm({ own, path, fields, schemaPath, permissions, disabled, withChannel }: AdaptProps) {
  const text = useWords(words)
  const { setModified } = useForm()
  const { reset, undo } = useResets(path)
  const [done, setDone] = useState<readonly Own[]>([])

  const back = (which: readonly Own[]) => {
    reset(which)
    setModified(true)
    setDone(which)
  }
  const drawn = (names: readonly string[]) => (
    <RenderFields
      fields={only(fields, names)}
      forceRender
      margins="small"
      parentIndexPath=""
      parentPath={path}
      parentSchemaPath={schemaPath}
      permissions={permissions === true ? true : (permissions?.fields ?? true)}
      readOnly={disabled}
    />
  )
  return (
    <div className="fh-adapt">
      <div className="fh-adapt__head">
        <h3 className="fh-heading">{text.adapt}</h3>
        {own.length > 1 && !disabled && (
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => back(own)}>
            {text.resetAll}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {done.length > 0 && (
          <Notice kind="info">
            <span>{text.wasReset(done.map((one) => text.owns[one]).join(', '))}</span>
            <Button
              type="button"
              buttonStyle="secondary"
              size="small"
              margin={false}
              onClick={() => {
                undo()
                setModified(true)
                setDone([])
              }}
            >
              {text.undo}
            </Button>
          </Notice>
        )}
      </div>
      {withChannel && drawn(['channel'])}
      {owns.map((one) => (
        <div key={one} className="fh-adapt__part" role="group" aria-label={text.owns[one]} data-own={own.includes(one)}>
          <div className="fh-adapt__head">
            <strong>{text.owns[one]}</strong>
            {own.includes(one) ? (
              !disabled && (
                <button type="button" className="fh-adapt__reset" aria-label={text.resetOf(text.owns[one])} onClick={() => back([one])}>
                  {text.reset}
                </button>
              )
            ) : (
              <span className="fh-quiet">{text.asPost}</span>
            )}
          </div>
          {drawn(fieldsOf[one])}
        </div>
      ))}
    </div>
  )
}

/** Those with these names, each where it stood: Payload tells unnamed fields apart by their place. */
function only(fields: readonly ClientField[], names: readonly string[]): ClientField[] {
  const isMeant = (field: ClientField): boolean =>
    'name' in field && field.name ? names.includes(field.name) : 'fields' in field && field.fields.some(isMeant)
  return fields.map((field) => (isMeant(field) ? field : null)) as ClientField[]
}
