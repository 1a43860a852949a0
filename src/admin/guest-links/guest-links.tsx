'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { GuestLinks as Links, GuestLinkView } from '../../core/guests.ts'
import type { StepView } from '../../core/review-steps.ts'
import { get, post as send, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { MakeLink } from './make-link.tsx'
import { words } from './words.ts'

/** The links by which people without an account read this post: made, followed and taken back. */
export function GuestLinks({ post, steps }: { readonly post: string; readonly steps: readonly StepView[] }) {
  const { has } = useRoles()
  return has('editor', 'approver') ? <Managed post={post} steps={steps} /> : null
}

function Managed({ post, steps }: { readonly post: string; readonly steps: readonly StepView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const path = `/posts/${post}/guest-links`
  const { value, error, put, reload } = usePoll<Links>(
    path,
    (signal) => get<Links>(path, signal),
    () => 60_000,
  )
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<GuestLinkView | null>(null)
  // The page is drawn after its address was followed: whoever comes for the links is brought to them.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (window.location.hash === '#fh-guests') heading.current?.focus()
  }, [])
  return (
    <section className="fh-stack" aria-labelledby="fh-guests">
      <h2 className="fh-heading" id="fh-guests" ref={heading} tabIndex={-1}>
        {text.title}
      </h2>
      <p className="fh-quiet">{text.intro}</p>
      {error !== undefined && (
        <Notice kind="error" says>
          {text.failed(sentenceOf(error, language))}
        </Notice>
      )}
      {value?.links.length === 0 && <p className="fh-empty">{text.none}</p>}
      <ul className="fh-lines">
        {value?.links.map((link) => (
          <Line key={link.id} link={link} onRevoke={() => setRevoking(link)} />
        ))}
      </ul>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setMaking(true)}>
          {text.make}
        </Button>
      </div>
      {making && (
        <MakeLink
          post={post}
          steps={steps}
          onClose={() => {
            setMaking(false)
            void reload()
          }}
        />
      )}
      {revoking && (
        <Dialog
          title={text.revokeTitle}
          confirm={text.revoke}
          danger
          onConfirm={async () => put(await send<Links>(`${path}/revoke`, { link: revoking.id }))}
          onClose={() => setRevoking(null)}
        >
          <p>{text.revokeBody(revoking.forWhom)}</p>
        </Dialog>
      )}
    </section>
  )
}

function Line({ link, onRevoke }: { readonly link: GuestLinkView; readonly onRevoke: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const { state, decision, expiresAt, revokedBy, step, guestName, lastOpenedAt } = link
  const stands = state === 'open' ? text.until : text.expired
  return (
    <li className="fh-line">
      <div className="fh-line__head">
        <strong>{link.forWhom}</strong>
        {state === 'open' && (
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-label={`${text.revoke}: ${link.forWhom}`}
            onClick={onRevoke}
          >
            {text.revoke}
          </Button>
        )}
      </div>
      <p className="fh-quiet">
        {state === 'revoked' ? text.revoked(revokedBy ?? '') : stands(instant(expiresAt, language))} · {text.madeBy(link.madeBy)} ·{' '}
        {step === null ? text.comment : text.decide(step)}
      </p>
      <p className="fh-quiet">{guestName ? text.read(guestName, instant(lastOpenedAt, language)) : text.unread}</p>
      {decision && (
        <p>
          <strong>{text.decisions[decision.what]}</strong>{' '}
          <span className="fh-quiet">
            ({decision.counted ? text.counted : text.opinion}
            {!decision.current && `, ${text.old}`}) {instant(decision.at, language)}
          </span>
        </p>
      )}
      {decision?.comment && <blockquote className="fh-quote">{decision.comment}</blockquote>}
    </li>
  )
}
