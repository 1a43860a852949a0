/** What stands above a Markdown text, as Jekyll, Hugo, Astro and the exporters of Ghost and WordPress write it. */
import { parseDocument } from 'yaml'
import { z } from 'zod'

export interface FrontMatter {
  readonly title: string | null
  readonly date: string | null
  readonly teaser: string | null
  readonly slug: string | null
  readonly topics: readonly string[]
  readonly language: string | null
  readonly cover: { readonly src: string; readonly alt: string } | null
  readonly seoTitle: string | null
  readonly seoDescription: string | null
  readonly externalId: string | null
  /** Keys that say where the post stands elsewhere: never taken over. */
  readonly state: readonly string[]
}
export type FrontMatterProblem = 'unreadable' | 'toml' | 'too-long'
export interface SplitText {
  readonly front: FrontMatter | null
  readonly problem: FrontMatterProblem | null
  readonly body: string
}

const longest = 64 * 1024
const mostAliases = 20

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const nothing: FrontMatter = {
  title: null,
  date: null,
  teaser: null,
  slug: null,
  topics: [],
  language: null,
  cover: null,
  seoTitle: null,
  seoDescription: null,
  externalId: null,
  state: [],
}

/** Total: a text without front matter is all body. */
export function splitText(whole: string): SplitText {
  const text = whole.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (/^\+\+\+[ \t]*\n/.test(text)) return { front: null, problem: 'toml', body: text }
  const start = /^---[ \t]*\n/.exec(text)
  const end = start && /^(---|\.\.\.)[ \t]*$/m.exec(text.slice(start[0].length))
  if (!start || !end) return { front: nothing, problem: null, body: text }
  const yaml = text.slice(start[0].length, start[0].length + end.index)
  const body = text.slice(start[0].length + end.index + end[0].length).replace(/^\n+/, '')
  if (yaml.length > longest) return { front: null, problem: 'too-long', body }
  const read = readYaml(yaml)
  return read ? { front: frontOf(read), problem: null, body } : { front: null, problem: 'unreadable', body }
}

function readYaml(yaml: string): Map<string, unknown> | null {
  try {
    // The core schema: no dates, no tags of anybody's own; aliases are bounded, as a few lines could unfold to gigabytes.
    const document = parseDocument(yaml, { schema: 'core', merge: false, uniqueKeys: false, logLevel: 'silent' })
    if (document.errors.length > 0) return null
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    if (value === null || value === undefined) return new Map()
    if (typeof value !== 'object' || Array.isArray(value)) return null
    return new Map(Object.entries(value).map(([key, one]) => [key.toLowerCase().replace(/[^a-z0-9]/g, ''), one]))
  } catch {
    return null
  }
}

function frontOf(read: ReadonlyMap<string, unknown>): FrontMatter {
  const first = (...keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = scalar.safeParse(read.get(key)).data?.trim()
      if (value) return value
    }
    return null
  }
  const list = (...keys: readonly string[]): string[] =>
    keys.flatMap((key) => {
      const value = read.get(key)
      const each: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
      return each.flatMap((one) => scalar.safeParse(named(one)).data?.trim() || [])
    })
  return {
    title: first('title', 'titel'),
    date: first('date', 'publishdate', 'pubdate', 'pubdatetime', 'publishedat', 'publishat', 'datum', 'published'),
    teaser: first('teaser', 'excerpt', 'summary', 'customexcerpt', 'description', 'subtitle'),
    slug: first('slug'),
    topics: [...new Set(list('tags', 'tag', 'topics', 'categories', 'category', 'keywords'))].filter((one) => !one.startsWith('#')),
    language: first('lang', 'language', 'locale', 'sprache'),
    cover: coverOf(read, first),
    seoTitle: first('seotitle', 'metatitle'),
    seoDescription:
      first('seodescription', 'metadescription') ?? (first('teaser', 'excerpt', 'summary', 'customexcerpt') ? first('description') : null),
    externalId: first('id', 'uuid', 'guid'),
    state: ['draft', 'status', 'state', 'published', 'approved', 'reviewstate', 'visibility', 'workflow'].filter(
      (key) => read.has(key) && !(key === 'published' && /^\d{4}-/.test(String(read.get(key)))),
    ),
  }
}

/** Ghost writes tags as objects. */
const named = (value: unknown): unknown => (value && typeof value === 'object' && 'name' in value ? value.name : value)

function coverOf(read: ReadonlyMap<string, unknown>, first: (...keys: string[]) => string | null): FrontMatter['cover'] {
  const alt = first('imagealt', 'coveralt', 'featureimagealt', 'heroimagealt', 'coverimagealt') ?? ''
  for (const key of ['cover', 'image', 'featuredimage', 'featureimage', 'heroimage', 'coverimage', 'thumbnail', 'banner', 'bild']) {
    const value = read.get(key)
    if (typeof value === 'string' && value.trim()) return { src: value.trim(), alt }
    const fields = z.record(z.string(), z.unknown()).safeParse(value).data
    const src = fields && [fields.src, fields.image, fields.url, fields.path].find((one) => typeof one === 'string')
    if (typeof src === 'string') return { src, alt: typeof fields?.alt === 'string' ? fields.alt : alt }
  }
  return null
}
