/** What `funkhaus check` found, whatever was checked and however it is printed. Fields are added, never renamed or taken away. */
import { z } from 'zod'
import { judgedFinding, judgement as judgedJudgement, localised, type JudgedPostAnswer } from '../../delivery/judged-post.ts'
import { languages } from '../../core/story.ts'
import { severities, type Severity } from '../../quality/brand.ts'
import type { BrandOnDisk } from './brand-file.ts'
import type { JudgedPost } from './judge-posts.ts'
import { locator } from './locate.ts'
import type { Problem } from './problem.ts'

const region = z.object({ line: z.number(), column: z.number(), endLine: z.number(), endColumn: z.number() })

const finding = judgedFinding.extend({
  /** In the file; `null`: of a post of the hub. `replaceable`: what stands there can be replaced by `fix`, letter for letter. */
  location: region.extend({ replaceable: z.boolean() }).nullable(),
})
const judgement = judgedJudgement.extend({
  /** It keeps the post from going out. */
  stops: z.boolean(),
  findings: z.array(finding),
})
const channel = z.object({
  name: z.string(),
  platform: z.string(),
  language: z.enum(languages),
  /** Nothing stops it, and everything could be told. */
  mayGoOut: z.boolean(),
  judgements: z.array(judgement),
})

export const report = z.object({
  version: z.literal(1),
  /** As the command ends. */
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  /** The least severity that stops a post. */
  failOn: z.enum(severities),
  brand: z.object({ name: z.string(), file: z.string().nullable() }),
  /** `file`, or of a post of the hub its `id`. */
  posts: z.array(z.object({ file: z.string().nullable(), id: z.string().nullable(), title: z.string(), channels: z.array(channel) })),
  /** `unreadable`: it was not judged. `note`: it was, but its author should know. */
  problems: z.array(z.object({ file: z.string(), region: region.nullable(), kind: z.enum(['unreadable', 'note']), text: localised })),
  /** Checks that were left out, and why. */
  notJudged: z.array(z.object({ text: localised, checks: z.array(z.string()) })),
  /** What else is to be known of the whole. */
  remarks: z.array(localised),
  counts: z.object({
    posts: z.number(),
    /** Judgements that failed and stop, that failed and do not, that ask a person, that could not tell, that somebody took the responsibility for. */
    stopping: z.number(),
    failed: z.number(),
    needsReview: z.number(),
    errored: z.number(),
    excepted: z.number(),
  }),
})
export type Report = z.infer<typeof report>
export type ReportPost = Report['posts'][number]
export type ReportChannel = ReportPost['channels'][number]
export type ReportJudgement = ReportChannel['judgements'][number]
export type ReportFinding = ReportJudgement['findings'][number]

type Judgement = z.infer<typeof judgedJudgement>

export const stops = ({ verdict, severity, exception }: Judgement, failOn: Severity): boolean =>
  verdict === 'failed' && exception === null && severities.indexOf(severity) <= severities.indexOf(failOn)

export type Whole = Pick<Report, 'failOn' | 'brand' | 'problems' | 'notJudged' | 'remarks'>

/** Counts, and says how the command ends: 2 before 1 before 3, because what could not be read may be worse than what was. */
export function reportOf(posts: Report['posts'], whole: Whole): Report {
  const judgements = posts.flatMap(({ channels }) => channels.flatMap((one) => one.judgements))
  const count = (fits: (one: ReportJudgement) => boolean) => judgements.filter(fits).length
  const counts = {
    posts: posts.length,
    stopping: count((one) => one.stops),
    failed: count((one) => one.verdict === 'failed' && !one.stops && one.exception === null),
    needsReview: count(({ verdict }) => verdict === 'needs-review'),
    errored: count(({ verdict, exception }) => verdict === 'errored' && exception === null),
    excepted: count(({ exception }) => exception !== null),
  }
  const isUnread = whole.problems.some(({ kind }) => kind === 'unreadable')
  return { version: 1, exitCode: isUnread ? 2 : counts.stopping > 0 ? 1 : counts.errored > 0 ? 3 : 0, ...whole, posts, counts }
}

const mayGoOut = (judgements: readonly ReportJudgement[]) =>
  judgements.every(({ stops: stopping, verdict, exception }) => !stopping && (verdict !== 'errored' || exception !== null))

/** What would have to be escaped in YAML or in Markdown, or would begin something there. */
const marks = /["'\\:#*_`[\]<>|~\n\r]/
const isPlain = (fix: string) => !marks.test(fix)

/** Posts that lie in files. */
export function postsOfFiles(judged: readonly JudgedPost[], failOn: Severity): Report['posts'] {
  return judged.map(({ post, channels }): ReportPost => {
    const locate = locator(post)
    return {
      file: post.name,
      id: null,
      title: post.title,
      channels: channels.map(({ said, judged: { manifest, judgements } }): ReportChannel => {
        const told = judgements.map(({ findings, ...one }): ReportJudgement => {
          const plain = { ...one, exception: null }
          const located = findings.map((each): ReportFinding => {
            const range = locate(said, each.at)
            const replaceable = range.exact && each.fix !== undefined && isPlain(each.fix)
            return { ...each, location: { ...post.region(range), replaceable } }
          })
          return { ...plain, stops: stops({ ...plain, findings: [] }, failOn), findings: located.toSorted(byPlace) }
        })
        return { name: manifest.name, platform: manifest.id, language: said.story.language, mayGoOut: mayGoOut(told), judgements: told }
      }),
    }
  })
}

const byPlace = (a: ReportFinding, b: ReportFinding) =>
  (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0)

/** A post of the hub. */
export const postOfHub = ({ post, channels }: JudgedPostAnswer, failOn: Severity): ReportPost => ({
  file: null,
  id: post.id,
  title: post.title,
  channels: channels.map((one): ReportChannel => {
    const told = one.judgements.map((each): ReportJudgement => ({
      ...each,
      stops: stops(each, failOn),
      findings: each.findings.map((found) => ({ ...found, location: null })),
    }))
    return { ...one, mayGoOut: mayGoOut(told), judgements: told }
  }),
})

/** In the order of files, and in them of places. */
export const problemsInOrder = (problems: readonly Problem[]): Report['problems'] =>
  problems
    .map((one) => ({ ...one }))
    .toSorted(
      (a, b) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        (a.region?.line ?? 0) - (b.region?.line ?? 0) ||
        (a.region?.column ?? 0) - (b.region?.column ?? 0) ||
        (a.kind < b.kind ? 1 : -1),
    )

export const brandOf = ({ name, profile }: BrandOnDisk): Report['brand'] => ({ name: profile.name, file: name })
