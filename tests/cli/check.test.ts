/** `funkhaus check` as a pipeline runs it: a process of its own, over files. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { report, type Report } from '../../src/cli/check/report.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { commandLine, type CommandLine, type Ended } from '../support/cli.ts'
import { brokenSarif } from '../support/sarif.ts'

const sample = path.join(import.meta.dirname, 'check-content')
const pipelines = readFileSync(path.join(import.meta.dirname, '../../src/docs/pipelines.md'), 'utf8')

let cli: CommandLine
let folder: string
beforeAll(async () => void (cli = await commandLine()))
afterAll(() => cli?.remove())
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-check-'))
  cpSync(sample, path.join(folder, 'content'), { recursive: true })
  return () => rmSync(folder, { recursive: true, force: true })
})

const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  cli.run(['check', ...args], { FUNKHAUS_CALLED_IN: folder, LANG: 'C.UTF-8', LC_ALL: '', LC_MESSAGES: '', ...env })
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}
const post = (front: string, body = 'Wir gießen Glocken.') => `---\ntitle: Neue Glocken\nslug: neue-glocken\n${front}\n---\n\n${body}\n`
const asJson = async (...args: string[]): Promise<Report> =>
  report.strict().parse(JSON.parse((await check([...args, '--format', 'json'])).out))
const judged = ({ posts }: Report, file: string, platform: string, id: string) =>
  posts
    .find((one) => one.file === file)
    ?.channels.find((one) => one.platform === platform)
    ?.judgements.find((one) => one.check === id)

describe('files', () => {
  it('are judged by the checks of the hub, each channel by itself, and the command ends with 1 where one may not go out', async () => {
    const { code, out, err } = await check(['content', '--offline'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toContain('content/posts/preise.md\n  Mastodon (de)\n    blocker 10:7 Acme avoids “billig”. Write “günstig”.\n')
    expect(out).toContain('»billig«')
    expect(out).toContain('because of --offline.')
    expect(out).not.toContain('\u001b')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
    const german = await check(['content/posts/preise.md', '--offline'], { LANG: 'de_DE.UTF-8' })
    expect(german.out).toContain('Hindernis 10:7 „billig“ meidet Acme. Schreiben Sie „günstig“.')
    expect(await check(['content/posts/werkstatt.md', '--offline'])).toMatchObject({ code: 0, err: '' })
  })

  it('are told as JSON as documented, twice the same', async () => {
    const [first, second] = [await asJson('content', '--offline'), await asJson('content', '--offline')]
    expect(second).toEqual(first)
    expect(first).toMatchObject({ version: 1, exitCode: 1, brand: { name: 'Acme', file: 'content/funkhaus.brand.yaml' }, problems: [] })
    expect(judged(first, 'content/posts/preise.md', 'mastodon', 'brand/forbidden-word')).toMatchObject({
      verdict: 'failed',
      stops: true,
      findings: [
        { location: { line: 10, column: 7, endLine: 10, endColumn: 13, replaceable: true }, fix: 'günstig', excerpt: { match: 'billig' } },
      ],
    })
    expect(judged(first, 'content/posts/werkstatt.md', 'mastodon', 'brand/forbidden-word')).toMatchObject({
      verdict: 'passed',
      stops: false,
    })
    expect(first.notJudged.flatMap((one) => one.checks)).toContain('seo/links')
    expect(first.posts.flatMap(({ channels }) => channels.flatMap((one) => one.judgements.map(({ check: id }) => id)))).not.toContain(
      'seo/links',
    )
  })

  it('are judged on the platforms that are named, and by the severity that is named', async () => {
    const everywhere = await asJson('content/posts/preise.md', '--offline', '--platform', 'website,bluesky')
    expect(everywhere.posts[0]?.channels.map(({ platform }) => platform)).toEqual(['website', 'bluesky'])
    const places = judged(everywhere, 'content/posts/preise.md', 'website', 'brand/forbidden-word')?.findings.map(
      ({ location }) => location?.line,
    )
    // The teaser, and the body, in which the word stands behind a broken line.
    expect(places).toEqual(expect.arrayContaining([4, 14]))
    put('long.md', post(`teaser: ${'Glocken aus Bronze. '.repeat(40)}`))
    expect(
      judged(await asJson('long.md', '--offline', '--platform', 'bluesky'), 'long.md', 'bluesky', 'platform/text-length')?.verdict,
    ).toBe('failed')
    put(
      'funkhaus.brand.yaml',
      'name: Acme\nlanguage: de\nforbiddenWords: [{ word: Glocken }]\nseverities: [{ check: brand/forbidden-word, severity: warning }]',
    )
    put('warn.md', post('channels: { mastodon: { text: Unsere Glocken klingen. } }'))
    expect((await check(['warn.md', '--offline'])).code).toBe(0)
    expect((await check(['warn.md', '--offline', '--fail-on', 'warning'])).code).toBe(1)
  })

  it('are compared with each other', async () => {
    const words = 'Wir gießen seit hundert Jahren Glocken für Kirchen und Rathäuser im ganzen Land und darüber hinaus.'
    put('a.md', post('language: de', words))
    put('b.md', post('language: de', words).replaceAll('neue-glocken', 'alte-glocken'))
    const found = judged(await asJson('a.md', 'b.md', '--offline'), 'a.md', 'website', 'seo/duplicate')
    expect([found?.verdict, found?.findings.length]).toEqual([expect.stringMatching(/failed|needs-review/), 1])
  })

  it('say what could not be read, in which line, and end the command with 2', async () => {
    put('wrong.md', post('publishAt: morgen\ntilte: x\nmedia:\n  - { file: ../nirgends.png, alt: x }'))
    put('picture.md', post('media:\n  - { file: nirgends.png, alt: x }', '![Eine Glocke](auch-nicht.png)'))
    const { code, out } = await check(['wrong.md', 'picture.md', 'content/posts/werkstatt.md', '--offline'])
    expect(code).toBe(2)
    expect(out).toContain('not read wrong.md:4:1 Write a day or a time')
    expect(out).toContain('note wrong.md:5:1 “tilte” means nothing here and is ignored.')
    expect(out).toContain('not read picture.md:5:13 There is no file nirgends.png.')
    expect(out).toContain('not read picture.md:8:1 There is no file auch-nicht.png.')
    expect(out).toContain('content/posts/werkstatt.md\n')
  })

  it('that are hostile are refused with a sentence', async () => {
    put('huge.md', post(''))
    truncateSync(path.join(folder, 'huge.md'), 6 * 1024 * 1024)
    put('binary.md', '---\ntitle: x\n---\n\0')
    writeFileSync(path.join(folder, 'latin.md'), Buffer.from('---\ntitle: Für alle\n---\n', 'latin1'))
    put('bomb.md', `---\ntitle: x\na: &a [${'x,'.repeat(99)}]\nb: [${'*a,'.repeat(99)}]\n---\n`)
    put('svg.md', post('media: [{ file: x.svg, alt: x }]'))
    put('x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    put('inside/outside.md', post(`media: [{ file: ${path.join(sample, 'posts/bilder/glocke.png')}, alt: x }]`))
    symlinkSync(sample, path.join(folder, 'inside/link'))
    symlinkSync('/etc/passwd', path.join(folder, 'inside/passwd.md'))
    const { problems, exitCode } = await asJson('huge.md', 'binary.md', 'latin.md', 'bomb.md', 'svg.md', 'inside')
    expect(exitCode).toBe(2)
    expect(problems.map(({ file, kind, text }) => `${kind} ${file}: ${text.en}`)).toEqual([
      expect.stringMatching(/^unreadable binary\.md: This file is no text/),
      expect.stringMatching(/^unreadable bomb\.md: .* more than 50 times/),
      expect.stringMatching(/^unreadable huge\.md: This file has 6 MB, at most 5 MB/),
      expect.stringMatching(/^note inside\/link: This is a symbolic link/),
      expect.stringMatching(/^unreadable inside\/outside\.md: .* lies outside/),
      expect.stringMatching(/^note inside\/passwd\.md: This is a symbolic link/),
      expect.stringMatching(/^unreadable latin\.md: This file is no text/),
      expect.stringMatching(/^unreadable svg\.md: x\.svg: .*SVG/),
    ])
  })

  it('that are pictures are looked into, and logos are looked for in them', async () => {
    put('content/funkhaus.brand.yaml', 'name: Acme\nlanguage: de\nlogos: [{ picture: posts/bilder/glocke.png, name: Fläche }]\ntilte: x')
    const { exitCode, problems, posts } = await asJson('content/posts/werkstatt.md', '--offline', '--brand', 'content/funkhaus.brand.yaml')
    expect({ exitCode, notes: problems.map(({ file, region }) => [file, region?.line]) }).toEqual({
      exitCode: 0,
      notes: [['content/funkhaus.brand.yaml', 4]],
    })
    const needImages: string[] = checks.filter(({ needs }) => needs.includes('images')).map(({ id }) => id)
    const told = posts[0]!.channels[0]!.judgements.filter(({ check: id }) => needImages.includes(id))
    expect(told.map(({ check: id }) => id)).toEqual(needImages)
    expect(told.filter(({ verdict }) => verdict === 'errored')).toEqual([])
    expect(JSON.stringify(told)).not.toContain('too long or broke off')
  })

  it('may be without a brand, and that is said', async () => {
    put('a.md', post('language: de'))
    expect((await check(['a.md', '--offline'])).out).toContain('No funkhaus.brand.yaml was found')
  })

  it.each([
    [[], 'name folders or files'],
    [['content', '--post', 'x'], 'name folders or files'],
    [['nirgends'], 'There is no nirgends.'],
    [['content/posts/bilder'], 'There is no post here'],
    [['content', '--platform', 'mastodon,nowhere'], 'There is no platform nowhere'],
    [['content', '--format', 'pdf'], 'Allowed choices are people, json, sarif, junit'],
    [['content', '--brand', 'nirgends.yaml'], 'nirgends.yaml: This file is no longer there.'],
    [['content/posts/preise.md', '--offline', '--output', 'no/such/folder'], 'cannot be written'],
  ] as const)('are asked for with 2 where %j is said', async (args, sentence) => {
    const { code, out, err } = await check(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
  })
})

describe('SARIF', () => {
  it('is as the schema has it, with rules, places, fixes and what could not be read', async () => {
    put('wrong.md', post('publishAt: morgen'))
    const { code, out } = await check(['content', 'wrong.md', '--offline', '--format', 'sarif'])
    expect(code).toBe(2)
    const log = JSON.parse(out) as Sarif
    expect(brokenSarif(log)).toEqual([])
    const [run] = log.runs
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(checks.map(({ id }) => id))
    const found = run.results.filter(({ ruleId }) => ruleId === 'brand/forbidden-word')
    expect(found).toMatchObject([
      {
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'content/posts/preise.md' },
              region: { startLine: 10, startColumn: 7, endLine: 10, endColumn: 13 },
            },
          },
        ],
        fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'günstig' } }] }] }],
        properties: { verdict: 'failed', platform: 'mastodon' },
      },
    ])
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'error', locations: [{ physicalLocation: { region: { startLine: 4 } } }] },
    ])
  })

  it('is seen to be broken by this test', () => {
    const log = {
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'x', rules: [{ id: 'a' }] } }, results: [{ ruleId: 'b', level: 'fatal' }] }],
    }
    expect(brokenSarif(log).length).toBeGreaterThan(2)
  })
})

describe('JUnit', () => {
  it('has a suite for each post and a case for each check and channel', async () => {
    put('wrong.md', post('publishAt: morgen'))
    put('böse & "schräg".md', post('language: de', 'Ein \u0007 Zeichen.'))
    const { out } = await check(['content', 'wrong.md', 'böse & "schräg".md', '--offline', '--format', 'junit'])
    expect(XMLValidator.validate(out)).toBe(true)
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => ['testsuite', 'testcase'].includes(name),
    })
    const { testsuites } = parser.parse(out) as { testsuites: Suites }
    expect(testsuites.testsuite.map(({ name }) => name).toSorted()).toEqual(
      ['böse & "schräg".md', 'content/posts/preise.md', 'content/posts/werkstatt.md', 'wrong.md'].toSorted(),
    )
    for (const { tests, failures, errors, skipped, testcase } of testsuites.testsuite) {
      const count = (kind: string) => String(testcase.filter((one) => kind in one).length)
      expect({ tests, failures, errors, skipped }).toEqual({
        tests: String(testcase.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      })
    }
    const prices = testsuites.testsuite.find(({ name }) => name === 'content/posts/preise.md')
    expect(prices?.testcase.filter((one) => 'failure' in one)).toMatchObject([
      {
        name: 'brand/forbidden-word',
        failure: { type: 'blocker', '#text': expect.stringContaining('content/posts/preise.md:10:7: ') as string },
      },
    ])
    expect(testsuites.testsuite.find(({ name }) => name === 'wrong.md')).toMatchObject({ tests: '1', errors: '1' })
  })
})

describe('the docs of pipelines', () => {
  const examples = new Map(
    [...pipelines.matchAll(/<!-- example: (\S+) -->\n```\w+\n([^]*?)```/g)].map(([, name = '', text = '']) => [name, text]),
  )
  /** What the example's jobs run, without what installs. */
  const commandsOf = (name: string): string[] => {
    const lines: string[] = []
    const collect = (value: unknown, key = ''): void => {
      if (typeof value === 'string' && (key === 'run' || key === 'script')) lines.push(...value.split('\n'))
      else if (Array.isArray(value)) for (const one of value) collect(one, key)
      else if (typeof value === 'object' && value !== null) for (const [inner, one] of Object.entries(value)) collect(one, inner)
    }
    collect(parse(examples.get(name) ?? ''))
    return lines
  }
  const argumentsOf = (line: string) => /(?:bin\.mjs|npx funkhaus) check (.+)$/.exec(line)?.[1]?.split(' ')

  it.each([
    ['.github/workflows/content.yml', 'funkhaus.sarif'],
    ['.gitlab-ci.yml', 'funkhaus.xml'],
  ])('have an example of %s whose commands do as it says', async (name, written) => {
    const commands = commandsOf(name)
    expect(commands).toContainEqual(expect.stringMatching(/^npm ci --prefix \.funkhaus/))
    const ours = commands.flatMap((line) => (line.includes('funkhaus/src/cli/') ? [line] : []))
    expect(ours).toHaveLength(1)
    expect(existsSync(path.join(import.meta.dirname, '../..', /\.funkhaus\/(\S+)/.exec(ours[0]!)![1]!))).toBe(true)
    expect(await check(argumentsOf(ours[0]!)!)).toMatchObject({ code: 1, err: '' })
    expect(examples.get(name)).toContain(written)
    const text = readFileSync(path.join(folder, written), 'utf8')
    if (written.endsWith('.sarif')) expect(brokenSarif(JSON.parse(text))).toEqual([])
    else expect(XMLValidator.validate(text)).toBe(true)
  })

  it('have a post and a brand that nothing is wrong with', async () => {
    rmSync(path.join(folder, 'content'), { recursive: true })
    put('content/funkhaus.brand.yaml', examples.get('brand')!)
    put('content/werkstatt.md', examples.get('post')!)
    cpSync(path.join(sample, 'posts/bilder'), path.join(folder, 'content/bilder'), { recursive: true })
    const { exitCode, problems, counts } = await asJson('content', '--offline')
    expect({ exitCode, problems, failed: counts.failed, stopping: counts.stopping }).toEqual({
      exitCode: 0,
      problems: [],
      failed: 0,
      stopping: 0,
    })
  })
})

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly { readonly ruleId: string }[]
      readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly object[] }]
    },
  ]
}
interface Suites {
  readonly testsuite: readonly {
    readonly name: string
    readonly tests: string
    readonly failures: string
    readonly errors: string
    readonly skipped: string
    readonly testcase: readonly { readonly name: string; readonly failure?: object }[]
  }[]
}
