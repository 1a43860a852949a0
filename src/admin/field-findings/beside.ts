import type { FindingView } from '../../core/answers.ts'
import type { FoundOn } from '../findings/form-place.ts'
import { kindOf, kinds, tally } from '../findings/judgements.ts'
import type { ShownJudgement, ShownVariant } from '../variant-preview/preview-store.ts'

/** A finding that concerns one field. */
export interface Beside {
  readonly judgement: ShownJudgement
  readonly finding: FindingView
  readonly on: FoundOn
  /** Names of the channels on which it is found. */
  readonly channels: readonly string[]
}

/**
 * What was found in exactly this field, the worst first. What several channels find in the same words at the same place is one.
 * What a check has not seen again since the last change is left out: beside the field, it would contradict what stands in it. So is
 * a check that broke off: no field is to blame for that.
 */
export function besideField(
  views: readonly { readonly row: number; readonly view: ShownVariant }[],
  isHere: (finding: FindingView, on: FoundOn) => boolean,
): Beside[] {
  const found = new Map<string, Beside>()
  for (const { row, view } of views) {
    const on = { row, language: view.channel.language }
    for (const judgement of tally(view.judgements).shown) {
      if (judgement.isEarlier || judgement.verdict === 'errored') continue
      for (const finding of judgement.findings) {
        if (!isHere(finding, on)) continue
        const key = JSON.stringify([judgement.check, finding.text.en, finding.start, finding.end])
        const known = found.get(key)
        const channels = [...new Set([...(known?.channels ?? []), view.channel.name])]
        found.set(key, known ? { ...known, channels } : { judgement, finding, on, channels })
      }
    }
  }
  const rank = ({ judgement }: Beside) => kinds.indexOf(kindOf(judgement))
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b))
}
