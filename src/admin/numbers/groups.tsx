'use client'
import { useId, type CSSProperties, type ReactNode } from 'react'
import type { Group, Measure } from '../../core/numbers.ts'
import { decimal, number, percent } from '../format.ts'
import { Term } from '../parts/term.tsx'
import { useLanguage, useWords } from '../words.ts'
import { FiguresTable } from './figures-table.tsx'
import { MeasureName } from './means.tsx'
import { words } from './words.ts'

interface GroupsProps<One extends Group> {
  readonly title: string
  readonly head: string
  readonly groups: readonly One[]
  readonly measure: Measure
  readonly platforms: readonly string[]
  /** Before the name. */
  readonly mark?: (group: One) => ReactNode
}

/** The chosen number by one thing, as bars with their values: the drawing is the table. */
export function Groups<One extends Group>({ title, head, groups, measure, platforms, mark }: GroupsProps<One>) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  if (groups.length === 0) return null
  const valueOf = (group: One) => group.sums[measure]?.sum
  const most = Math.max(1, ...groups.map((group) => valueOf(group) ?? 0))
  const sorted = groups.toSorted((a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1))
  const isCompared = groups.some(({ times }) => times !== undefined)
  const quiet = (said: string) => <span className="fh-quiet">{said}</span>
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {title}
      </h2>
      <FiguresTable
        title={title}
        head={head}
        rows={sorted}
        keyOf={({ id }) => id}
        nameOf={(group) => (
          <>
            {mark?.(group)} {group.name[language]}
          </>
        )}
        columns={[
          { name: text.posts, of: ({ posts }) => number(posts, language) },
          {
            name: <MeasureName measure={measure} platforms={platforms} />,
            of: (group) => {
              const value = valueOf(group)
              return value === undefined ? quiet(text.notTold) : <Barred value={value} most={most} shown={number(value, language)} />
            },
          },
          isCompared
            ? {
                name: <Term means={text.timesUsualMeans}>{text.timesUsual}</Term>,
                of: ({ times }) => (times ? decimal(times.median, language) : quiet(text.notEnough)),
              }
            : {
                name: <Term means={text.usualMeans}>{text.usual}</Term>,
                of: ({ usual }) => (usual ? number(Math.round(usual.median * 10) / 10, language) : quiet(text.notEnough)),
              },
          {
            name: <Term means={text.rateMeans}>{text.rate}</Term>,
            of: ({ rates: [rate] }) =>
              rate ? (
                <>
                  {percent(rate.rate, language)} {quiet(text.rateOf(rate.base))}
                </>
              ) : (
                quiet(text.notTold)
              ),
          },
        ]}
      />
    </section>
  )
}

function Barred({ value, most, shown }: { readonly value: number; readonly most: number; readonly shown: string }) {
  return (
    <span className="fh-barred" style={{ '--fh-share': `${(100 * value) / most}%` } as CSSProperties}>
      {shown}
    </span>
  )
}
