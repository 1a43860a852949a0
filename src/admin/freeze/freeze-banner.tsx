'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { lifters, type FreezeView } from '../../core/freeze.ts'
import { ApiError, get, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { knowFreezes, onFreezesChanged } from '../freezes.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { LiftFreeze } from './lift-freeze.tsx'
import { useNews } from './use-news.ts'
import { useOutOfSight } from './use-out-of-sight.ts'
import { words } from './words.ts'

interface Freezes {
  readonly freezes: readonly FreezeView[]
}

/** Above every page: nothing while nothing is frozen; otherwise what, why, who, since when, and how to lift it. */
export function FreezeBanner() {
  const text = useWords(words)
  const language = useLanguage()
  const region = useRef<HTMLDivElement>(null)
  const [lifting, setLifting] = useState<FreezeView | null>(null)
  const { value, error, failures, reload, put } = usePoll<Freezes>(
    'freezes',
    (signal) => get('/freezes/active', signal),
    () => 5_000,
  )
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  useEffect(() => value && knowFreezes(value.freezes), [value])
  const said = useNews(value?.freezes)
  // What stops everything stands first.
  const freezes = [...(value?.freezes ?? [])].sort((a, b) => Number(b.scope === 'all') - Number(a.scope === 'all'))
  const [first, ...others] = freezes
  const isOutOfSight = useOutOfSight(region, first !== undefined)
  // One lost answer is no news, and who is signed out sees the sign-in next.
  const lost = failures > 1 && !(error instanceof ApiError && error.status === 401)
  return (
    <>
      <p className="fh-only-said" role="alert">
        {said}
      </p>
      <div className="fh fh-freezes" role="region" aria-label={text.title} ref={region} tabIndex={-1}>
        {lost && (
          <Notice kind="warning">
            {text.unknown} {sentenceOf(error, language)}
          </Notice>
        )}
        {first && <Freeze freeze={first} onLift={setLifting} />}
        {others.length > 0 && (
          <details className="fh-freezes__more">
            <summary>{text.more(others.length)}</summary>
            {others.map((freeze) => (
              <Freeze key={freeze.id} freeze={freeze} onLift={setLifting} />
            ))}
          </details>
        )}
      </div>
      {isOutOfSight && (
        <button
          type="button"
          className="fh-frozen-here"
          onClick={() => {
            region.current?.scrollIntoView({ block: 'start' })
            region.current?.focus({ preventScroll: true })
          }}
        >
          <Icon name="stop" />
          {text.show}
        </button>
      )}
      {lifting && <LiftFreeze freeze={lifting} onLifted={(freezes) => put({ freezes })} onClose={() => setLifting(null)} />}
    </>
  )
}

interface FreezeProps {
  readonly freeze: FreezeView
  readonly onLift: (freeze: FreezeView) => void
}

function Freeze({ freeze, onLift }: FreezeProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { has } = useRoles()
  const { scope, target, targetName, reason, at, by, until } = freeze
  const isOverdue = until !== null && Date.parse(until) <= Date.now()
  return (
    <div className="fh-freeze">
      <Icon name="stop" />
      <div className="fh-freeze__text">
        <p>
          <strong>
            {text.frozen[scope]} {scope !== 'all' && (targetName ?? target)}
          </strong>{' '}
          {reason}
        </p>
        <p className="fh-freeze__since">
          {text.since(instant(at, language))} {by && text.by(by)}
          {until && ` · ${isOverdue ? text.overdue(instant(until, language)) : text.remind(instant(until, language))}`}
          {!has(...lifters) && ` · ${text.mayNotLift}`}
        </p>
      </div>
      {has(...lifters) && (
        <Button
          type="button"
          buttonStyle="secondary"
          size="small"
          margin={false}
          aria-label={text.liftOf(reason)}
          onClick={() => onLift(freeze)}
        >
          {text.lift}
        </Button>
      )}
    </div>
  )
}
