'use client'
import type { PostUsual } from '../../core/numbers.ts'
import { instant, number } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import type { ChannelNumbers, Gap } from './series.ts'
import { words } from './words.ts'

/** The band of the drawing, as text. */
export function Usual({ ages }: { readonly ages: PostUsual['deliveries'][number]['usual'][number]['ages'] }) {
  const text = useWords(words)
  const language = useLanguage()
  const shown = (value: number) => number(Math.round(value * 10) / 10, language)
  return (
    <details>
      <summary>{text.usualTable}</summary>
      <ul className="fh-usual">
        {ages.map(({ age, spread: { lower, median, upper, of } }) => (
          <li key={age}>{text.usualAt(age, shown(lower), shown(median), shown(upper), shown(of))}</li>
        ))}
      </ul>
    </details>
  )
}

/** When nothing was measured: there the lines are interrupted. */
export function Gaps({
  channels,
  gaps,
}: {
  readonly channels: readonly ChannelNumbers[]
  readonly gaps: ReadonlyMap<string, readonly Gap[]>
}) {
  const text = useWords(words)
  const language = useLanguage()
  return channels.flatMap(({ delivery, channel }) =>
    (gaps.get(delivery) ?? []).map(({ from, until }) => (
      <p key={`${delivery} ${from}`} className="fh-quiet">
        {text.gap(channel, instant(from, language), instant(until, language))}
      </p>
    )),
  )
}
