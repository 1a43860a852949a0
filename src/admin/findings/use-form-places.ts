'use client'
import { useConfig, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui'
import type { FormState } from 'payload'
import type { FindingView } from '../../core/answers.ts'
import { richTextToPlain } from '../../core/rich-text.ts'
import { formPlace, tabOf, type FormPlace, type FoundOn } from './form-place.ts'
import { mendedBody, spotIn } from './mend-body.ts'
import { mended, spanIn, stillStands } from './mend.ts'
import { selectIn, selectInBody, showField } from './show-field.ts'

/** What came of mending. `changed`: the field says something else by now; `by-hand`: the words do not stand in one piece. */
export type Outcome = 'mended' | 'some' | 'changed' | 'by-hand'

const bodyPath = 'body'

/** Leads from findings to the fields of the form that they are about, and mends those. */
export function useFormPlaces(found: FoundOn): {
  readonly placeOf: (finding: Pick<FindingView, 'field'>) => FormPlace
  /** Whether this person may change the form now. */
  readonly mayChange: boolean
  readonly goTo: (finding: FindingView) => Promise<void>
  /** Puts the fixes of all these findings in their places. */
  readonly mend: (findings: readonly FindingView[]) => Outcome
} {
  const { formRef, getFields, dispatchFields, setModified, disabled } = useForm()
  const { collectionSlug, hasSavePermission = true, isTrashed = false } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const { code: locale } = useLocale()

  const valueOf = (path: string): unknown => getFields()[path]?.value
  const placeOf = ({ field }: Pick<FindingView, 'field'>) => formPlace(field, found, { locale, valueOf })

  const mendField = (
    path: string,
    findings: readonly FindingView[],
    changed: FormState,
  ): { readonly count: number; readonly byHand: boolean } => {
    const value = valueOf(path)
    const isBody = path === bodyPath
    const better = isBody ? mendedBody(value, findings) : mended(typeof value === 'string' ? value : '', findings)
    // The editor of the body takes a value from outside only together with a new initial value.
    if (better.count > 0)
      changed[path] = { ...getFields()[path], value: better.value, ...(isBody && { initialValue: better.value }), isModified: true }
    const plain = isBody && better.count === 0 ? richTextToPlain(value) : null
    return { count: better.count, byHand: plain !== null && findings.some((finding) => stillStands(plain, finding)) }
  }

  return {
    placeOf,
    mayChange: hasSavePermission && !isTrashed && !disabled,
    async goTo(finding) {
      const place = placeOf(finding)
      const fields = collectionSlug ? getEntityConfig({ collectionSlug })?.fields : undefined
      if (place.kind !== 'field' || !formRef.current) return
      const { path } = place
      const field = await showField(formRef.current, path, tabOf(fields ?? [], path))
      if (!field) return
      if (path === bodyPath) {
        const spot = spotIn(valueOf(path), finding)
        if (spot) selectInBody(field, spot)
      } else {
        const value = valueOf(path)
        const span = typeof value === 'string' ? spanIn(value, finding) : null
        if (span) selectIn(field, span)
      }
    },
    mend(findings) {
      const byPath = new Map<string, FindingView[]>()
      for (const finding of findings) {
        const place = placeOf(finding)
        if (place.kind === 'field') byPath.set(place.path, [...(byPath.get(place.path) ?? []), finding])
      }
      const changed: FormState = {}
      const outcomes = [...byPath].map(([path, some]) => mendField(path, some, changed))
      if (Object.keys(changed).length > 0) {
        // All at once: Payload protects only what was changed last from the answer to an earlier saving.
        dispatchFields({ type: 'UPDATE_MANY', formState: changed })
        setModified(true)
      }
      const count = outcomes.reduce((sum, one) => sum + one.count, 0)
      if (count === findings.length) return 'mended'
      if (count > 0) return 'some'
      return outcomes.some(({ byHand }) => byHand) ? 'by-hand' : 'changed'
    },
  }
}
