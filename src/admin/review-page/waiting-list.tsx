'use client'
import { Link, useStepNav } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { WaitingPosts } from '../../core/review-sheet.ts'
import { get } from '../api.ts'
import { instant } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

export const useWaiting = () =>
  usePoll<WaitingPosts>(
    'waiting',
    (signal) => get<WaitingPosts>('/posts/waiting', signal),
    () => 60_000,
  )

/** What waits for the decision of whoever looks, the most urgent first. */
export function WaitingList() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const { value, error, reload } = useWaiting()
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text])
  return (
    <div className="fh fh-review">
      <h1>{text.waiting}</h1>
      <p className="fh-quiet">{text.waitingIntro}</p>
      <Failed error={error} text={text} onAgain={reload} />
      {value?.posts.length === 0 && <p className="fh-empty">{text.nothingWaits}</p>}
      {value && value.posts.length > 0 && (
        <ul className="fh-waiting">
          {value.posts.map(({ post, title, step, dueAt, overdue, isFast, submittedBy, submittedAt }) => (
            <li key={post}>
              <Link href={`/admin/review/${post}`} prefetch={false} className="fh-waiting__post">
                <strong>{title || text.untitled}</strong>
                {step && (
                  <span>
                    {text.step}: {step}
                  </span>
                )}
                <span className="fh-quiet">{text.submitted(submittedBy, instant(submittedAt, language))}</span>
                {(isFast || dueAt) && (
                  <span className={`fh-word fh-tone--${overdue || isFast ? 'warning' : 'neutral'}`}>
                    <Icon name={overdue ? 'warning' : 'clock'} /> {isFast && text.urgent} {isFast && dueAt && '· '}
                    {dueAt && (overdue ? text.overdue : text.due)(instant(dueAt, language))}
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
