/**
 * The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html; believed, 2026-11-29), with what code
 * scanning of GitHub takes of it.
 */
import { createHash } from 'node:crypto'
import type { Language } from '../../core/story.ts'
import type { Severity } from '../../quality/brand.ts'
import type { Check, Localised } from '../../quality/check.ts'
import type { Report, ReportChannel, ReportFinding, ReportJudgement, ReportPost } from './report.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { blocker: 'error', warning: 'warning', advice: 'note' }
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** @param checks all that there are: the rules */
export function asSarif(report: Report, checks: readonly Check[], language: Language): string {
  const ruleIndex = new Map<string, number>(checks.map(({ id }, at) => [id, at]))
  const results = report.posts.flatMap((post) =>
    post.channels.flatMap((channel) =>
      channel.judgements.flatMap((judgement) =>
        judgement.verdict === 'failed' || judgement.verdict === 'needs-review'
          ? judgement.findings.map((finding) => resultOf(post, channel, judgement, finding, ruleIndex.get(judgement.check), language))
          : [],
      ),
    ),
  )
  const run = {
    tool: {
      driver: {
        name: 'Funkhaus',
        language,
        rules: checks.map((check) => ruleOf(check, language)),
      },
    },
    language,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: where[language] } } },
    invocations: [
      {
        executionSuccessful: report.exitCode < 2,
        exitCode: report.exitCode,
        toolExecutionNotifications: [...problemsOf(report, language), ...erroredOf(report, ruleIndex, language)],
      },
    ],
    results,
  }
  return JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)
}

const where: Localised = { de: 'Der Ordner, in dem der Befehl gegeben wurde.', en: 'The folder in which the command was given.' }

function ruleOf({ id, title, why, source, severity }: Check, language: Language) {
  const isAddress = /^https:\/\/\S+$/.test(source)
  const text = `${why[language]}\n\n${source}`
  return {
    id,
    name: id
      .split(/[/-]/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: title.fail[language] },
    fullDescription: { text: why[language] },
    help: { text, markdown: text },
    ...(isAddress && { helpUri: source }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [id.split('/')[0] ?? ''], precision: 'high' },
  }
}

function resultOf(
  post: ReportPost,
  channel: ReportChannel,
  judgement: ReportJudgement,
  finding: ReportFinding,
  ruleIndex: number | undefined,
  language: Language,
) {
  const { check, verdict, severity, exception, stops } = judgement
  const { file, id } = post
  const { location, fix, excerpt, at } = finding
  const print = [check, file ?? id ?? '', channel.name, finding.message, at.field, excerpt?.match ?? '']
  return {
    ruleId: check,
    ...(ruleIndex !== undefined && { ruleIndex }),
    // What only a person can judge is shown, and stops nothing.
    level: verdict === 'failed' ? levels[severity] : 'note',
    message: { text: `${channel.name}: ${finding.text[language]}` },
    locations: [
      {
        ...(file !== null && location && { physicalLocation: { artifactLocation: artifact(file), region: regionOf(location) } }),
        logicalLocations: [{ name: at.field, fullyQualifiedName: `${id ?? file}/${channel.name}/${at.field}`, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'funkhaus/v1': createHash('sha256').update(JSON.stringify(print)).digest('hex').slice(0, 32) },
    ...(file !== null &&
      location?.replaceable &&
      fix !== undefined && {
        fixes: [
          {
            description: { text: fixes[language] },
            artifactChanges: [
              {
                artifactLocation: artifact(file),
                replacements: [{ deletedRegion: regionOf(location), insertedContent: { text: fix } }],
              },
            ],
          },
        ],
      }),
    ...(exception && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: `${exception.by}: ${exception.reason}` }],
    }),
    properties: { verdict, severity, channel: channel.name, platform: channel.platform, stops },
  }
}

const fixes: Localised = { de: 'Durch den Vorschlag ersetzen.', en: 'Replace by the suggestion.' }

/** Relative to where the command was given, as a URI has it. */
const artifact = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' })
const regionOf = ({ line, column, endLine, endColumn }: { line: number; column: number; endLine: number; endColumn: number }) => ({
  ...{ startLine: line, startColumn: column, endLine, endColumn },
})

const problemsOf = ({ problems }: Report, language: Language) =>
  problems.map(({ file, region, kind, text }) => ({
    level: kind === 'unreadable' ? ('error' as const) : ('note' as const),
    message: { text: `${file}: ${text[language]}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file), ...(region && { region: regionOf(region) }) } }],
  }))

const erroredOf = ({ posts }: Report, ruleIndex: ReadonlyMap<string, number>, language: Language) =>
  posts.flatMap(({ file, id, channels }) =>
    channels.flatMap(({ name, judgements }) =>
      judgements
        .filter(({ verdict }) => verdict === 'errored')
        .map(({ check, findings }) => ({
          level: 'error' as const,
          message: { text: `${file ?? id} ${name}: ${findings[0]?.text[language] ?? check}` },
          associatedRule: { id: check, ...(ruleIndex.has(check) && { index: ruleIndex.get(check) }) },
        })),
    ),
  )
