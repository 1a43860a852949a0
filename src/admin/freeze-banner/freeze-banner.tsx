'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { FreezeView } from '../../core/answers.ts'
import { ApiError, get, post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { freezesChanged, onFreezesChanged } from '../freezes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface Freezes {
  readonly freezes: readonly FreezeView[]
}

/** Above every page: nothing while nothing is frozen; otherwise what, why, who, since when, and how to lift it. */
export function FreezeBanner() {
  const text = useWords(words)
  const language = useLanguage()
  const [lifting, setLifting] = useState<FreezeView | null>(null)
  const { value, error, failures, reload, put } = usePoll<Freezes>(
    'freezes',
    (signal) => get('/freezes/active', signal),
    () => 15_000,
  )
  useEffect(() => onFreezesChanged(() => void reload()), [reload])

  const lift = async (freeze: FreezeView) => {
    put(await post<Freezes>(`/freezes/${freeze.id}/lift`))
    freezesChanged()
  }
  // One lost answer is no news, and who is signed out sees the sign-in next.
  const lost = failures > 1 && !(error instanceof ApiError && error.status === 401)
  return (
    <div className="fh fh-freezes" role="region" aria-label={text.title} aria-live="polite">
      {lost && (
        <Notice kind="warning">
          {text.unknown} {sentenceOf(error, language)}
        </Notice>
      )}
      {value?.freezes.map((freeze) => (
        <div key={freeze.id} className="fh-freeze">
          <Icon name="stop" />
          <div className="fh-freeze__text">
            <p>
              <strong>
                {text.frozen[freeze.scope]} {freeze.scope === 'all' ? text.nothingLeaves : (freeze.targetName ?? freeze.target)}
              </strong>{' '}
              {freeze.reason}
            </p>
            <p className="fh-freeze__since">
              {text.since(instant(freeze.at, language))} {freeze.by && text.by(freeze.by)}
            </p>
          </div>
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-label={text.liftOf(freeze.reason)}
            onClick={() => setLifting(freeze)}
          >
            {text.lift}
          </Button>
        </div>
      ))}
      {lifting && (
        <Dialog title={text.liftTitle} confirm={text.lift} onConfirm={() => lift(lifting)} onClose={() => setLifting(null)}>
          <p>
            <strong>{text.frozen[lifting.scope]}</strong> {lifting.scope !== 'all' && (lifting.targetName ?? lifting.target)}{' '}
            {lifting.reason}
          </p>
          <p>{text.liftBody}</p>
        </Dialog>
      )}
    </div>
  )
}
