/** From a folder of Markdown files to posts. */
import path from 'node:path/posix'
import type { Complaint, MarkdownOptions, Said } from '../../core/imports.ts'
import { unstorable, unstorableSentence } from '../../core/storable.ts'
import { languages, type Language } from '../../core/story.ts'
import { readDate } from '../csv/dates.ts'
import { keyOf, note, refusal, type PlannedPost, type PlannedText } from '../planned.ts'
import { titleFrom } from '../title.ts'
import type { ImportWorld } from '../world.ts'
import { isText, type Archive, type Entry } from './archive.ts'
import { splitText, type FrontMatter } from './front-matter.ts'
import { lookInto } from './lexical.ts'

const longestTitle = 200
/** Characters: longer ones are books, and hold up everybody while they are read. */
const longestText = 300_000

interface ReadFile {
  readonly path: string
  /** What the files of one post have in common. */
  readonly base: string
  readonly language: Language
  readonly front: FrontMatter | null
  readonly body: string
  readonly complaints: readonly Complaint[]
}

/** Files that differ only by their language become one post. Posts come in the order of their paths. */
export async function planFiles(archive: Archive, options: MarkdownOptions, world: ImportWorld): Promise<PlannedPost[]> {
  const files: ReadFile[] = []
  for (const entry of archive.entries.filter(({ path }) => isText(path)).toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    files.push(await readFile(entry, options.language))
    await new Promise(setImmediate)
  }
  const groups = new Map<string, ReadFile[]>()
  for (const file of files) groups.set(file.base, [...(groups.get(file.base) ?? []), file])
  const there = new Set(archive.entries.map((entry) => entry.path))
  return [...groups.values()].map((group, at) => planGroup(group, at + 1, there, options, world))
}

export const emptyArchive: Said = {
  de: 'Darin liegt keine Markdown-Datei (.md). Wählen Sie einen Ordner mit Texten.',
  en: 'There is no Markdown file (.md) in it. Choose a folder with texts.',
}

async function readFile(entry: Entry, preferred: Language): Promise<ReadFile> {
  const complaints: Complaint[] = []
  const bytes = await entry.read().catch(() => null)
  const text = bytes && decoded(bytes)
  if (text === null)
    complaints.push(
      refusal(
        null,
        'Die Datei ist kein Text in UTF-8, oder im Archiv beschädigt. Speichern Sie sie als UTF-8.',
        'The file is no text in UTF-8, or damaged in the archive. Save it as UTF-8.',
      ),
    )
  else if (text.length > longestText)
    complaints.push(
      refusal(
        null,
        `Der Text hat mehr als ${longestText} Zeichen. Teilen Sie ihn.`,
        `The text has more than ${longestText} characters. Split it.`,
      ),
    )
  const readable = text !== null && text.length <= longestText ? text : ''
  const { front, problem, body } = splitText(readable)
  if (problem) complaints.push(problems[problem])
  const { base, language } = placeOf(entry.path, front?.language ?? null)
  return { path: entry.path, base, language: language ?? preferred, front, body, complaints }
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** `post.de.md`, `de/post.md` and `post.md` with `lang: de` are all the German one of `post`. */
function placeOf(file: string, told: string | null): { base: string; language: Language | null } {
  const bare = file.replace(/\.(md|markdown|mdx)$/i, '')
  const ending = /\.(de|en)(?:[-_][a-z]{2})?$/i.exec(bare)
  if (ending) return { base: bare.slice(0, ending.index), language: ending[1]!.toLowerCase() as Language }
  const parts = bare.split('/')
  const folder = parts.findIndex((part, at) => at < parts.length - 1 && /^(de|en)$/i.test(part))
  if (folder >= 0) return { base: parts.toSpliced(folder, 1).join('/'), language: parts[folder]!.toLowerCase() as Language }
  const said = told?.slice(0, 2).toLowerCase()
  return { base: bare, language: languages.find((one) => one === said) ?? null }
}

function planGroup(
  group: readonly ReadFile[],
  number: number,
  there: ReadonlySet<string>,
  options: MarkdownOptions,
  world: ImportWorld,
): PlannedPost {
  const complaints = group.flatMap((file) => file.complaints)
  const texts: { [language in Language]?: PlannedText } = {}
  for (const file of group) {
    if (texts[file.language])
      complaints.push(
        refusal(
          null,
          `${file.path} ist ein zweiter Text derselben Sprache. Benennen Sie eine der Dateien um.`,
          `${file.path} is a second text in the same language. Rename one of the files.`,
        ),
      )
    else texts[file.language] = textOf(file, there, complaints)
  }
  const [first] = group
  const from = <Value>(pick: (front: FrontMatter) => Value | null): Value | null =>
    group.map(({ front }) => front && pick(front)).find((value) => value !== null) ?? null
  const cover = from(({ cover }) => cover)
  const coverAt = cover && first && pictureAt(first.path, cover.src, there)
  if (cover && !coverAt) complaints.push(missing(cover.src))
  const unkept = unstorable(texts)
  if (unkept) complaints.push({ ...unstorableSentence({ ...unkept, path: '' }), refuses: true, column: null })
  const id = from(({ externalId }) => externalId)
  const states = [...new Set(group.flatMap(({ front }) => front?.state ?? []))]
  if (states.length > 0)
    complaints.push(
      note(
        states.join(', '),
        'Wird nicht übernommen: Alles Importierte ist ein Entwurf.',
        'Is not taken over: whatever is imported is a draft.',
      ),
    )
  return {
    number,
    file: group.map((file) => file.path).join(' + '),
    key: id ? keyOf('markdown', options.brand, 'id', id) : keyOf('markdown', options.brand, 'path', first?.base),
    texts,
    publishAt: dateOf(group, world, complaints),
    variants: options.channels.map((channel) => ({ channel })),
    topics: [...new Set(group.flatMap(({ front }) => front?.topics ?? []))],
    campaign: null,
    pictures: [],
    cover: cover && coverAt ? { path: coverAt, alt: cover.alt } : null,
    complaints,
  }
}

function textOf({ path: file, front, body }: ReadFile, there: ReadonlySet<string>, complaints: Complaint[]): PlannedText {
  // Most write the title once more, as the first heading.
  const heading = /^\s*# +(.+?) *#* *(?:\n|$)/.exec(body)
  const title = front?.title ?? heading?.[1]?.trim() ?? null
  const rest = heading && (!front?.title || front.title.trim() === heading[1]?.trim()) ? body.slice(heading[0].length) : body
  const named = title ?? titleFrom(nameOf(file))
  if (!title)
    complaints.push(
      note('title', 'Ohne Titel: der Name der Datei wird der Titel.', 'Without a title: the name of the file becomes the title.'),
    )
  if (named.length > longestTitle)
    complaints.push(
      refusal(
        'title',
        `Der Titel hat ${named.length} Zeichen, höchstens ${longestTitle} sind erlaubt. Kürzen Sie ihn.`,
        `The title has ${named.length} characters; at most ${longestTitle} are allowed. Shorten it.`,
      ),
    )
  const { pictures, hasHtml } = lookInto(rest)
  if (hasHtml) complaints.push(note(null, 'HTML im Text bleibt als Text stehen.', 'HTML in the text stays there as text.'))
  for (const { src } of pictures) if (!pictureAt(file, src, there)) complaints.push(missing(src))
  return {
    title: named,
    ...(front?.teaser && { teaser: front.teaser }),
    ...(front?.slug && { slug: front.slug }),
    ...(front?.seoTitle && { seoTitle: front.seoTitle }),
    ...(front?.seoDescription && { seoDescription: front.seoDescription }),
    ...(rest.trim() && { body: { format: 'markdown', text: rest } }),
  }
}

/** Jekyll's `2026-11-22-a-title`; Hugo's `a-title/index`. */
function nameOf(file: string): string {
  const parts = file.replace(/(\.(de|en))?\.(md|markdown|mdx)$/i, '').split('/')
  const last = /^_?index$/.test(parts.at(-1) ?? '') && parts.length > 1 ? parts.at(-2) : parts.at(-1)
  return (last ?? '').replace(/^\d{4}-\d\d-\d\d-/, '').replace(/[-_]+/g, ' ')
}

function dateOf(group: readonly ReadFile[], { brand, now }: ImportWorld, complaints: Complaint[]): string | null {
  const told = group.map(({ front }) => front?.date).find(Boolean)
  const written = told ?? /(?:^|\/)(\d{4}-\d\d-\d\d)-[^/]+$/.exec(group[0]?.path ?? '')?.[1]
  if (!written) return null
  const read = readDate(written, '', { timeZone: brand.timeZone, order: 'day-first' })
  if (!read) {
    complaints.push(
      refusal(
        'date',
        `„${written.slice(0, 80)}“ ist kein Zeitpunkt. Schreiben Sie ihn wie 2026-11-22 09:30.`,
        `“${written.slice(0, 80)}” is no point in time. Write it like 2026-11-22 09:30.`,
      ),
    )
    return null
  }
  if (read.at < now)
    complaints.push(
      note(
        'date',
        'Der Zeitpunkt liegt in der Vergangenheit. Ändern Sie ihn, bevor Sie den Beitrag zur Freigabe geben.',
        'The point in time lies in the past. Change it before you submit the post.',
      ),
    )
  return read.at.toISOString()
}

/** Where in the archive a picture lies that a text names: beside it, or from the top, as websites write it. `null`: nowhere. */
export function pictureAt(file: string, src: string, there: ReadonlySet<string>): string | null {
  const bare = ((): string => {
    const cut = src.split(/[?#]/, 1)[0] ?? ''
    try {
      return decodeURIComponent(cut)
    } catch {
      return cut
    }
  })()
  if (!bare || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(bare)) return null
  const beside = path.normalize(path.join(path.dirname(file), bare))
  if (there.has(beside)) return beside
  const fromTop = bare.replace(/^\/+/, '')
  const ends = [...there].filter((one) => one === fromTop || one.endsWith(`/${fromTop}`))
  return !fromTop.includes('..') && ends.length === 1 ? ends[0]! : null
}

const missing = (src: string): Complaint =>
  note(
    null,
    `Das Bild „${src.slice(0, 80)}“ liegt nicht dabei. Sein Alternativtext steht an seiner Stelle.`,
    `The picture “${src.slice(0, 80)}” is not included. Its alternative text stands in its place.`,
  )

const problems = {
  unreadable: refusal(
    null,
    'Der Kopf der Datei (zwischen den Linien ---) ist kein lesbares YAML. Setzen Sie Texte mit Doppelpunkt in Anführungszeichen.',
    'The head of the file (between the lines ---) is no YAML that can be read. Put texts that hold a colon into quotation marks.',
  ),
  toml: refusal(
    null,
    'Der Kopf der Datei ist TOML (+++). Gelesen wird YAML (---); Hugo wandelt es um: hugo convert toYAML.',
    'The head of the file is TOML (+++). YAML (---) is what is read; Hugo converts it: hugo convert toYAML.',
  ),
  'too-long': refusal(
    null,
    'Der Kopf der Datei ist länger als 64 KB. Kürzen Sie ihn.',
    'The head of the file is longer than 64 KB. Shorten it.',
  ),
}
