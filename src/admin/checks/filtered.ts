import type { CheckSummary } from '../../core/answers.ts'
import type { Language } from '../../core/story.ts'

export type CheckView = CheckSummary['checks'][number]

export interface Filter {
  /** Words that are all in the check: in its title, id, reason or examples. */
  readonly words: string
  readonly only: 'all' | 'fired' | 'noisy'
}

/** What is shown, by category, in the order in which the hub tells it. */
export function filtered(
  checks: readonly CheckView[],
  { words, only }: Filter,
  language: Language,
): readonly { readonly category: string; readonly checks: readonly CheckView[] }[] {
  const wanted = words.toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const isShown = (check: CheckView) => {
    if ((only === 'noisy' && !check.noisy) || (only === 'fired' && check.fired === 0)) return false
    const said = [check.id, check.title[language], check.why[language], check.source, ...check.good, ...check.bad]
    const all = said.join('\n').toLocaleLowerCase(language)
    return wanted.every((word) => all.includes(word))
  }
  const byCategory = new Map<string, CheckView[]>()
  for (const check of checks.filter(isShown)) {
    const category = check.id.split('/')[0] ?? ''
    byCategory.set(category, [...(byCategory.get(category) ?? []), check])
  }
  return [...byCategory].map(([category, some]) => ({ category, checks: some }))
}
