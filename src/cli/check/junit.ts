/** The report as JUnit XML, as GitLab, Jenkins and their kin read it: a suite for each post, a case for each check and channel. */
import type { Language } from '../../core/story.ts'
import type { Report, ReportChannel, ReportJudgement, ReportPost } from './report.ts'
import { words } from './words.ts'

export function asJunit(report: Report, language: Language): string {
  const unread = report.problems.filter(({ kind }) => kind === 'unreadable')
  const suites = [
    ...report.posts.map((post) => suiteOf(post, language)),
    ...[...new Set(unread.map(({ file }) => file))].map((file) =>
      suite(
        file,
        unread
          .filter((one) => one.file === file)
          .map(({ text, region }): Case => ({
            name: words.unreadable[language],
            classname: file,
            inner: element('error', { message: text[language], type: 'unreadable' }, placed(file, region?.line, region?.column)),
            kind: 'error',
          })),
      ),
    ),
  ]
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'funkhaus check', ...totals(all) })}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
  ].join('\n')
}

interface Case {
  readonly name: string
  readonly classname: string
  readonly inner: string
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped'
}

const suiteOf = (post: ReportPost, language: Language) =>
  suite(
    post.file ?? `${post.title} (${post.id})`,
    post.channels.flatMap((channel) => channel.judgements.map((judgement) => caseOf(post, channel, judgement, language))),
  )

function suite(name: string, cases: readonly Case[]) {
  const lines = cases.map((one) => `    ${element('testcase', { classname: one.classname, name: one.name }, one.inner, true)}`)
  return { cases, xml: [`  <testsuite${attributes({ name, ...totals(cases) })}>`, ...lines, '  </testsuite>'].join('\n') }
}

const totals = (cases: readonly Case[]) => {
  const count = (kind: Case['kind']) => String(cases.filter((one) => one.kind === kind).length)
  return { tests: String(cases.length), failures: count('failure'), errors: count('error'), skipped: count('skipped') }
}

function caseOf({ file, id }: ReportPost, channel: ReportChannel, judgement: ReportJudgement, language: Language): Case {
  const { check, verdict, severity, exception, findings, title, stops } = judgement
  const about = { name: check, classname: `${file ?? id} ${channel.name}` }
  const told = findings
    .map(({ text, location, at }) => `${placed(file ?? at.field, location?.line, location?.column)}: ${text[language]}`)
    .join('\n')
  if (exception) return { ...about, kind: 'skipped', inner: element('skipped', { message: `${exception.by}: ${exception.reason}` }) }
  if (verdict === 'not-applicable') return { ...about, kind: 'skipped', inner: element('skipped', { message: 'not-applicable' }) }
  if (verdict === 'errored') return { ...about, kind: 'error', inner: element('error', { message: title[language], type: severity }, told) }
  if (stops) return { ...about, kind: 'failure', inner: element('failure', { message: title[language], type: severity }, told) }
  // What does not stop is told, and passes.
  const label = words[verdict === 'failed' ? severity : 'review'][language]
  return { ...about, kind: 'passed', inner: told === '' ? '' : element('system-out', {}, `${label}: ${told}`) }
}

const placed = (file: string, line?: number, column?: number) => (line === undefined ? file : `${file}:${line}:${column}`)

function element(name: string, values: Readonly<Record<string, string>>, inner = '', isXml = false): string {
  const content = isXml ? inner : escaped(inner)
  return content === '' ? `<${name}${attributes(values)}/>` : `<${name}${attributes(values)}>${content}</${name}>`
}
const attributes = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('\n', '&#10;')}"`)
    .join('')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** Without what no XML 1.0 may hold. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
