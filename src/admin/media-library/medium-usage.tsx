'use client'
import { Button, Link, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { MediumUsage } from '../../core/media-library.ts'
import { reviewNames } from '../../core/review.ts'
import { post, sentenceOf } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { useAnswer } from './use-answer.ts'

/** Where a medium is used, and what a change of it would do. */
export function MediumUsagePanel() {
  const { id } = useDocumentInfo()
  return id ? <Panel id={String(id)} /> : null
}

function Panel({ id }: { readonly id: string }) {
  const text = useWords(panelWords)
  const { value, error, reload } = useAnswer<MediumUsage>(`/media/${id}/usage`)
  return (
    <section className="fh fh-panel fh-media__panel" aria-label={text.usage}>
      <h2 className="fh-heading">{text.usage}</h2>
      <Failed text={text} error={error} onAgain={reload} />
      {!value && error === undefined && <p className="fh-quiet">{text.loading}</p>}
      {value && <Used usage={value} />}
      {value && value.posts + value.live > 0 && <BeforeDeletion id={id} usage={value} />}
      {value?.looksLike && <Like id={id} other={value.looksLike} onSettled={reload} />}
    </section>
  )
}

/** Payload's own question whether to delete has no place for it: where the medium is used is said there all the same. */
function BeforeDeletion({ id, usage }: { readonly id: string; readonly usage: MediumUsage }) {
  const text = useWords(panelWords)
  const { isModalOpen } = useModal()
  const isAsked = isModalOpen(`delete-${id}`)
  const [place, setPlace] = useState<Element | null>(null)
  useEffect(() => {
    setPlace(isAsked ? document.querySelector('.delete-document .confirmation-modal__content') : null)
  }, [isAsked])
  return (
    place &&
    createPortal(
      <section className="fh fh-stack" aria-label={text.usage}>
        <h2 className="fh-heading">{text.usage}</h2>
        <Used usage={usage} />
      </section>,
      place,
    )
  )
}

/** Posts, channels and whatever else shows it, with links. */
export function Used({ usage }: { readonly usage: MediumUsage }) {
  const text = useWords(panelWords)
  const language = useLanguage()
  const { posts, live, approved, pending, inPosts, liveOn, elsewhere, isMore } = usage
  return (
    <>
      <p>{posts + live + elsewhere.length === 0 ? text.unused : text.in(posts, live)}</p>
      {approved > 0 && (
        <Notice kind="warning">
          <p>{text.reopens(approved)}</p>
          {pending > 0 && <p>{text.pending(pending)}</p>}
        </Notice>
      )}
      {inPosts.length > 0 && (
        <>
          <h3 className="fh-heading">{text.posts}</h3>
          <ul className="fh-media__uses">
            {inPosts.map((one) => (
              <li key={one.id}>
                <Link href={`/admin/collections/posts/${one.id}`} prefetch={false}>
                  {one.title}
                </Link>{' '}
                <span className="fh-quiet">{reviewNames[one.review][language]}</span>
              </li>
            ))}
            {isMore && <li className="fh-quiet">{text.isMore}</li>}
          </ul>
        </>
      )}
      {liveOn.length > 0 && (
        <>
          <h3 className="fh-heading">{text.live}</h3>
          <ul className="fh-media__uses">
            {liveOn.map((one) => (
              <li key={one.delivery}>
                <PlatformDot color={platformLook(one.platform).color} />{' '}
                <Link href={`/admin/collections/deliveries/${one.delivery}`} prefetch={false}>
                  {one.channel}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 className="fh-heading">{text.elsewhere}</h3>
          <ul className="fh-media__uses">
            {elsewhere.map(({ what, href }) => (
              <li key={href}>
                <Link href={href} prefetch={false}>
                  {what[language]}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface LikeProps {
  readonly id: string
  readonly other: { readonly id: string; readonly filename: string }
  readonly onSettled: () => void
}
function Like({ id, other, onSettled }: LikeProps) {
  const text = useWords(panelWords)
  const language = useLanguage()
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <Notice kind="info">
      <p>
        {text.like}{' '}
        <Link href={`/admin/collections/media/${other.id}`} prefetch={false}>
          {other.filename}
        </Link>
      </p>
      <p className="fh-quiet">{text.likeHelp}</p>
      {failed && <p className="fh-field__error">{failed}</p>}
      <Button
        type="button"
        buttonStyle="secondary"
        size="small"
        margin={false}
        onClick={() => void post(`/media/${id}/no-duplicate`).then(onSettled, (error: unknown) => setFailed(sentenceOf(error, language)))}
      >
        {text.notLike}
      </Button>
    </Notice>
  )
}
