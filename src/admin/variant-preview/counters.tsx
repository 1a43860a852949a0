'use client'
import type { CSSProperties } from 'react'
import type { VariantView } from '../../core/answers.ts'
import { number, unitName } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { fullness } from './counter.ts'
import { words } from './words.ts'

const tones = { fine: 'neutral', near: 'warning', over: 'error' } as const

/** "212 / 500 characters", and in words what is left or too many when it gets tight. */
export function Counters({ counts }: { readonly counts: VariantView['counts'] }) {
  const text = useWords(words)
  const language = useLanguage()
  if (counts.length === 0) return null
  return (
    <ul className="fh-counters" aria-label={text.length}>
      {counts.map(({ count, max, unit }) => {
        const full = fullness(count, max)
        const name = unitName(unit, language)
        return (
          <li key={`${unit}${max}`} className={`fh-counter fh-tone--${tones[full]}`}>
            <span
              className="fh-counter__bar"
              style={{ '--fh-share': `${Math.min(100, (count / max) * 100)}%` } as CSSProperties}
              aria-hidden="true"
            />
            <span>
              {number(count, language)} / {number(max, language)} {name}
            </span>
            {full !== 'fine' && (
              <strong>
                <Icon name={full === 'over' ? 'stop' : 'warning'} />
                {full === 'over' ? text.tooMany(number(count - max, language), name) : text.left(number(max - count, language), name)}
              </strong>
            )}
          </li>
        )
      })}
    </ul>
  )
}
