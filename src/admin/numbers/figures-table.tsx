'use client'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { words } from './words.ts'

export interface Column<Row> {
  readonly name: ReactNode
  readonly of: (row: Row) => ReactNode
}
interface TableProps<Row> {
  readonly title: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly nameOf: (row: Row) => ReactNode
  /** All of them numbers. */
  readonly columns: readonly Column<Row>[]
}

/** A row for each thing, with its numbers; what is too wide scrolls, by keyboard too. */
export function FiguresTable<Row>({ title, head, rows, keyOf, nameOf, columns }: TableProps<Row>) {
  const text = useWords(words)
  return (
    <div className="fh-scroll" role="region" aria-label={text.tableOf(title)} tabIndex={0}>
      <table className="fh-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ name }, i) => (
              <th key={i} scope="col" className="fh-table__number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{nameOf(row)}</th>
              {columns.map(({ of }, i) => (
                <td key={i} className="fh-table__number">
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a drawing shows, as text. Folded: it is long. */
export function AsTable<Row>({ summary, ...table }: TableProps<Row> & { readonly summary: string }) {
  return (
    <details>
      <summary>{summary}</summary>
      <FiguresTable {...table} />
    </details>
  )
}
