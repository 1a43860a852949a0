'use client'
import { useId, type CSSProperties } from 'react'
import type { HeatCell, HeatMap as Heat } from '../../core/numbers.ts'
import { decimal, number, weekdayName } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** The strongest ground still lets the text on it be read. */
const strongest = 55

/** When posts work: a table whose cells are tinted, with each cell's value and sample size in it. */
export function HeatMap({ heat }: { readonly heat: Heat }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const used = heat.hours.flatMap(({ of }, hour) => (of > 0 ? [hour] : []))
  if (used.length === 0) return null
  const [first = 0, last = 23] = [used[0], used.at(-1)]
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const most = Math.max(1, ...[...heat.cells.flat(), ...heat.weekdays, ...heat.hours].map(({ median }) => median ?? 0))
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.heat}
      </h2>
      <p className="fh-quiet">{text.heatIntro}</p>
      <div className="fh-scroll" role="region" aria-label={text.tableOf(text.heat)} tabIndex={0}>
        <table className="fh-heat">
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                  <span className="sr-only"> {text.heatHour}</span>
                </th>
              ))}
              <th scope="col">{text.heatAll}</th>
            </tr>
          </thead>
          <tbody>
            {heat.cells.map((row, weekday) => (
              <tr key={weekday}>
                <th scope="row">{weekdayName(weekday, language)}</th>
                {hours.map((hour) => (
                  <Cell key={hour} cell={row[hour]} most={most} />
                ))}
                <Cell cell={heat.weekdays[weekday]} most={most} sum />
              </tr>
            ))}
            <tr>
              <th scope="row">{text.heatWeek}</th>
              {hours.map((hour) => (
                <Cell key={hour} cell={heat.hours[hour]} most={most} sum />
              ))}
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cell({ cell, most, sum = false }: { readonly cell: HeatCell | undefined; readonly most: number; readonly sum?: boolean }) {
  const text = useWords(words)
  const language = useLanguage()
  const { of = 0, median = null } = cell ?? {}
  const said = median === null ? text.heatFew(of) : text.heatCell(decimal(median, language), number(of, language))
  return (
    <td
      className="fh-heat__cell"
      data-sum={sum}
      data-enough={median !== null}
      title={said}
      style={{ '--fh-heat': `${median === null ? 0 : Math.round((strongest * median) / most)}%` } as CSSProperties}
    >
      <span className="sr-only">{said}</span>
      {of > 0 && (
        <span aria-hidden="true">
          <span>{median === null ? '·' : decimal(median, language)}</span>
          <small>{number(of, language)}</small>
        </span>
      )}
    </td>
  )
}
