'use client'
import { Link } from '@payloadcms/ui'
import { day } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import type { ShownProps } from './grid.tsx'
import { Concerns, Thumbnail, useFacts, useUsage } from './tile-parts.tsx'
import { words } from './words.ts'

/** The same as a table, for who compares. */
export function List({ media, selected, onPick }: ShownProps) {
  const text = useWords(words)
  const language = useLanguage()
  const usage = useUsage()
  const facts = useFacts()
  return (
    <div className="fh-media__scroll" tabIndex={0} role="region" aria-label={text.list}>
      <table className="fh-media__table">
        <thead>
          <tr>
            {selected && <td />}
            <td />
            {Object.entries(text.columns).map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {media.map((medium) => (
            <tr key={medium.id} data-selected={selected?.has(medium.id) ?? false}>
              {selected && (
                <td>
                  <input
                    type="checkbox"
                    aria-label={text.select(medium.filename)}
                    checked={selected.has(medium.id)}
                    onChange={() => onPick(medium.id, false)}
                  />
                </td>
              )}
              <td>
                <Thumbnail medium={medium} />
              </td>
              <th scope="row">
                <Link href={`/admin/collections/media/${medium.id}`} prefetch={false}>
                  {medium.filename}
                </Link>
                <div className="fh-media__badges">
                  <Concerns medium={medium} />
                </div>
              </th>
              <td>{facts(medium)}</td>
              <td>{medium.tags.join(', ')}</td>
              <td>{usage(medium.usage)}</td>
              <td>{medium.expiresOn ? day(medium.expiresOn, language) : '–'}</td>
              <td>{medium.createdAt && day(medium.createdAt.slice(0, 10), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
