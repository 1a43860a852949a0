'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { reviewNames } from '../../core/review.ts'
import { shortTime } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePostState } from '../post-state.ts'
import { useLanguage, useWords } from '../words.ts'
import { KeepTyped } from './keep-typed.tsx'
import { useSaving, type Saving } from './use-saving.ts'
import { words } from './words.ts'

/** Whether what is in the form is saved; on a narrow screen also, at the foot of it, where the review stands. */
export function PostHead() {
  const text = useWords(words)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const { saving, again } = useSaving()
  const state = usePostState(id)
  if (id === undefined) return null
  const line = <SavedLine saving={saving} />
  return (
    <div className="fh fh-head">
      <KeepTyped />
      <div role="status">{saving.is === 'failed' ? null : line}</div>
      {saving.is === 'failed' && (
        <Notice kind="error" says>
          <p>
            {text.notSaved(saving.why)} {text.stillHere}
          </p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={again}>
            {text.saveAgain}
          </Button>
        </Notice>
      )}
      <a className="fh-head__foot" href="#fh-review">
        {state && <strong>{reviewNames[state.review.state][language]}</strong>}
        {line}
        <span className="fh-unseen">{text.toReview}</span>
      </a>
    </div>
  )
}

function SavedLine({ saving }: { readonly saving: Saving }) {
  const text = useWords(words)
  const language = useLanguage()
  if (saving.is === 'failed')
    return (
      <span className="fh-head__line">
        <Icon name="stop" />
        {text.notSavedShort}
      </span>
    )
  if (saving.is === 'saved')
    return (
      <span className="fh-head__line">
        <Icon name="check" />
        {saving.at === null ? text.savedOnce : text.saved(shortTime(saving.at, language))}
      </span>
    )
  return (
    <span className="fh-head__line">
      <Icon name={saving.is === 'saving' ? 'sending' : 'clock'} />
      {saving.is === 'saving' ? text.saving : text.changed}
    </span>
  )
}
