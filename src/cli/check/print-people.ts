/** The report as a person reads it on a terminal or in a log. */
import type { Language } from '../../core/story.ts'
import { plain, width, wrap, type Colour, type Paint } from '../deliveries/terminal.ts'
import type { Report, ReportFinding, ReportJudgement, ReportPost } from './report.ts'
import { checksLeftOut, many, words } from './words.ts'

const colours: Readonly<Record<string, Colour>> = { blocker: 'red', warning: 'yellow', advice: 'dim', review: 'yellow', errored: 'red' }
const shown = ['failed', 'needs-review', 'errored']

export function forPeople(report: Report, language: Language, paint: Paint): string {
  const blocks = [
    ...report.posts.map((post) => postLines(post, language, paint)),
    report.problems.map((problem) => problemLine(problem, language, paint)),
    report.remarks.flatMap((remark) => wrap(remark[language], width)),
    report.notJudged.flatMap(({ text, checks }) => wrap(checksLeftOut(checks.length, text)[language], width)),
    [summary(report, language, paint)],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function postLines({ file, id, title, channels }: ReportPost, language: Language, paint: Paint): string[] {
  return [
    paint('bold', plain(file ?? `${title} (${id})`)),
    ...channels.flatMap(({ name, language: spoken, judgements }) => {
      const told = judgements.filter(({ verdict }) => shown.includes(verdict)).flatMap((one) => judgementLines(one, language, paint))
      const head = `  ${plain(name)} (${spoken})`
      return told.length === 0 ? [`${head}: ${paint('green', words.nothing[language])}`] : [head, ...told]
    }),
  ]
}

function judgementLines(judgement: ReportJudgement, language: Language, paint: Paint): string[] {
  const { check, findings, verdict, severity, exception } = judgement
  const kind = verdict === 'failed' ? severity : verdict === 'errored' ? 'errored' : 'review'
  const label = paint(exception ? 'dim' : (colours[kind] ?? 'dim'), words[exception ? 'excepted' : kind][language])
  const lines = findings.flatMap((finding) => {
    const { location } = finding
    const place = location ? `${location.line}:${location.column}` : finding.at.field
    return [
      ...indented(wrap(`${place} ${finding.text[language]}`, width - 6), label),
      ...[excerptOf(finding), fixOf(finding, language)].filter((line) => line !== '').map((line) => `      ${paint('dim', line)}`),
    ]
  })
  const why = exception ? ` (${words.by[language]} ${plain(exception.by)}: ${plain(exception.reason)})` : ''
  return [...lines, `      ${paint('dim', check + why)}`]
}

const indented = ([first = '', ...others]: readonly string[], label: string) => [
  `    ${label} ${first}`,
  ...others.map((line) => `      ${line}`),
]

const excerptOf = ({ excerpt }: ReportFinding): string => {
  if (!excerpt || excerpt.match === '') return ''
  const [before, match, after] = [excerpt.before, excerpt.match, excerpt.after].map((text) => text.replace(/\s+/g, ' '))
  return plain(`…${before}»${match}«${after}…`)
}
const fixOf = ({ fix }: ReportFinding, language: Language): string =>
  fix === undefined ? '' : plain(`${words.fix[language]}: ${fix === '' ? '∅' : fix}`)

function problemLine({ file, region, kind, text }: Report['problems'][number], language: Language, paint: Paint): string {
  const place = region ? `${file}:${region.line}:${region.column}` : file
  const label = paint(kind === 'unreadable' ? 'red' : 'dim', words[kind][language])
  return indented(wrap(`${plain(place)} ${text[language]}`, width - 6), label)
    .join('\n')
    .replace(/^ {4}/, '')
}

function summary({ counts, exitCode }: Report, language: Language, paint: Paint): string {
  const parts = [
    many(counts.posts, { de: 'Beitrag', en: 'post' }, { de: 'Beiträge', en: 'posts' }),
    many(counts.stopping, { de: 'hält auf', en: 'stops' }, { de: 'halten auf', en: 'stop' }),
    many(counts.failed, { de: 'weiterer Befund', en: 'other finding' }, { de: 'weitere Befunde', en: 'other findings' }),
    many(counts.needsReview, { de: 'anzusehen', en: 'to be looked at' }, { de: 'anzusehen', en: 'to be looked at' }),
    ...(counts.errored > 0 ? [many(counts.errored, { de: 'ungewiss', en: 'unknown' }, { de: 'ungewiss', en: 'unknown' })] : []),
    ...(counts.excepted > 0 ? [many(counts.excepted, { de: 'Ausnahme', en: 'exception' }, { de: 'Ausnahmen', en: 'exceptions' })] : []),
  ].map((part) => part[language])
  const verdict = verdicts[exitCode][language]
  return `${paint(exitCode === 0 ? 'green' : 'red', verdict)} ${parts.join(', ')}.`
}

const verdicts = [
  { de: 'Nichts hält auf.', en: 'Nothing stops it.' },
  { de: 'So darf es nicht hinaus.', en: 'This may not go out.' },
  { de: 'Nicht alles ließ sich lesen.', en: 'Not everything could be read.' },
  { de: 'Nicht alles ließ sich sagen.', en: 'Not everything could be told.' },
] as const
