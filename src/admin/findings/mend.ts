import type { FindingView } from '../../core/answers.ts'

export type Pointed = Pick<FindingView, 'start' | 'end' | 'fix' | 'excerpt'>

/** A field's text as the checks read it: composed, and without the white space around it, of which `lead` characters stand before. */
function readAs(value: string): { readonly whole: string; readonly text: string; readonly lead: number } {
  const whole = value.normalize('NFC')
  return { whole, text: whole.trim(), lead: whole.length - whole.trimStart().length }
}

/** Whether what a finding is about still stands where it was found. */
export function stillStands(text: string, { start, end, excerpt }: Pointed): boolean {
  if (start === undefined || end === undefined || !excerpt) return false
  if (text.slice(start, end).toWellFormed() !== excerpt.match) return false
  // Where nothing is matched, as before a missing word, only what stands around it tells the place.
  return excerpt.match !== '' || (text.slice(0, start).endsWith(excerpt.before) && text.startsWith(excerpt.after, end))
}

/** Offsets in the field's own value. `null`: it says something else by now, or the finding is about the whole field. */
export function spanIn(value: string, finding: Pointed): { readonly start: number; readonly end: number } | null {
  const { whole, text, lead } = readAs(value)
  // Of a field that was not composed, offsets would be wrong.
  if (whole !== value || !stillStands(text, finding)) return null
  return { start: (finding.start ?? 0) + lead, end: (finding.end ?? 0) + lead }
}

export interface Mended<Value> {
  readonly value: Value
  /** How many of the findings were mended; the others are no longer as they were found, or overlap with these. */
  readonly count: number
}

/** Puts each fix in its place. What does not stand any more where it was found stays as it is. */
export function mended(value: string, findings: readonly Pointed[]): Mended<string> {
  const { whole, text, lead } = readAs(value)
  const usable = fromTheEnd(findings.filter((finding) => finding.fix !== undefined && stillStands(text, finding)))
  const better = usable.reduce((now, { start = 0, end = 0, fix = '' }) => now.slice(0, start + lead) + fix + now.slice(end + lead), whole)
  return usable.length > 0 ? { value: better, count: usable.length } : { value, count: 0 }
}

/** The last first, so that offsets of the others stay true. Of two that overlap, only the later one. */
export function fromTheEnd<Finding extends Pointed>(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0) || (b.end ?? 0) - (a.end ?? 0))
  const chosen: Finding[] = []
  for (const finding of sorted) {
    const last = chosen.at(-1)
    if (!last || (finding.end ?? 0) <= (last.start ?? 0)) chosen.push(finding)
  }
  return chosen
}
