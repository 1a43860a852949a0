'use client'
import { Link } from '@payloadcms/ui'
import { useId } from 'react'
import type { Compared as One } from '../../core/numbers.ts'
import { decimal, instant, number } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What did better and what did worse than usual, each with a reason that can be checked. */
export function Compared({ best, worst }: { readonly best: readonly One[]; readonly worst: readonly One[] }) {
  const text = useWords(words)
  const id = useId()
  if (best.length === 0 && worst.length === 0)
    return (
      <section className="fh-card fh-stack" aria-labelledby={id}>
        <h2 className="fh-heading" id={id}>
          {text.best}
        </h2>
        <p className="fh-empty">{text.noCompared}</p>
      </section>
    )
  return (
    <div className="fh-results__pair">
      <List title={text.best} none={text.noBest} posts={best} />
      <List title={text.worst} none={text.noWorst} posts={worst} />
    </div>
  )
}

interface ListProps {
  readonly title: string
  readonly none: string
  readonly posts: readonly One[]
}

function List({ title, none, posts }: ListProps) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {title}
      </h2>
      {posts.length === 0 && <p className="fh-empty">{none}</p>}
      <ol className="fh-lines">
        {posts.map(({ post, title: of, channel, url, publishedAt, engagements, age, usual, times }) => (
          <li key={`${post} ${channel.id} ${publishedAt}`} className="fh-line">
            <span className="fh-line__what">
              <PlatformDot color={platformLook(channel.platform).color} />
              <span>
                <Link href={`/admin/collections/posts/${post}`} prefetch={false}>
                  {of || text.seePost}
                </Link>{' '}
                <span className="fh-quiet">
                  · {channel.name} · {instant(publishedAt, language)}
                </span>
              </span>
            </span>
            <p>
              <strong>{text.had(engagements, number(engagements, language), age)}.</strong>{' '}
              {text.because(
                decimal(times, language),
                number(Math.round(usual.median * 10) / 10, language),
                number(usual.of, language),
                age,
              )}{' '}
              {url && <OutsideLink href={url}>{text.seeOutside}</OutsideLink>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
