'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { number, shortNumber } from '../format.ts'
import { useLanguage } from '../words.ts'
import type { Bar as One } from './bars.ts'

interface BarsProps {
  readonly bars: readonly One[]
  readonly nameOf: (day: string) => string
  /** What a bar's height is. */
  readonly measure: string
  readonly label: string
}

/** Loaded when it is needed: the drawing library is larger than the rest of the page. */
export default function Bars({ bars, nameOf, measure, label }: BarsProps) {
  const language = useLanguage()
  return (
    <figure className="fh-chart" aria-label={label}>
      <ResponsiveContainer width="100%" height={280}>
        <BarChart data={[...bars]} margin={{ top: 12, right: 16, bottom: 4, left: 0 }}>
          <CartesianGrid stroke="var(--theme-elevation-100)" vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={nameOf}
            tick={{ fill: 'var(--theme-elevation-650)', fontSize: 12 }}
            stroke="var(--theme-elevation-250)"
            minTickGap={24}
          />
          <YAxis
            allowDecimals={false}
            width={44}
            tickFormatter={(value: number) => shortNumber(value, language)}
            tick={{ fill: 'var(--theme-elevation-650)', fontSize: 12 }}
            stroke="var(--theme-elevation-250)"
          />
          <Tooltip
            cursor={{ fill: 'var(--theme-elevation-50)' }}
            content={({ active, payload }) => {
              const bar = active ? (payload[0]?.payload as One | undefined) : undefined
              return (
                bar && (
                  <div className="fh-tip">
                    <strong>{nameOf(bar.day)}</strong>
                    <span>
                      {measure}: {bar.value === null ? '–' : number(bar.value, language)}
                    </span>
                  </div>
                )
              )
            }}
          />
          <Bar dataKey="value" fill="var(--fh-drawn)" isAnimationActive={false} maxBarSize={40} radius={[2, 2, 0, 0]} />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
