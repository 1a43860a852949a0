'use client'
import { encodings, separators, type CsvOptions, type Encoding, type Separator } from '../../core/imports.ts'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface TableOptionsProps {
  readonly options: CsvOptions
  readonly onChange: (options: CsvOptions) => void
  /** The table has to be read anew. */
  readonly onReread: (how: Partial<Pick<CsvOptions, 'encoding' | 'separator'>>) => void
}

/** How the letters, columns, dates and texts of a table are to be read. */
export function TableOptions({ options, onChange, onReread }: TableOptionsProps) {
  const text = useWords(words)
  const select = <Value extends string>(
    label: string,
    value: Value,
    names: Readonly<Record<Value, string>>,
    values: readonly Value[],
    choose: (value: Value) => void,
    help?: string,
  ) => (
    <Field label={label} help={help}>
      {(control) => (
        <select {...control} className="fh-input" value={value} onChange={(event) => choose(event.target.value as Value)}>
          {values.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <div className="fh-import__row">
      {select<Encoding>(
        text.encoding,
        options.encoding,
        text.encodings,
        encodings,
        (encoding) => onReread({ encoding }),
        text.encodingHelp,
      )}
      {select<Separator>(text.separator, options.separator, text.separators, separators, (separator) => onReread({ separator }))}
      {select(text.bodyFormat, options.bodyFormat, text.bodyFormats, ['markdown', 'plain'], (bodyFormat) =>
        onChange({ ...options, bodyFormat }),
      )}
      {select(text.dateOrder, options.dateOrder, text.dateOrders, ['day-first', 'month-first'], (dateOrder) =>
        onChange({ ...options, dateOrder }),
      )}
    </div>
  )
}
