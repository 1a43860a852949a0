'use client'
import { Link } from '@payloadcms/ui'
import type { Collisions } from '../../core/collisions.ts'
import { get } from '../api.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface ListProps {
  readonly post: string
  /** Asks again when it changes: when the post was saved, say. */
  readonly since?: string
  /** Says so where nothing gets in the way. Default false: then it shows nothing. */
  readonly saysNone?: boolean
}

/** Posts that this one gets in the way of, each with the way to it. */
export function CollisionList({ post, since = '', saysNone = false }: ListProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { value, error } = usePoll<Collisions>(
    `collisions ${post} ${since}`,
    (signal) => get(`/posts/${post}/collisions`, signal),
    () => null,
  )
  if (error !== undefined) return <p className="fh-quiet">{text.failed}</p>
  if (!value || value.collisions.length === 0) return saysNone && value && value.times > 0 ? <p className="fh-quiet">{text.none}</p> : null
  return (
    <Notice kind="warning">
      <ul className="fh-stack">
        {value.collisions.map(({ post: other, kind, sentence }) => (
          <li key={`${kind} ${sentence.en}`}>
            {sentence[language]}{' '}
            <Link href={`/admin/collections/posts/${other.id}`} prefetch={false} aria-label={text.openOf(other.title[language])}>
              {text.open}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
