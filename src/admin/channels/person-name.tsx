'use client'
import type { NamedPerson } from '../../core/channels-overview.ts'
import { day } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** Somebody who looks after something, with what keeps them from it today. */
export function PersonName({ person }: { readonly person: NamedPerson | null }) {
  const text = useWords(words)
  const language = useLanguage()
  if (!person) return <span className="fh-word fh-tone--warning">{text.nobody}</span>
  const { name, away, isGone } = person
  const absent = isGone ? text.gone : away && text.away(away.until && day(away.until, language))
  return (
    <span title={away?.note || undefined}>
      {name} {absent && <span className="fh-word fh-tone--warning">({absent})</span>}
    </span>
  )
}
