'use client'
import { beforeAndAfter, shortened } from '../../core/change-words.ts'
import type { Change, MediumChange, Piece } from '../../core/review-sheet.ts'
import { fieldName, words as commentWords } from '../comments/words.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface ChangesProps {
  readonly changes: readonly Change[]
  /** What a picture is called, by id. */
  readonly nameOf: (medium: string) => string
}

/** What is different from the version that was approved last. Marks, and words for who cannot see them; never colour alone. */
export function Changes({ changes, nameOf }: ChangesProps) {
  const text = useWords(words)
  const fields = useWords(commentWords)
  if (changes.length === 0) return null
  return (
    <div className="fh-changes" role="group" aria-label={text.changes}>
      <h4 className="fh-heading">{text.changes}</h4>
      <dl>
        {changes.map((change, at) => (
          <div key={at}>
            <dt>{fieldName(change.field, fields)}</dt>
            <dd>
              <One change={change} nameOf={nameOf} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function One({ change, nameOf }: { readonly change: Change; readonly nameOf: ChangesProps['nameOf'] }) {
  const text = useWords(words)
  const language = useLanguage()
  switch (change.kind) {
    case 'words':
      return <Pieces pieces={change.pieces} />
    case 'form':
      return <p>{text.form}</p>
    case 'value':
      return <Pieces pieces={beforeAndAfter(change.before?.[language] ?? null, change.after?.[language] ?? null)} />
    case 'media':
      return (
        <ul className="fh-changes__media">
          {change.media.map((one, at) => (
            <Medium key={at} one={one} nameOf={nameOf} />
          ))}
        </ul>
      )
  }
}

function Medium({ one, nameOf }: { readonly one: MediumChange; readonly nameOf: ChangesProps['nameOf'] }) {
  const text = useWords(words)
  const hasWords = one.is === 'alt' || one.is === 'title'
  return (
    <li>
      <strong>{text.media[one.is]}</strong>
      {one.id && `: ${nameOf(one.id) || one.before || ''}`}
      {hasWords && <Pieces pieces={beforeAndAfter(one.before, one.after)} />}
    </li>
  )
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  const text = useWords(words)
  return (
    <p className="fh-diff">
      {shortened(pieces).map(({ is, text: said }, at) => {
        if (is === 'removed')
          return (
            <del key={at}>
              <span className="fh-unseen">[{text.removedWord}: </span>
              {said}
              <span className="fh-unseen">] </span>
            </del>
          )
        if (is === 'added')
          return (
            <ins key={at}>
              <span className="fh-unseen">[{text.addedWord}: </span>
              {said}
              <span className="fh-unseen">] </span>
            </ins>
          )
        return <span key={at}>{said}</span>
      })}
    </p>
  )
}
