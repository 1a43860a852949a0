'use client'
import { useFieldPath, useForm, useLocale } from '@payloadcms/ui'
import { useEffect, useId } from 'react'
import { Finding } from '../findings/finding.tsx'
import { hasWords } from '../findings/fix-name.ts'
import { formPlace } from '../findings/form-place.ts'
import { kindOf, looks } from '../findings/judgements.ts'
import type { Outcome } from '../findings/use-form-places.ts'
import { useOutcome } from '../findings/use-outcome.ts'
import { words } from '../findings/words.ts'
import { list } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePreview } from '../variant-preview/use-preview.ts'
import { useLanguage, useWords } from '../words.ts'
import { besideField, type Beside } from './beside.ts'

/** So many lines stand below a field at once. */
const most = 3
/** Longer words are not repeated in the line. UTF-16 units. */
const longestMatch = 40

/** Below a field of the post: what the checks find in exactly this field, a line each. A line opens and says all. */
export function FieldFindings({ path: drawnPath }: { readonly path: string }) {
  const text = useWords(words)
  const { getFields, formRef } = useForm()
  const { code: locale } = useLocale()
  const { channels, viewOf } = usePreview()
  const id = useId()
  // Rows move, and the path of a field that was drawn before stays behind; Payload's context does not.
  const path = useFieldPath() ?? drawnPath
  const [outcome, tell] = useOutcome()

  const form = { locale, valueOf: (at: string): unknown => getFields()[at]?.value }
  const views = channels.flatMap((_, row) => {
    const view = viewOf(row)
    return view ? [{ row, view }] : []
  })
  const found = besideField(views, (finding, on) => {
    const place = formPlace(finding.field, on, form)
    return place.kind === 'field' && place.path === path
  })
  const some = found.length > 0

  // Payload draws the field itself: only so do screen readers tell what belongs to it.
  useEffect(() => {
    const field = fieldIn(formRef.current, path)
    if (!field || !some) return
    field.setAttribute('aria-describedby', id)
    return () => field.removeAttribute('aria-describedby')
  }, [formRef, path, id, some])

  const told = (next: Outcome) => {
    tell(next)
    // The button that was pressed goes away with its finding, and must not take the focus along.
    if (next === 'mended') fieldIn(formRef.current, path)?.focus()
  }
  const line = (one: Beside, at: number) => <Line key={at} one={one} onMended={told} />
  return (
    <div className="fh fh-beside">
      {some && (
        <ul className="fh-beside__lines" id={id} aria-label={text.beside}>
          {found.slice(0, most).map(line)}
          {found.length > most && (
            <li>
              <details>
                <summary>{text.besideMore(found.length - most)}</summary>
                <ul className="fh-beside__lines">{found.slice(most).map(line)}</ul>
              </details>
            </li>
          )}
        </ul>
      )}
      <div aria-live="polite">
        {outcome && outcome !== 'mended' && <Notice kind="warning">{text.outcome[outcome]}</Notice>}
        {outcome === 'mended' && <span className="fh-unseen">{text.outcome.mended}</span>}
      </div>
    </div>
  )
}

const fieldIn = (form: HTMLElement | null, path: string) =>
  form?.querySelector<HTMLElement>(`#${CSS.escape(`field-${path.replaceAll('.', '__')}`)}`) ?? null

interface LineProps {
  readonly one: Beside
  readonly onMended: (outcome: Outcome) => void
}

function Line({ one: { judgement, finding, on, channels }, onMended }: LineProps) {
  const text = useWords(words)
  const language = useLanguage()
  const look = looks[kindOf(judgement)]
  const match = finding.excerpt?.match.trim() ?? ''
  return (
    <li className={`fh-tone--${look.tone}`}>
      <details>
        <summary>
          <span className="fh-word">
            <Icon name={look.icon} />
            <span className="fh-unseen">{text[look.word]}: </span>
          </span>{' '}
          {judgement.title[language]}
          {hasWords(match) && match.length <= longestMatch && (
            <>
              {': '}
              <q lang={on.language}>{match}</q>
            </>
          )}
        </summary>
        <div className="fh-beside__all">
          <p className="fh-quiet">{text.on(list(channels, language))}</p>
          <Finding finding={finding} on={on} onMended={onMended} />
          <p className="fh-quiet">{judgement.why[language]}</p>
        </div>
      </details>
    </li>
  )
}
