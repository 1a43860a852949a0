'use client'
import { useId } from 'react'
import { goalNames } from '../../core/campaigns.ts'
import type { NumbersOverview } from '../../core/numbers.ts'
import { number, percent } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** A campaign beside what it set out to reach with all of its posts, whichever time is looked at. */
export function Goals({ goals, from }: Pick<NumbersOverview, 'goals' | 'from'>) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  if (goals.length === 0) return null
  const shown = (value: number) => number(value, language)
  return (
    <section className="fh-stack" aria-labelledby={id}>
      <h3 className="fh-heading" id={id}>
        {text.goals}
      </h3>
      <ul className="fh-goals">
        {goals.map(({ metric, target, value, soFar }) => {
          const name = goalNames[metric][language]
          const said =
            soFar === null
              ? (metric === 'conversions' ? text.goalNoSource : text.goalUntold)(shown(target))
              : text.goal(shown(soFar), shown(target), percent(soFar / target, language)) +
                (from === null || value === null ? '' : text.goalInTime(shown(value)))
          return (
            <li key={metric}>
              <span>
                <strong>{name}</strong> {said}
              </span>
              {soFar !== null && (
                <progress className="fh-bar" max={target} value={Math.min(soFar, target)} aria-label={`${name}: ${said}`} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
