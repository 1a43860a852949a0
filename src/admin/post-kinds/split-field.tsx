'use client'
import { Button, useForm, useFormFields } from '@payloadcms/ui'
import type { FormState, UIFieldClientComponent } from 'payload'
import { useId, useState } from 'react'
import { mostParts } from '../../core/variant.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { divided } from './thread.ts'
import { usePlace } from './use-place.ts'
import { words } from './words.ts'

/** Below the further parts: spreads a long text over them. Where the platform lets posts follow each other. */
export const SplitField: UIFieldClientComponent = ({ path: drawnPath }) => {
  const text = useWords(words)
  const { path, view, platform } = usePlace(drawnPath)
  const { getDataByPath, getFields, dispatchFields, addFieldRow, removeFieldRow, setModified, disabled } = useForm()
  const [isNumbered, setNumbered] = useState(false)
  const [told, tell] = useState<{ readonly kind: NoticeKind; readonly says: string } | null>(null)
  const help = useId()
  const row = path.replace(/\.[^.]*$/, '')
  const hasText = useFormFields(([fields]) => {
    const value = fields[`${row}.text`]?.value
    return typeof value === 'string' && value.trim() !== ''
  })
  if (!platform?.supports.threads || !view) return null

  const valueAt = (at: string) => String(getDataByPath(at) ?? '')
  function split() {
    const rows = (getDataByPath<readonly unknown[]>(`${row}.parts`) ?? []).length
    const written = Array.from({ length: rows }, (_, at) => valueAt(`${row}.parts.${at}.text`))
    const [first = '', ...rest] = divided(
      { text: valueAt(`${row}.text`), parts: written },
      view?.text ?? '',
      view?.counts ?? [],
      isNumbered,
    )
    if (rest.length > mostParts) return tell({ kind: 'warning', says: text.tooLong(rest.length + 1, mostParts + 1) })
    const changed: FormState = {}
    const put = (at: string, value: string) => {
      changed[at] = { ...getFields()[at], value, isModified: true }
    }
    put(`${row}.text`, first)
    for (let at = rows - 1; at >= rest.length; at--) removeFieldRow({ path: `${row}.parts`, rowIndex: at })
    for (const [at, part] of rest.entries())
      if (at < rows) put(`${row}.parts.${at}.text`, part)
      else
        addFieldRow({
          path: `${row}.parts`,
          schemaPath: 'posts.variants.parts',
          rowIndex: at,
          subFieldState: { text: { value: part, initialValue: part, valid: true } },
        })
    // All at once: Payload protects only what was changed last from the answer to an earlier saving.
    dispatchFields({ type: 'UPDATE_MANY', formState: changed })
    setModified(true)
    tell(rest.length > 0 ? { kind: 'success', says: text.done(rest.length + 1) } : { kind: 'info', says: text.fits })
  }

  return (
    <div className="fh fh-split">
      <div className="fh-split__row">
        <Button
          type="button"
          buttonStyle="secondary"
          size="small"
          margin={false}
          disabled={disabled || !hasText}
          aria-describedby={help}
          onClick={split}
        >
          {text.split}
        </Button>
        <label>
          <input type="checkbox" checked={isNumbered} disabled={disabled} onChange={({ target }) => setNumbered(target.checked)} />{' '}
          {text.numbered}
        </label>
      </div>
      <p className="fh-quiet" id={help}>
        {hasText ? text.help : text.noText}
      </p>
      <div aria-live="polite">{told && <Notice kind={told.kind}>{told.says}</Notice>}</div>
    </div>
  )
}
