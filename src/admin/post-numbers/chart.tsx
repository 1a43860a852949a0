'use client'
import { useTheme } from '@payloadcms/ui'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Language } from '../../core/story.ts'
import { legible } from '../colour.ts'
import { calendarDay, instant, number, shortDay, shortNumber, shortTime } from '../format.ts'
import { useLanguage } from '../words.ts'
import { MarkerShape } from './marker-shape.tsx'
import { stretchesOf, type Gap, type Row, type Series } from './series.ts'

// Payload's --theme-elevation-0 in its two themes: a platform's own colour may vanish on one of them.
const backgrounds = { light: '#ffffff', dark: '#141414' }

interface ChartProps {
  readonly series: readonly Series[]
  readonly rows: readonly Row[]
  /** What the drawing shows, in a sentence. */
  readonly label: string
  /** By series: where its line is interrupted. Default nowhere. */
  readonly gaps?: ReadonlyMap<string, readonly Gap[]>
  /** What is usual in the rows, in words; the middle half is drawn as a band. Default nothing is. */
  readonly usual?: { readonly band: string; readonly middle: string } | undefined
  /** Moments are days of the calendar, at midnight in UTC. Default false. */
  readonly daily?: boolean
}

/** The course of one metric. Loaded when it is needed: the drawing library is larger than the rest of the page. */
export default function Chart({ series, rows, label, gaps = new Map(), usual, daily = false }: ChartProps) {
  const language = useLanguage()
  const { theme } = useTheme()
  const colour = (color: string) => legible(color, backgrounds[theme])
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0]
  const withinTwoDays = last - first < 172_800_000
  const dayOf = (at: number) => calendarDay(new Date(at).toISOString().slice(0, 10), language)
  return (
    <figure className="fh-chart" aria-label={label}>
      <ResponsiveContainer width="100%" height={280}>
        <ComposedChart data={[...rows]} margin={{ top: 12, right: 16, bottom: 4, left: 0 }}>
          <CartesianGrid stroke="var(--theme-elevation-100)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={first === last ? [first - 1_800_000, last + 1_800_000] : [first, last]}
            tickFormatter={(at: number) => (daily ? dayOf(at) : withinTwoDays ? shortTime(at, language) : shortDay(at, language))}
            tick={{ fill: 'var(--theme-elevation-650)', fontSize: 12 }}
            stroke="var(--theme-elevation-250)"
            minTickGap={32}
          />
          <YAxis
            allowDecimals={false}
            domain={[0, 'auto']}
            width={44}
            tickFormatter={(value: number) => shortNumber(value, language)}
            tick={{ fill: 'var(--theme-elevation-650)', fontSize: 12 }}
            stroke="var(--theme-elevation-250)"
          />
          <Tooltip
            content={({ active, label: at, payload }) =>
              active &&
              payload.length > 0 && (
                <Tip
                  at={daily ? dayOf(Number(at)) : instant(new Date(Number(at)).toISOString(), language)}
                  told={payload}
                  language={language}
                />
              )
            }
          />
          {usual && (
            <Area
              name={usual.band}
              dataKey={(row: Row) => row.usual && [row.usual.lower, row.usual.upper]}
              type="linear"
              stroke="none"
              fill="var(--theme-elevation-400)"
              fillOpacity={0.25}
              connectNulls
              isAnimationActive={false}
              activeDot={false}
            />
          )}
          {usual && (
            <Line
              name={usual.middle}
              dataKey={(row: Row) => row.usual?.median}
              type="linear"
              stroke="var(--theme-elevation-500)"
              strokeWidth={1.5}
              strokeDasharray="1 4"
              strokeLinecap="round"
              connectNulls
              isAnimationActive={false}
              activeDot={false}
              dot={false}
            />
          )}
          {stretchesOf(series, gaps).map(({ data, name, color, dash, marker }) => (
            <Line
              key={data}
              name={name}
              dataKey={(row: Row) => row.values[data]}
              type="linear"
              stroke={colour(color)}
              strokeWidth={2}
              strokeDasharray={dash}
              connectNulls
              isAnimationActive={false}
              activeDot={false}
              dot={({ cx, cy, index, value }: { cx?: number; cy?: number; index?: number; value?: unknown }) =>
                typeof value === 'number' && cx !== undefined && cy !== undefined ? (
                  <MarkerShape key={index} marker={marker} x={cx} y={cy} color={colour(color)} />
                ) : (
                  <g key={index} />
                )
              }
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
      <ul className="fh-legend">
        {series.map(({ key, name, color, dash, marker }) => (
          <li key={key}>
            <svg width="36" height="14" viewBox="0 0 36 14" aria-hidden="true">
              <path d="M0 7h36" stroke={colour(color)} strokeWidth={2} strokeDasharray={dash} />
              <MarkerShape marker={marker} x={18} y={7} color={colour(color)} />
            </svg>
            {name}
          </li>
        ))}
        {usual && (
          <li>
            <svg width="36" height="14" viewBox="0 0 36 14" aria-hidden="true">
              <path d="M0 1h36v12h-36z" fill="var(--theme-elevation-400)" fillOpacity={0.25} />
              <path d="M0 7h36" stroke="var(--theme-elevation-500)" strokeWidth={1.5} strokeDasharray="1 4" strokeLinecap="round" />
            </svg>
            {usual.band}
          </li>
        )}
      </ul>
    </figure>
  )
}

interface Told {
  readonly name?: string | number | undefined
  readonly value?: unknown
}

function Tip({ at, told, language }: { readonly at: string; readonly told: readonly Told[]; readonly language: Language }) {
  return (
    <div className="fh-tip">
      <strong>{at}</strong>
      {told.map(({ name, value }, i) => (
        <span key={i}>
          {name}: {toldOf(value, language)}
        </span>
      ))}
    </div>
  )
}

/** A number, or the two ends of a band. */
const toldOf = (value: unknown, language: Language): string =>
  (Array.isArray(value) ? value : [value])
    .map((one) => (typeof one === 'number' ? number(Math.round(one * 10) / 10, language) : ''))
    .join(' – ')
