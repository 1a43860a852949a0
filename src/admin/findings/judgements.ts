import type { JudgementView } from '../../core/answers.ts'
import type { IconName } from '../parts/icon.tsx'
import type { Tone } from '../parts/look.ts'

/** How a judgement is shown. "Could not tell" has kinds of its own: it is never a pass. `excepted`: it stops nothing, by somebody's word. */
export type Kind = 'blocker' | 'excepted' | 'warning' | 'review' | 'errored' | 'advice'

interface Look {
  readonly icon: IconName
  readonly tone: Tone
  readonly word: Kind
  readonly counted: 'blockers' | 'exceptions' | 'warnings' | 'looks' | 'unchecked' | 'advices'
}

/** In the order in which they are shown. */
export const looks: Record<Kind, Look> = {
  blocker: { icon: 'stop', tone: 'error', word: 'blocker', counted: 'blockers' },
  excepted: { icon: 'key', tone: 'neutral', word: 'excepted', counted: 'exceptions' },
  warning: { icon: 'warning', tone: 'warning', word: 'warning', counted: 'warnings' },
  review: { icon: 'question', tone: 'warning', word: 'review', counted: 'looks' },
  errored: { icon: 'question', tone: 'warning', word: 'errored', counted: 'unchecked' },
  advice: { icon: 'info', tone: 'info', word: 'advice', counted: 'advices' },
}

/** The worst first. */
export const kinds = Object.keys(looks) as readonly Kind[]

export const kindOf = ({ verdict, severity, exception }: JudgementView): Kind => {
  if (exception) return 'excepted'
  if (verdict === 'needs-review') return 'review'
  return verdict === 'errored' ? 'errored' : severity
}

/** What is to be shown, the worst first, and how many there are of each kind. */
export function tally<Judgement extends JudgementView>(
  judgements: readonly Judgement[],
): {
  readonly shown: readonly Judgement[]
  readonly passed: number
  readonly counts: readonly (readonly [Kind, number])[]
} {
  const open = judgements.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not-applicable')
  const byKind = kinds.map((kind) => [kind, open.filter((judgement) => kindOf(judgement) === kind)] as const)
  return {
    shown: byKind.flatMap(([, some]) => some),
    passed: judgements.filter(({ verdict }) => verdict === 'passed').length,
    counts: byKind.filter(([, some]) => some.length > 0).map(([kind, some]) => [kind, some.length] as const),
  }
}
