'use client'
import { Link } from '@payloadcms/ui'
import type { PreviewRow } from '../../core/imports.ts'
import { instant, number } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { Complaints } from './complaints.tsx'
import { words } from './words.ts'

const tones = { new: 'success', update: 'success', already: 'neutral', refused: 'error' } as const

/** Row by row, what would become of it, and everything that is to be said about it. */
export function PreviewTable({ rows, timeZone }: { readonly rows: readonly PreviewRow[]; readonly timeZone: string }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <table className="fh-import__table">
      <thead>
        <tr>
          <th scope="col">{text.row}</th>
          <th scope="col">{text.post}</th>
          <th scope="col">{text.when}</th>
          <th scope="col">{text.channels}</th>
          <th scope="col">{text.future}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td data-label={text.row}>{number(row.number, language)}</td>
            <th scope="row">
              {row.title || text.untitled} <span className="fh-quiet">{row.languages.map((one) => one.toUpperCase()).join(' + ')}</span>
              {row.teaser && <p className="fh-quiet fh-import__summary">{row.teaser}</p>}
              {row.file && <p className="fh-quiet fh-import__summary">{row.file}</p>}
              <Complaints complaints={row.complaints} />
            </th>
            <td data-label={text.when}>{row.publishAt ? instant(row.publishAt, language, timeZone) : '–'}</td>
            <td data-label={text.channels}>{row.channels.join(', ') || '–'}</td>
            <td data-label={text.future}>
              <span className={`fh-word fh-tone--${tones[row.future]}`}>
                {row.post ? (
                  <Link href={`/admin/collections/posts/${row.post}`} prefetch={false} target="_blank">
                    {text.futures[row.future]}
                  </Link>
                ) : (
                  text.futures[row.future]
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
