'use client'
import { Button } from '@payloadcms/ui'
import { useId } from 'react'
import { exportNames, type ExportFormat } from '../../core/exports.ts'
import { useWords } from '../words.ts'
import { words } from './download-words.ts'

const section = 'download'
const formats = [
  ['csv', 'CSV'],
  ['jsonl', 'JSON Lines'],
] as const satisfies readonly (readonly [ExportFormat, string])[]

/** Leads down to where it is. */
export function ToDownload() {
  const text = useWords(words)
  return (
    <Button el="anchor" url={`#${section}`} buttonStyle="secondary" size="small" margin={false}>
      {text.download}
    </Button>
  )
}

/** @param query what is chosen, as the hub is asked for it */
export function Download({ query }: { readonly query: string }) {
  const text = useWords(words)
  const id = useId()
  return (
    <section className="fh-card fh-stack fh-results__download" id={section} aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.download}
      </h2>
      <p className="fh-quiet">{text.intro}</p>
      <ul className="fh-lines">
        {exportNames.map((name) => (
          <li key={name} className="fh-line">
            <div className="fh-line__head">
              <span>
                {text.tables[name].name} <span className="fh-quiet">· {text.tables[name].holds}</span>
              </span>
              <span className="fh-links">
                {formats.map(([format, shown]) => (
                  <a
                    key={format}
                    href={`/api/numbers/export/${name}?${query ? `${query}&` : ''}format=${format}`}
                    aria-label={text.as(text.tables[name].name, shown)}
                    download
                  >
                    {shown}
                  </a>
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
