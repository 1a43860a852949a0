/** Asks every check what it says of a variant. */
import { languages, type Language } from '../core/story.ts'
import { severityFor } from './brand.ts'
import type { Check, Finding, JudgedFinding, Judgement, Localised, Subject, Verdict } from './check.ts'
import type { Artifacts } from './facts.ts'
import type { Gathered } from './gather/gather.ts'

export interface Judged {
  readonly subject: Subject
  readonly artifacts: Gathered
}
export interface Judging extends Judged {
  readonly checks: readonly Check[]
  /** What answers it, in order: judged by the same checks, and named in what they find. Default none. */
  readonly parts?: readonly Judged[]
}

/**
 * One judgement per check, in their order; none of those that the brand has switched off. Pure. Never throws: a check that throws, says
 * something that it did not declare, or needs a fact that was not gathered, is `errored`.
 */
export function judge({ checks, parts = [], ...whole }: Judging): Judgement[] {
  return checks.flatMap((check) => {
    const severity = severityFor(check, whole.artifacts.brand, whole.subject.platform.id)
    if (severity === 'off') return []
    const said = [ask(check, whole), ...parts.map((part, at) => inPart(ask(check, part), at + 1))]
    const [worst] = said.toSorted((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict)) as [Said, ...Said[]]
    return { check: check.id, severity, why: check.why, ...worst, findings: said.flatMap(({ findings }) => findings) }
  })
}

type Said = Pick<Judgement, 'verdict' | 'title' | 'findings'>
const worstFirst: readonly Verdict[] = ['failed', 'errored', 'needs-review', 'passed', 'not-applicable']

function ask(check: Check, { subject, artifacts }: Judged): Said {
  try {
    const facts = factsFor(check, artifacts)
    const applies = (check.languages?.includes(subject.story.language) ?? true) && (check.appliesTo?.(subject, facts) ?? true)
    if (!applies) return { verdict: 'not-applicable', title: check.title.pass, findings: [] }
    const found = [...check.run(facts, subject)]
    const findings = found.map((finding) => judgedFinding(check, finding, artifacts))
    if (found.some(({ certainty }) => certainty === 'sure')) return { verdict: 'failed', title: check.title.fail, findings }
    return findings.length > 0
      ? { verdict: 'needs-review', title: check.title.fail, findings }
      : { verdict: 'passed', title: check.title.pass, findings }
  } catch (error) {
    const title = localised((language) => `${notJudged[language]}: ${check.title.pass[language]}`)
    return { verdict: 'errored', title, findings: [crashed(error)] }
  }
}

function judgedFinding(check: Check, finding: Finding, { text }: Gathered): JudgedFinding {
  const { message, at, fix } = finding
  const { start, end } = at
  const place = start === undefined ? undefined : text.places.find(({ field, exact }) => exact && field === at.field)
  return {
    message,
    text: textOf(check, finding),
    at,
    ...(fix !== undefined && { fix }),
    ...(place && { excerpt: excerptOf(place.text, start ?? 0, end ?? start ?? 0) }),
  }
}

/** Characters before and after, in UTF-16 units. */
const around = 40
const excerptOf = (text: string, start: number, end: number) => ({
  before: text.slice(Math.max(0, start - around), start).toWellFormed(),
  match: text.slice(start, end).toWellFormed(),
  after: text.slice(end, end + around).toWellFormed(),
})

/** What was said of a part, with the part named: its fields are those of the variant's n-th part. */
const inPart = (said: Said, number: number): Said => ({
  ...said,
  findings: said.findings.map(({ text, at, ...finding }) => ({
    ...finding,
    text: localised((language) => `${partNames[language]} ${number}: ${text[language]}`),
    at: at.field.startsWith('article.') ? at : { ...at, field: `parts.${number - 1}.${at.field}` },
  })),
})
const partNames: Localised = { de: 'Teil', en: 'Part' }

/**
 * What stops submission, approval and publishing: every blocker that failed, and every one that could not tell.
 * `needs-review` does not: the person who approves has looked.
 */
export const blockers = (judgements: readonly Judgement[]): Judgement[] =>
  judgements.filter(({ severity, verdict }) => severity === 'blocker' && (verdict === 'failed' || verdict === 'errored'))

const notJudged: Localised = { de: 'Nicht geprüft', en: 'Not judged' }

/** A check sees what it declared and no more, so that `needs` stays true. */
function factsFor(check: Check, artifacts: Gathered): Artifacts {
  const missing = check.needs.find((need) => artifacts[need] === undefined)
  if (missing) throw new Error(`${missing} was not gathered`)
  return Object.fromEntries(check.needs.map((need) => [need, artifacts[need]])) as unknown as Artifacts
}

function textOf(check: Check, { message, data = {} }: Finding): Localised {
  const sentence = check.messages[message]
  if (!sentence) throw new Error(`there is no message ${message}`)
  return localised((language) =>
    sentence[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(data, name) ? data[name] : undefined
      if (value === undefined) throw new Error(`message ${message} is told no ${name}`)
      return typeof value === 'number' ? value.toLocaleString(language) : value
    }),
  )
}

function crashed(error: unknown): Judgement['findings'][number] {
  const reason = (error instanceof Error ? error.message : 'no reason told').slice(0, 200)
  return {
    message: 'errored',
    text: {
      de: `Diese Prüfung ist abgebrochen (${reason}). Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie der Administration Bescheid.`,
      en: `This check broke off (${reason}). Try again; if it stays so, tell your administrator.`,
    },
    at: { field: 'text' },
  }
}

const localised = (say: (language: Language) => string) =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Localised
