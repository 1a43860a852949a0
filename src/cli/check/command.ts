/** `funkhaus check`: the hub's checks over posts in files, or over a post of the hub, for people and for pipelines. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { languages, type Language } from '../../core/story.ts'
import { severities, type Severity } from '../../quality/brand.ts'
import { EnvProblem } from '../../config/env.ts'
import { Problem } from '../../core/problem.ts'
import { refused } from '../deliveries/refused.ts'
import { painter, plain } from '../deliveries/terminal.ts'
import { Unreachable } from '../deliveries/way.ts'
import { StartProblem } from '../start/problem.mjs'
import { WrongUse } from './problem.ts'
import { languageFrom } from './words.ts'

export const formats = ['people', 'json', 'sarif', 'junit'] as const

export interface CheckOptions {
  readonly post?: string
  readonly brand?: string
  readonly platform?: readonly string[]
  readonly offline?: boolean
  readonly format: (typeof formats)[number]
  readonly output?: string
  readonly failOn: Severity
  readonly language?: Language
}

function platformIds(value: string): string[] {
  const ids = value.split(',').map((id) => id.trim())
  const unknown = ids.find((id) => !Object.hasOwn(manifests, id))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no platform ${unknown}. There are: ${Object.keys(manifests).join(', ')}.`)
  return [...new Set(ids)]
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Check posts in Markdown files, or a post of the hub, as the hub does; end with 1 where one may not go out')
    .argument('[paths...]', 'folders, and Markdown files with front matter')
    .option('--post <id>', 'a post of the hub in place of files')
    .option('--brand <file>', 'what the brand wants; default: funkhaus.brand.yaml in the folder that is named first, or above it')
    .option('--platform <ids>', 'for these platforms, divided by commas, in place of those that each post names', platformIds)
    .option('--offline', 'ask no link')
    .addOption(new Option('--format <format>', 'how it is printed').choices(formats).default('people'))
    .option('--output <file>', 'write it there, and print it for people')
    .addOption(new Option('--fail-on <severity>', 'what stops a post, at the least').choices(severities).default('blocker'))
    .addOption(new Option('--language <language>', 'of what is said; default: as LANG says').choices(languages))
    .action(check)
}

async function check(paths: readonly string[], options: CheckOptions, command: Command): Promise<void> {
  if ((paths.length === 0) === (options.post === undefined)) command.error('error: name folders or files, or a post of the hub with --post')
  for (const name of ['brand', 'platform', 'offline'] as const)
    if (options.post !== undefined && options[name] !== undefined) command.error(`error: --${name} is for files, not for a post of the hub`)
  const language = options.language ?? languageFrom(process.env)
  // The commands that need none of this start without it.
  const { runCheck, write } = await import('./run.ts')
  try {
    const report = await runCheck(paths, options)
    await write(report, options, language, painter(process.stdout.isTTY, process.env.NO_COLOR))
    process.exitCode = report.exitCode
  } catch (error) {
    const sentence = sentenceOf(error, language)
    console.error(sentence ?? `Something unexpected happened: ${error instanceof Error ? error.message : 'nobody knows what'}`)
    process.exitCode = sentence === null ? 3 : 2
  }
}

/** Nothing was judged, and that is never "fine": a pipeline must be able to tell it from a post that may not go out. */
function sentenceOf(error: unknown, language: Language): string | null {
  if (error instanceof WrongUse) return plain(error.text[language])
  if (error instanceof Problem) return refused(error)
  if (error instanceof Unreachable || error instanceof EnvProblem || error instanceof StartProblem) return error.message
  return null
}
