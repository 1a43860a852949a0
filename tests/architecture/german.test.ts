/** What publishers and the engine say is there in German, and no table keeps what nobody says any more. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { German } from '../../publishers/german-table.ts'
import { sentencesSaid, textsIn, type Said } from './sentences.ts'
import { code, isFake, isTest, platforms, read, root } from './tree.ts'

const placeholder = /\{\d+\}/g
const words = (text: string): string => text.replace(placeholder, '').replace(/[^\p{Letter}]/gu, '')
/** Not what is only a part of one. */
const isSentence = (text: string): boolean => words(text) !== '' && !/^\p{Ll}/u.test(text)

/** Whether `text` is what `pattern` says, with something at each of its placeholders, which may be placeholders again. */
function isCaseOf(text: string, pattern: string): boolean {
  const expression = expressions.get(pattern) ?? new RegExp(`^${pattern.split(placeholder).map(escaped).join('.*?')}$`, 'su')
  expressions.set(pattern, expression)
  return expression.test(text)
}
const expressions = new Map<string, RegExp>()
const escaped = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const table = async (file: string): Promise<German> =>
  existsSync(path.join(root, file)) ? ((await import(path.join(root, file))) as { german: German }).german : {}

/** What is put before or behind a sentence is said by somebody else: `${why} Look whether it is live.` */
const alone = (text: string): string =>
  text
    .trim()
    .replace(/^(?:\{\d+\} )+(?=\p{Lu})/u, '')
    .replace(/(?<=[.!?])(?: \{\d+\})+$/u, '')

function isThere(said: string, tables: readonly German[]): boolean {
  const keys = tables.flatMap((one) => Object.keys(one))
  return [said, alone(said)].some((text) =>
    keys.some((key) => key === text || (words(key) !== '' && isCaseOf(text, key)) || isCaseOf(key, text)),
  )
}

/** One line for each sentence without German. */
const missing = (said: readonly Said[], tables: readonly German[]): string[] => [
  ...new Set(
    said
      .filter(({ written }) => isSentence(written))
      .filter(
        ({ written, spelled }) => !tables.some((one) => Object.hasOwn(one, written)) && !spelled.every((text) => isThere(text, tables)),
      )
      .map(({ at, written }) => `${at}: ${written}`),
  ),
]

function stale(german: German, texts: ReadonlySet<string>): string[] {
  const said = new Set([...texts].flatMap((text) => [text, alone(text)]))
  const patterns = [...said].filter((text) => words(text).length > 2)
  return Object.keys(german).filter((key) => !said.has(key) && !patterns.some((text) => isCaseOf(key, text)))
}

/** German with a placeholder that the English has not, or the other way round. */
const uneven = (german: German): string[] =>
  Object.entries(german).flatMap(([english, said]) => {
    const of = (text: string) => [...new Set(text.match(placeholder))].sort().join()
    return of(english) === of(said) ? [] : [`${english} → ${said}`]
  })

const written = (pattern: RegExp) =>
  code.filter((file) => pattern.test(file) && !isTest(file) && !isFake(file) && !file.endsWith('/german.ts'))

describe('what is looked for', () => {
  const planted = `
    const rejected = (code: string, message: string) => new PublisherError('rejected', message, { code })
    const words = { one: 'One is too few.', many: \`\${count} are too many.\` }
    export function send(ok: boolean) {
      if (ok) throw new PublisherError('retry', ok ? 'Yes.' : \`No: \${why()}.\`, { code: 'a' })
      const tell = (sentence: string) => rejected('b', sentence)
      throw tell(\`It is \${ok ? 'blue' : 'red'}.\`)
    }
    export const explain = () => ({ kind: 'wait', message: words[pick()] })
    const log = (message: string) => console.log(message)
    log('Nobody has to read this.')
    throw new Error('Nor this.')`
  const said = sentencesSaid(['planted.ts'], { errors: ['PublisherError'], properties: ['message'] }, () => planted)
  it('is every sentence that people are told, wherever it is written and however it comes to its error', () => {
    expect(said.map(({ written: text }) => text).sort()).toEqual(['It is {0}.', 'No: {0}.', 'One is too few.', 'Yes.', '{0} are too many.'])
  })
  it('is there whole, with each case, or as a sentence that says more', () => {
    const at = said.filter(({ written: text }) => text.startsWith('It is'))
    expect(missing(at, [{ 'It is blue.': '' }])).toEqual(['planted.ts:7: It is {0}.'])
    expect(missing(at, [{ 'It is blue.': '', 'It is red.': '' }])).toEqual([])
    expect(missing(at, [{ 'It is {0}.': '' }])).toEqual([])
    expect(missing(at, [{ 'It was {0}.': '' }])).toHaveLength(1)
  })
  it('leaves no key that nobody says', () => {
    const texts = textsIn(['planted.ts'], () => planted)
    // What stands in `${…}` may be any word.
    const keys = { 'No: {0}.': '', 'It is {0}.': '', 'It is red.': '', 'It is white.': '', 'It was red.': '', 'Yes!': '' }
    expect(stale(keys, texts)).toEqual(['It was red.', 'Yes!'])
  })
})

const publishers = { errors: ['PublisherError'], properties: ['message'] }
const kitFiles = written(/^publishers\/(kit\/[^/]+|[^/]+)\.ts$/)
const kit = await table('publishers/kit/german.ts')
const kitTexts = textsIn(kitFiles)
/** The hub itself answers its own media, and its sentences become theirs. */
const hubTexts = textsIn(written(/^src\/(content-api|delivery|http|newsletter|tasks)\//))
const asksTheHub = (files: readonly string[]): boolean => files.some((file) => read(file).includes('/kit/own-hub.ts'))

describe.each(platforms)('publishers/%s', (id) => {
  const files = written(new RegExp(`^publishers/${id}/`))
  it('says everything in German, too', async () => {
    expect(missing(sentencesSaid(files, publishers), [await table(`publishers/${id}/german.ts`), kit])).toEqual([])
  })
  it('keeps no German for what it does not say', async () => {
    const german = await table(`publishers/${id}/german.ts`)
    // What the kit says with the platform's name in it may be said better here.
    const texts = new Set([...textsIn(files), ...kitTexts, ...(asksTheHub(files) ? hubTexts : [])])
    expect(stale(german, texts)).toEqual([])
    expect(uneven(german)).toEqual([])
  })
})

describe('the kit', () => {
  it('says everything in German, too', () => {
    const said = sentencesSaid(kitFiles, publishers)
    expect(said.length).toBeGreaterThan(20)
    expect(missing(said, [kit])).toEqual([])
  })
  it('keeps no German for what it does not say', () => {
    expect(stale(kit, new Set([...kitTexts, ...hubTexts]))).toEqual([])
    expect(uneven(kit)).toEqual([])
  })
})

describe('the engine, and whoever posts by hand', () => {
  const files = written(/^src\/(delivery|tasks)\//).filter((file) => file !== 'src/delivery/table/samples.ts')
  it('say everything in German, too', async () => {
    const said = sentencesSaid(files, { errors: ['PublisherError'], properties: ['reason'] })
    expect(said.length).toBeGreaterThan(40)
    expect(missing(said, [await table('src/delivery/german.ts')])).toEqual([])
  })
  it('keep no German for what nobody says', async () => {
    const german = await table('src/delivery/german.ts')
    expect(stale(german, textsIn([...files, ...written(/^(media|collections\/posts|src\/workflow)\//)]))).toEqual([])
    expect(uneven(german)).toEqual([])
  })
})
