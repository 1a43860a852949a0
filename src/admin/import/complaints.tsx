'use client'
import type { Complaint } from '../../core/imports.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage } from '../words.ts'

/** Sentences about one row, with the column that each is about. */
export function Complaints({ complaints }: { readonly complaints: readonly Complaint[] }) {
  const language = useLanguage()
  if (complaints.length === 0) return null
  return (
    <ul className="fh-import__complaints">
      {complaints.map((one, at) => (
        <li key={at} className={`fh-word fh-tone--${one.refuses ? 'error' : 'warning'}`}>
          <Icon name={one.refuses ? 'stop' : 'info'} />
          <span>
            {one.column && <strong>{one.column}: </strong>}
            {one[language]}
          </span>
        </li>
      ))}
    </ul>
  )
}
