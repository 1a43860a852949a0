/** Finds and reads the files that are to be checked. Everything that is left out is told. */
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Localised } from '../../quality/check.ts'
import { WrongUse, type Problem } from './problem.ts'

const mostBytes = 5 * 1024 * 1024
const isMarkdown = (file: string) => /\.(?:md|markdown)$/i.test(file)

export interface Found {
  /** As it is said to people: from where the command was called, with `/`. */
  readonly name: string
  readonly file: string
  /** Somebody named it: it has to be a post. */
  readonly isNamed: boolean
}
export interface Files {
  readonly found: readonly Found[]
  /** The folder that was named first, or that of the file that was. */
  readonly first: string
  /** Folders that pictures may be read from. */
  readonly roots: readonly string[]
  readonly problems: readonly Problem[]
}

const problem = (file: string, kind: Problem['kind'], text: Localised): Problem => ({ file, region: null, text, kind })

/**
 * The Markdown files in folders, however deep, and those that are named; each once, in the order of their names. Links in a folder are not
 * followed; folders that begin with a dot, and `node_modules`, are left out.
 * @throws WrongUse where a path leads nowhere.
 */
export async function findFiles(paths: readonly string[], here: string): Promise<Files> {
  const found = new Map<string, Found>()
  const problems: Problem[] = []
  const roots = new Set([await realpath(here)])
  let first = ''
  const nameOf = (file: string) => path.relative(here, file).split(path.sep).join('/')

  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name)
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isSymbolicLink()) {
        const isOfInterest = isMarkdown(entry.name) || (await stat(file).catch(() => null))?.isDirectory()
        if (isOfInterest) problems.push(problem(nameOf(file), 'note', linkNotFollowed))
      } else if (entry.isDirectory()) await walk(file)
      else if (entry.isFile() && isMarkdown(entry.name) && !found.has(file)) found.set(file, { name: nameOf(file), file, isNamed: false })
    }
  }
  for (const one of paths) {
    const given = path.resolve(here, one)
    const real = await realpath(given).catch(() => null)
    if (real === null)
      throw new WrongUse({ de: `${one} gibt es nicht. Nennen Sie Ordner oder Dateien.`, en: `There is no ${one}. Name folders or files.` })
    const isFolder = (await stat(real)).isDirectory()
    roots.add(isFolder ? real : path.dirname(real))
    first ||= isFolder ? given : path.dirname(given)
    if (isFolder) await walk(given)
    else found.set(given, { name: nameOf(given), file: given, isNamed: true })
  }
  return { found: [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), first, roots: [...roots], problems }
}

/** The text of a file, or why there is none. */
export async function readTextFile(file: string, most = mostBytes): Promise<{ readonly text: string } | { readonly unread: Localised }> {
  try {
    const info = await stat(file)
    if (!info.isFile()) return { unread: notAFile }
    if (info.size > most) return { unread: tooLarge(info.size, most) }
    const bytes = await readAtMost(file, most)
    if (bytes.length > most) return { unread: tooLarge(bytes.length, most) }
    // A byte order mark stays, so that places in the file are right.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? { unread: notText } : { text }
  } catch (error) {
    if (error instanceof TypeError) return { unread: notText }
    return { unread: (await lstat(file).catch(() => null)) ? notReadable : gone }
  }
}

/** One byte more than that at the most: what grows while it is read is not read for ever. */
async function readAtMost(file: string, most: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, most) + 1)
    let length = 0
    for (let more = 1; more > 0 && length < buffer.length; length += more)
      more = (await handle.read(buffer, length, buffer.length - length)).bytesRead
    return buffer.subarray(0, length)
  } finally {
    await handle.close()
  }
}

/** The file that a post names, if it lies in one of the folders that may be read from. */
export async function fileBeside(
  post: string,
  named: string,
  roots: readonly string[],
): Promise<{ readonly file: string } | { readonly unread: Localised }> {
  const real = await realpath(path.resolve(path.dirname(post), named)).catch(() => null)
  if (real === null) return { unread: noSuchFile(named) }
  const isInside = roots.some((root) => real.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
  return isInside ? { file: real } : { unread: outside(named) }
}

const megabytes = (bytes: number, language: string) => (bytes / 1024 / 1024).toLocaleString(language, { maximumFractionDigits: 1 })
const tooLarge = (bytes: number, most: number): Localised => ({
  de: `Diese Datei hat ${megabytes(bytes, 'de')} MB, höchstens ${megabytes(most, 'de')} MB werden gelesen. Teilen Sie sie.`,
  en: `This file has ${megabytes(bytes, 'en')} MB, at most ${megabytes(most, 'en')} MB are read. Split it.`,
})
const notText: Localised = {
  de: 'Diese Datei ist kein Text in UTF-8. Speichern Sie sie als UTF-8.',
  en: 'This file is no text in UTF-8. Save it as UTF-8.',
}
const notAFile: Localised = { de: 'Das ist keine gewöhnliche Datei.', en: 'This is not an ordinary file.' }
const notReadable: Localised = {
  de: 'Diese Datei lässt sich nicht lesen. Sehen Sie nach, wer sie lesen darf.',
  en: 'This file cannot be read. See who may read it.',
}
const gone: Localised = { de: 'Diese Datei gibt es nicht mehr.', en: 'This file is no longer there.' }
const linkNotFollowed: Localised = {
  de: 'Das ist ein symbolischer Link; ihm wird nicht gefolgt. Nennen Sie sein Ziel eigens, wenn es geprüft werden soll.',
  en: 'This is a symbolic link and is not followed. Name what it leads to if that is to be checked.',
}
const noSuchFile = (named: string): Localised => ({
  de: `Die Datei ${named} gibt es nicht. Der Weg zu ihr beginnt im Ordner des Beitrags.`,
  en: `There is no file ${named}. The way to it begins in the folder of the post.`,
})
const outside = (named: string): Localised => ({
  de: `Die Datei ${named} liegt außerhalb des geprüften Ordners und wird nicht gelesen. Legen Sie sie hinein.`,
  en: `The file ${named} lies outside the folder that is checked and is not read. Put it inside.`,
})
