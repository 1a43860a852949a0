/** The house rules that a machine can judge. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { code, isFake, isTest, platforms, read, root, tree } from './tree.ts'

const longest = 300
/** What every platform's folder has, so that who knows one knows all. It may have more. */
const platformFiles = ['README.md', 'compose.ts', 'connect.ts', 'fake.ts', 'manifest.ts', 'publisher.test.ts', 'publisher.ts']

const ordinaryWords = ['website', 'webhook', 'threads', 'x', 'medium', 'print', 'ghost', 'newsletter', 'by-hand']

/** `file:line` of each line that matches. */
const hits = (files: readonly string[], pattern: RegExp) =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, n) => (pattern.test(line) ? [`${file}:${n + 1}: ${line.trim()}`] : [])),
  )

describe('the house', () => {
  it('is seen by these tests', () => {
    expect(code.length).toBeGreaterThan(50)
    expect(platforms.length).toBeGreaterThan(2)
  })

  it.each(platforms)('names %s nowhere but in its folder', (id) => {
    const files = code.filter((file) => !isTest(file) && !file.startsWith(`publishers/${id}/`) && !file.startsWith('src/playground/'))
    // An id that is an ordinary word as well is looked for where platforms are spoken of.
    const context = ordinaryWords.includes(id) ? /platform|manifest|publisher|registry/i : /(?:)/
    expect(hits(files, new RegExp(`['"\`]${id}['"\`]`)).filter((hit) => context.test(hit.slice(hit.indexOf(' '))))).toEqual([])
  })

  it('reads the environment in one place', () => {
    const files = code.filter((file) => !isTest(file) && !/^src\/(config\/env\.ts|cli\/)|\.config\.ts$/.test(file))
    expect(hits(files, /process\.env\b/)).toEqual([])
  })

  it(`has no file of more than ${longest} lines`, () => {
    const files = code.filter((file) => !isTest(file) && !isFake(file))
    expect(files.filter((file) => read(file).trimEnd().split('\n').length > longest)).toEqual([])
  })

  it('calls its files in kebab-case', () => {
    const names = code.flatMap((file) => file.split('/')).map((name) => name.replace(/(\.[a-z]+)+$/, ''))
    expect(names.filter((name) => !/^[._]?[a-z0-9]+(-[a-z0-9]+)*$|^$/.test(name))).toEqual([])
  })

  it('leaves no test focused, and no promise to do something later', () => {
    const others = code.filter((file) => !file.endsWith('/house.test.ts'))
    expect(hits(others, /\b(it|test|describe)\.only\b|\b(TODO|FIXME|XXX)\b/)).toEqual([])
  })

  it.each(platforms)('finds the usual files in publishers/%s', (id) => {
    expect(platformFiles.filter((file) => !existsSync(path.join(root, 'publishers', id, file)))).toEqual([])
  })

  it('gives the looks of each class of ours in one folder of the admin', () => {
    const folders = new Map<string, Set<string>>()
    for (const file of tree.filter((file) => /^src\/admin\/.*\.css$/.test(file)))
      // A rule for the class itself: within something of its own, a page may give what is shared another look.
      for (const [, name = ''] of read(file).matchAll(
        /(?<=^|,\s*)\.(fh-[a-z]+(?:-[a-z]+)*(?:__[a-z-]+)?)(?:--[a-z-]+)?(?::[a-z-]+)?(?=\s*[,{])/gm,
      ))
        folders.set(name, (folders.get(name) ?? new Set()).add(path.dirname(file)))
    expect(folders.size).toBeGreaterThan(100)
    expect([...folders].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(', ')}`)).toEqual([])
  })

  it('links to files that exist', () => {
    const dead = tree
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
          .map((link) => link[1] ?? '')
          .filter((link) => !existsSync(path.join(root, path.dirname(file), link)))
          .map((link) => `${file}: ${link}`),
      )
    expect(dead).toEqual([])
  })
})
