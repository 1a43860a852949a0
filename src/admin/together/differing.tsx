'use client'
import { useWords } from '../words.ts'
import { differences } from './said.ts'
import { words } from './words.ts'

/** What two texts have in common and what not: marked by a sign and a line, not by colour alone. */
export function Differing({ theirs, mine }: { readonly theirs: string; readonly mine: string }) {
  const text = useWords(words)
  if (theirs === mine) return <p className="fh-quiet">{text.formatOnly}</p>
  return (
    <div className="fh-differing">
      {differences(theirs, mine).map((paragraph, at) =>
        paragraph.kind === 'same' ? (
          <p key={at} className="fh-quiet">
            {text.unchanged(paragraph.texts.length)}
          </p>
        ) : (
          <p key={at}>
            {paragraph.pieces.map((piece, n) =>
              piece.is === 'same' ? (
                <span key={n}>{piece.text}</span>
              ) : piece.is === 'theirs' ? (
                <del key={n}>{piece.text}</del>
              ) : (
                <ins key={n}>{piece.text}</ins>
              ),
            )}
          </p>
        ),
      )}
    </div>
  )
}
