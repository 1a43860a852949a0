'use client'
import { csvTargets, type ColumnUse, type FileRead } from '../../core/imports.ts'
import { useWords } from '../words.ts'
import { nameOf, words } from './words.ts'

interface ColumnsProps {
  readonly table: NonNullable<FileRead['table']>
  readonly columns: readonly ColumnUse[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (columns: readonly ColumnUse[]) => void
}
const samples = 3

/** Each column with a sample of it, and what becomes of it. */
export function Columns({ table, columns, channels, onChange }: ColumnsProps) {
  const text = useWords(words)
  const uses: readonly ColumnUse[] = ['', ...csvTargets, ...channels.map(({ id }): ColumnUse => `channelText:${id}`)]
  return (
    <section className="fh-stack" aria-label={text.columns}>
      <h2 className="fh-heading">{text.columns}</h2>
      <p className="fh-quiet">{text.columnsHelp}</p>
      <table className="fh-import__table">
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.becomes}</th>
            <th scope="col">{text.sample}</th>
          </tr>
        </thead>
        <tbody>
          {table.headings.map((heading, at) => (
            <tr key={at}>
              <th scope="row">{heading || `${text.column} ${at + 1}`}</th>
              <td data-label={text.becomes}>
                <select
                  className="fh-input"
                  aria-label={`${text.becomes}: ${heading || at + 1}`}
                  value={columns[at] ?? ''}
                  onChange={(event) => onChange(columns.with(at, event.target.value as ColumnUse))}
                >
                  {uses.map((use) => (
                    <option key={use} value={use}>
                      {nameOf(use, text, channels)}
                    </option>
                  ))}
                </select>
              </td>
              <td data-label={text.sample} className="fh-quiet fh-import__sample">
                {table.sample
                  .map((row) => row[at]?.trim())
                  .filter(Boolean)
                  .slice(0, samples)
                  .join(' · ')
                  .slice(0, 160)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
