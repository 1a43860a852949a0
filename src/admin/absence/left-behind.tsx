'use client'
import { Link } from '@payloadcms/ui'
import { useId } from 'react'
import type { Handover } from '../../core/responsibilities.ts'
import { instant } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What would wait for somebody who is not there. */
export function LeftBehind({ handover }: { readonly handover: Handover }) {
  const text = useWords(words)
  const language = useLanguage()
  const heading = useId()
  const { things, openTasks, waitingReviews, posts, morePosts } = handover
  const isNothing = things.length + openTasks + waitingReviews + posts.length === 0
  return (
    <section className="fh-card fh-stack" aria-labelledby={heading}>
      <h2 className="fh-heading" id={heading}>
        {text.leftBehind}
      </h2>
      {isNothing && <p className="fh-empty">{text.nothing}</p>}
      <ul className="fh-lines">
        {things.map(({ kind, id, name, as }) => (
          <li key={`${kind} ${id} ${as}`} className="fh-line">
            <span>
              {text.kinds[kind]}{' '}
              <Link href={`/admin/collections/${kind}/${id}`} prefetch={false}>
                {name}
              </Link>{' '}
              <span className="fh-quiet">{text.as[as]}</span>
            </span>
          </li>
        ))}
        {openTasks > 0 && (
          <li className="fh-line">
            <Link href="/admin/tasks" prefetch={false}>
              {text.tasks(openTasks)}
            </Link>
          </li>
        )}
        {waitingReviews > 0 && (
          <li className="fh-line">
            <Link href="/admin" prefetch={false}>
              {text.reviews(waitingReviews)}
            </Link>
          </li>
        )}
      </ul>
      {posts.length > 0 && (
        <>
          <h3 className="fh-heading">{text.posts}</h3>
          <ul className="fh-lines">
            {posts.map(({ id, title, at }) => (
              <li key={id} className="fh-line">
                <span>
                  <Link href={`/admin/collections/posts/${id}`} prefetch={false}>
                    {title}
                  </Link>{' '}
                  <span className="fh-quiet">{instant(at, language)}</span>
                </span>
              </li>
            ))}
          </ul>
          {morePosts > 0 && <p className="fh-quiet">{text.more(morePosts)}</p>}
        </>
      )}
    </section>
  )
}
