/** Asks every check what it says of a variant. */
import { languages, type Language } from '../core/story.ts'
import type { Artifacts, Check, Finding, Judgement, Localised, Severity, Subject, Verdict } from './check.ts'

export interface Judged {
  readonly subject: Subject
  readonly artifacts: Artifacts
}
export interface Judging extends Judged {
  readonly checks: readonly Check[]
  /** What answers it, in order: judged by the same checks, and named in what they find. Default none. */
  readonly parts?: readonly Judged[]
  /** The brand's own severities, by check id. */
  readonly overrides?: { readonly [checkId: string]: Severity }
}

/**
 * One judgement per check, in their order. Pure. Never throws: a check that throws, says something that it did not
 * declare, or needs a fact that was not gathered, is `errored`.
 */
export function judge({ checks, parts = [], overrides = {}, ...whole }: Judging): Judgement[] {
  return checks.map((check) => {
    const severity = Object.hasOwn(overrides, check.id) ? (overrides[check.id] ?? check.severity) : check.severity
    const said = [ask(check, whole), ...parts.map((part, at) => inPart(ask(check, part), at + 1))]
    const [worst] = said.toSorted((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict)) as [Said, ...Said[]]
    return { check: check.id, severity, why: check.why, ...worst, findings: said.flatMap(({ findings }) => findings) }
  })
}

type Said = Pick<Judgement, 'verdict' | 'title' | 'findings'>
const worstFirst: readonly Verdict[] = ['failed', 'errored', 'needs-review', 'passed', 'not-applicable']

function ask(check: Check, { subject, artifacts }: Judged): Said {
  try {
    if (check.appliesTo && !check.appliesTo(subject)) return { verdict: 'not-applicable', title: check.title.pass, findings: [] }
    const found = [...check.run(factsFor(check, artifacts), subject)]
    const findings = found.map((finding) => ({ message: finding.message, text: textOf(check, finding), at: finding.at }))
    if (found.some(({ certainty }) => certainty === 'sure')) return { verdict: 'failed', title: check.title.fail, findings }
    return findings.length > 0
      ? { verdict: 'needs-review', title: check.title.fail, findings }
      : { verdict: 'passed', title: check.title.pass, findings }
  } catch (error) {
    const title = localised((language) => `${notJudged[language]}: ${check.title.pass[language]}`)
    return { verdict: 'errored', title, findings: [crashed(error)] }
  }
}

/** What was said of a part, with the part named: its fields are those of the variant's n-th part. */
const inPart = (said: Said, number: number): Said => ({
  ...said,
  findings: said.findings.map(({ message, text, at }) => ({
    message,
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
function factsFor(check: Check, artifacts: Artifacts): Artifacts {
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
