import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEnv } from '../../config/env.ts'
import { checkFiles, checkIds } from './checks.ts'
import { between, table } from './output.ts'
import { identifier, platformFiles, platforms, publisherFiles } from './publishers.ts'
import { envExample, settings, settingsTable } from './settings.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-gen-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))
const put = (...files: string[]) => {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), '')
  }
}
const content = (files: readonly { file: string; content: string }[], file: string) => files.find((one) => one.file === file)?.content ?? ''

describe('platforms', () => {
  it('are the complete folders, sorted; the kit and the template are none', async () => {
    for (const id of ['zulip', 'dev-to', 'kit', 'testing', '_template']) put(...platformFiles.map((file) => `publishers/${id}/${file}`))
    put('publishers/half/manifest.ts', 'publishers/publisher.ts')
    expect(await platforms(root)).toEqual({
      ids: ['dev-to', 'zulip'],
      german: [],
      incomplete: ['publishers/half lacks publisher.ts, connect.ts, fake.ts, and is not registered.'],
    })
  })
  it('refuse a folder whose name is no id', async () => {
    put('publishers/Dev_To/manifest.ts')
    await expect(platforms(root)).rejects.toThrow('publishers/Dev_To is no platform id')
  })
  it('are loaded lazily but for their facts', () => {
    const files = publisherFiles({ ids: ['dev-to'], german: [] })
    expect(content(files, 'publishers/registry.gen.ts')).toContain(`'dev-to': {\n    publisher: () => import('./dev-to/publisher.ts')`)
    expect(content(files, 'publishers/registry.gen.ts')).not.toMatch(/^import (?!type)/m)
    expect(content(files, 'publishers/fakes.gen.ts')).not.toMatch(/^import (?!type)/m)
    expect(content(files, 'publishers/manifests.gen.ts')).toContain(`import { manifest as devTo } from './dev-to/manifest.ts'`)
  })
})

describe('what they say in German', () => {
  it('is taken from the kit and from each platform that has a table, and from nobody else', async () => {
    for (const id of ['zulip', 'dev-to', 'mute', 'kit', '_template']) put(...platformFiles.map((file) => `publishers/${id}/${file}`))
    for (const id of ['zulip', 'dev-to', 'kit', 'testing', '_template', 'half']) put(`publishers/${id}/german.ts`)
    const found = await platforms(root)
    expect(found.german).toEqual(['kit', 'dev-to', 'zulip'])
    const written = content(publisherFiles(found), 'publishers/german.gen.ts')
    expect(written).toContain(`import { german as devTo } from './dev-to/german.ts'\n`)
    expect(written).toContain('readonly German[] = [\n  kit,\n  devTo,\n  zulip,\n]\n')
  })
  it('may be nothing', async () => {
    put('publishers/zulip/manifest.ts')
    expect(content(publisherFiles(await platforms(root)), 'publishers/german.gen.ts')).toContain('readonly German[] = [\n]\n')
  })
})

describe('checks', () => {
  it('are the files two folders deep that are no tests', async () => {
    for (const file of ['seo/title.ts', 'brand/word-list.ts', 'brand/word-list.test.ts', 'brand/deep/er.ts', 'index.ts', 'brand/notes.md'])
      put(`src/quality/checks/${file}`)
    expect(await checkIds(root)).toEqual(['brand/word-list', 'seo/title'])
  })
  it('get names that cannot meet', () => {
    expect(identifier('brand/word-list')).toBe('brandWordList')
    expect(content(checkFiles(['brand/word-list']), 'src/quality/registry.gen.ts')).toContain(
      `import brandWordList from './checks/brand/word-list.ts'`,
    )
  })
})

describe('settings', () => {
  it('are all in .env.example and in the table, each with a text', () => {
    for (const { name, text } of settings) {
      expect(text, name).not.toBe('')
      expect(envExample.content).toMatch(new RegExp(`^# ${name}=`, 'm'))
      expect(settingsTable()).toContain(`| \`${name}\` |`)
    }
  })
  it('change nothing while .env.example is only copied', () => {
    expect(envExample.content.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual([])
  })
  it('have examples that the hub takes', () => {
    const secrets = { SECRET: 's'.repeat(40), CREDENTIAL_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` }
    const examples = Object.fromEntries(settings.filter(({ secret }) => !secret).map(({ name, example }) => [name, example]))
    expect(() => parseEnv({ ...examples, ...secrets })).not.toThrow()
  })
  it.each(['SECRET', 'CREDENTIAL_KEYS'])('give no example of %s that could be used as one', (name) => {
    const example = settings.find((setting) => setting.name === name)?.example
    const others = { SECRET: 's'.repeat(40), CREDENTIAL_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` }
    expect(() => parseEnv({ ...others, [name]: example })).toThrow(name)
  })
})

describe('what is written between markers', () => {
  const document = 'a\n<!-- gen:x -->\nold\n<!-- /gen:x -->\nb\n'
  it('replaces what was there, and is the same the second time', () => {
    const once = between(document, 'README.md', 'x', 'new')
    expect(once).toBe('a\n<!-- gen:x -->\n\nnew\n\n<!-- /gen:x -->\nb\n')
    expect(between(once, 'README.md', 'x', 'new')).toBe(once)
  })
  it('says which marker a document lacks', () => {
    expect(() => between(document, 'README.md', 'y', '')).toThrow('README.md lacks the markers <!-- gen:y -->')
  })
  it('cannot break out of its cell', () => {
    expect(table(['a'], [['x | y']])).toBe('| a |\n|---|\n| x \\| y |')
  })
})
