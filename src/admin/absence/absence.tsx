'use client'
import { useAuth, useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Handover } from '../../core/responsibilities.ts'
import { get } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { AwayForm } from './away-form.tsx'
import { ForGood } from './for-good.tsx'
import { LeftBehind } from './left-behind.tsx'
import { words } from './words.ts'

/** When somebody is away, who stands in, and what that hands over. One's own; administrators also that of others, by `?person=`. */
export function Absence() {
  const text = useWords(words)
  const { setStepNav } = useStepNav()
  const { user } = useAuth()
  const asked = useSearchParams().get('person')
  const own = user ? String(user.id) : null
  const id = asked ?? own
  const [said, setSaid] = useState<string | null>(null)
  const { value, error, reload, put } = usePoll<Handover>(
    id === null ? null : `handover ${id}`,
    (signal) => get(`/users/${encodeURIComponent(id ?? '')}/handover`, signal),
    () => null,
  )
  const title = value && id !== own ? text.of(value.person.name) : text.title
  useEffect(() => setStepNav([{ label: title }]), [setStepNav, title])
  const changed = (handover: Handover, what: string) => {
    put(handover)
    setSaid(what)
  }
  return (
    <div className="fh fh-absence">
      <h1 className="fh-queue__title">{title}</h1>
      <div aria-live="polite">{said && <Notice kind="success">{said}</Notice>}</div>
      <Failed error={error} text={text} onAgain={reload} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && (
        <>
          <AwayForm key={JSON.stringify(value.away)} handover={value} onChanged={changed} />
          <LeftBehind handover={value} />
          {value.things.length > 0 && <ForGood key={value.things.length} handover={value} onChanged={changed} />}
        </>
      )}
    </div>
  )
}
