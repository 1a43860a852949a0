'use client'
import { useId } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { accountMetricNames, accountMetrics, type AccountMetric } from '../../core/metrics.ts'
import type { AccountDay } from '../../core/numbers.ts'
import { calendarDay, number } from '../format.ts'
import { Term } from '../parts/term.tsx'
import { useLanguage, useWords } from '../words.ts'
import { FiguresTable } from './figures-table.tsx'
import { words } from './words.ts'

/** What the platform tells of a channel's account as a whole, by the day on which it was asked. Nothing where it tells followers alone. */
export function Account({ account, platform }: { readonly account: readonly AccountDay[]; readonly platform: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const told = accountMetrics.filter((metric) => account.some(({ numbers }) => numbers[metric] !== undefined))
  if (told.every((metric) => metric === 'followers')) return null
  const nameOf = (metric: AccountMetric) => {
    const means = manifests[platform]?.accountMetrics?.[metric]?.means
    const name = accountMetricNames[metric][language]
    return means ? <Term means={means[language]}>{name}</Term> : name
  }
  return (
    <section className="fh-stack fh-stack--tight" aria-labelledby={id}>
      <h3 className="fh-quiet" id={id}>
        {text.account}
      </h3>
      <FiguresTable
        title={text.account}
        head={text.measuredOn}
        rows={account}
        keyOf={({ day }) => day}
        nameOf={({ day }) => calendarDay(day, language)}
        columns={told.map((metric) => ({
          name: nameOf(metric),
          of: ({ numbers }: AccountDay) => (numbers[metric] === undefined ? '–' : number(numbers[metric], language)),
        }))}
      />
    </section>
  )
}
