/** How well each check does on the corpus. */
import type { JudgedPost } from './judge-corpus.ts'

export interface Score {
  readonly check: string
  /** Posts on which it says what is expected, though there is nothing, and not what is expected. */
  readonly right: number
  readonly false: number
  readonly missed: number
  /** Of what it says, and of what it should say; 1 where there is nothing. */
  readonly precision: number
  readonly recall: number
}

const isFinding = (verdict: string | undefined) => verdict === 'failed' || verdict === 'needs-review' || verdict === 'errored'

/** By check, in the order of the checks. A failure instead of a question, or the other way round, is both false and missed. */
export function scoresOf(judged: readonly JudgedPost[]): Score[] {
  const ids = [...new Set(judged.flatMap(({ judgements }) => judgements.map(({ check }) => check)))]
  return ids.map((check) => {
    let [right, wrong, missed] = [0, 0, 0]
    for (const { post, judgements } of judged) {
      const said = judgements.find((one) => one.check === check)?.verdict
      const wanted = post.expect[check]
      if (wanted !== undefined && said === wanted) right++
      else {
        if (isFinding(said)) wrong++
        if (wanted !== undefined) missed++
      }
    }
    const share = (whole: number) => (whole === 0 ? 1 : right / whole)
    return { check, right, false: wrong, missed, precision: share(right + wrong), recall: share(right + missed) }
  })
}

/** What the run and the corpus do not agree in, a line each. */
export const differences = (judged: readonly JudgedPost[]): string[] =>
  judged.flatMap(({ post, judgements }) =>
    judgements.flatMap(({ check, verdict, findings }) => {
      const wanted = post.expect[check]
      if (wanted === undefined ? !isFinding(verdict) : wanted === verdict) return []
      const said = findings.map(({ text, excerpt }) => `${text.en}${excerpt ? ` [${excerpt.match}]` : ''}`).join(' ')
      return [`${post.say}: ${check} is ${verdict}, expected ${wanted ?? 'nothing'}. ${said}`.trim()]
    }),
  )
