'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { DeliveryAccount, DeliveryView } from '../../core/answers.ts'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'
import { get } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { platformLook } from '../parts/look.ts'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { usePoll } from '../use-poll.ts'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { Answers } from './answers.tsx'
import { Attempts } from './attempts.tsx'
import { nextStep } from './next-step.ts'
import { words } from './words.ts'

const final: readonly DeliveryState[] = finalStates

/** On a delivery: how it stands, what happens next and when, the answers that only a person can give, and what was tried. */
export function DeliveryActions() {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const router = useRouter()
  const { id } = useDocumentInfo()
  const [done, setDone] = useState<string | null>(null)
  const path = id === undefined ? null : `/deliveries/${id}/account`
  const { value, error, reload } = usePoll<DeliveryAccount>(
    path,
    (signal) => get(path ?? '', signal),
    ({ value: account, failures }) => (failures > 0 || (account && !final.includes(account.delivery.state)) ? 5000 : null),
  )
  if (path === null) return null

  const answered = (told: string, now: DeliveryView) => {
    if (now.id !== String(id)) {
      router.push(`/admin/collections/deliveries/${now.id}`)
      return
    }
    setDone(told)
    void reload()
    // The fields below are Payload's own and were read before.
    router.refresh()
  }
  const delivery = value?.delivery
  const reason = said(delivery?.reason ?? '')
  return (
    <section className="fh fh-box fh-account" aria-labelledby="fh-next-title">
      <h2 className="fh-heading" id="fh-next-title">
        {text.title}
      </h2>
      <Failed error={error} text={text} onAgain={reload} />
      {!delivery && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {delivery && (
        <>
          <p className="fh-line__what">
            <PlatformDot color={platformLook(delivery.channel.platform).color} />
            <span>
              <Link href={`/admin/collections/posts/${delivery.post}`} prefetch={false}>
                {delivery.postTitle}
              </Link>{' '}
              {text.on}{' '}
              <Link href={`/admin/collections/channels/${delivery.channel.id}`} prefetch={false}>
                {delivery.channel.name}
              </Link>
            </span>
          </p>
          <div aria-live="polite" className="fh-stack">
            <StateBadge state={delivery.state} platform={delivery.channel.platform} />
            <p>{nextStep(delivery, language)}</p>
            {reason && !delivery.because?.[language].includes(reason) && (
              <p>
                <strong>{text.why}</strong> {reason}
              </p>
            )}
            {done && <Notice kind="success">{done}</Notice>}
          </div>
          <Answers delivery={delivery} onAnswered={answered} />
          <p className="fh-links">
            {delivery.url && <OutsideLink href={delivery.url}>{text.open}</OutsideLink>}
            <Link href="/admin/queue" prefetch={false}>
              {text.toQueue}
            </Link>
          </p>
          <Attempts attempts={value.attempts} timeZone={delivery.timeZone} />
        </>
      )}
    </section>
  )
}
