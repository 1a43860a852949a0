/** A Markdown file as the hub would know the post: read, with its pictures, and ready to be composed for each platform. */
import { Temporal } from 'temporal-polyfill'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { languages, type Article, type ArticleText, type Language, type Story } from '../../core/story.ts'
import type { Localised } from '../../quality/check.ts'
import { nothingDeclared, type Declared } from '../../quality/facts.ts'
import { languageOf } from '../../quality/text/language.ts'
import type { BrandOnDisk } from './brand-file.ts'
import { readTextFile, type Found } from './files.ts'
import { readPost, type FrontMatter, type FrontMedium } from './front-matter.ts'
import { readMarkdown, type MarkdownBody } from './markdown.ts'
import { plainMedium, readMedium, type LocalMedium } from './media-files.ts'
import type { Problem } from './problem.ts'
import { regionsOf, type Range, type Region } from './source.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** A medium of a variant, and where the file says so: in the front matter, or in the text. */
export interface SaidMedium {
  readonly medium: LocalMedium
  readonly at: { readonly path: Path } | { readonly range: Range }
}
export interface FileVariant {
  readonly platform: string
  readonly story: Story
  readonly parts: readonly string[]
  readonly media: readonly SaidMedium[]
  readonly dueAt: Date | null
  /** Where the file says what each of these is. */
  readonly said: { readonly text: Path; readonly link: Path; readonly when: Path }
}
export interface PostFile {
  readonly name: string
  /** What is in it. */
  readonly text: string
  readonly front: YamlFile<FrontMatter>
  readonly markdown: MarkdownBody
  readonly title: string
  readonly declared: Declared
  readonly variants: readonly FileVariant[]
  readonly region: (range: Pick<Range, 'start' | 'end'>) => Region
}
export interface ReadPostFile {
  /** `null`: it could not be read, or is none. */
  readonly post: PostFile | null
  readonly problems: readonly Problem[]
}
export interface PostFileOptions {
  readonly brand: BrandOnDisk
  /** Folders that pictures may be read from. */
  readonly roots: readonly string[]
  /** In place of those that the post names. */
  readonly platforms: readonly string[] | null
}

const ownedMedia = Object.values(manifests)
  .filter(({ role }) => role === 'owned')
  .map(({ id }) => id)

/** Never throws. */
export async function readPostFile({ name, file, isNamed }: Found, options: PostFileOptions): Promise<ReadPostFile> {
  const { brand, roots, platforms } = options
  const problems: Problem[] = []
  const tell = (kind: Problem['kind'], text: Localised, region: Region | null = null) => problems.push({ file: name, region, text, kind })
  const none = (): ReadPostFile => ({ post: null, problems })

  const read = await readTextFile(file)
  if ('unread' in read) {
    tell('unreadable', read.unread)
    return none()
  }
  const { text } = read
  const found = readPost(text)
  if (!found) {
    tell(isNamed ? 'unreadable' : 'note', noFrontMatter)
    return none()
  }
  const region = regionsOf(text)
  const { front, bodyAt } = found
  for (const one of front.problems) tell('unreadable', one.text, region(one))
  for (const one of front.unknown) tell('note', one.text, region(one))
  const said = front.value
  if (said === null) return none()

  // By the address as it is written: a picture that is shown twice is one.
  const media = new Map<string, LocalMedium>()
  const language = languageOfPost(said, brand, text.slice(bodyAt))
  const load = async (one: FrontMedium, at: Region) => {
    if (media.has(one.file)) return
    const medium = await readMedium(one, { post: file, id: one.file, language, roots })
    if ('unread' in medium) tell('unreadable', medium.unread, at)
    else media.set(one.file, medium)
  }
  for (const [i, one] of said.media.entries()) await load(one, region(front.at(['media', i, 'file'])))
  for (const [id, channel] of Object.entries(said.channels ?? {}))
    for (const [i, one] of (channel?.media ?? []).entries()) await load(one, region(front.at(['channels', id, 'media', i, 'file'])))

  const markdown = readMarkdown(text.slice(bodyAt), bodyAt, ({ url }) => (isElsewhere(url) ? null : fileOf(url)))
  for (const one of markdown.images)
    if (isElsewhere(one.url)) tell('note', pictureElsewhere, region(one))
    else await load(plainMedium(fileOf(one.url), one.alt), region(one))
  for (const one of markdown.html) tell('note', htmlNotRead, region(one))
  if (markdown.deep[0]) tell('note', tooDeep, region(markdown.deep[0]))
  if (problems.some(({ kind }) => kind === 'unreadable')) return none()

  const inFront = said.media.flatMap((one, i) => saidMedium(media, one, { path: ['media', i] }))
  const inBody = markdown.images.flatMap((one) => {
    const isNew = !isElsewhere(one.url) && !said.media.some(({ file }) => file === fileOf(one.url))
    return isNew ? saidMedium(media, plainMedium(fileOf(one.url), one.alt), { range: { ...one, exact: false } }) : []
  })
  const shown = [...inFront, ...once(inBody)]
  const own: ArticleText = {
    ...{ title: said.title, slug: said.slug, teaser: said.teaser, body: markdown.body, seo: said.seo },
    alt: Object.fromEntries(shown.flatMap(({ medium: { ref } }) => (ref.alt === null ? [] : [[ref.id, ref.alt]]))),
  }
  const article: Article = {
    id: name,
    brand: { id: brand.name ?? '', slug: '', name: brand.profile.name },
    campaign: said.campaign || null,
    topics: said.topics,
    author: brand.profile.name,
    texts: { [language]: own },
  }
  const instant = (value: string | null) => (value === null ? null : instantOf(value, brand.timeZone))
  const variantOf = (platform: string): FileVariant => {
    const channel = said.channels?.[platform] ?? null
    const isOwned = manifests[platform]?.role === 'owned'
    const ownMedia = channel?.media?.flatMap((one, i) => saidMedium(media, one, { path: ['channels', platform, 'media', i] }))
    const pictures = ownMedia ?? (isOwned ? shown : inFront)
    const within = (key: string): Path => ['channels', platform, key]
    return {
      platform,
      story: {
        language,
        text: channel?.text || said.teaser || said.title,
        // The post's own link is for those who lead to it.
        link: channel?.link || (isOwned ? '' : said.link) || null,
        media: pictures.map(({ medium }) => medium.ref),
        ...(channel?.format && { format: channel.format }),
        ...(channel?.poll && { poll: channel.poll }),
        article,
      },
      parts: (channel?.parts ?? []).map((part) => part.trim().normalize('NFC')),
      media: pictures,
      dueAt: instant(channel?.publishAt ?? said.publishAt),
      said: {
        text: channel?.text ? within('text') : said.teaser ? ['teaser'] : ['title'],
        link: channel?.link ? within('link') : said.link ? ['link'] : ['slug'],
        when: channel?.publishAt ? within('publishAt') : ['publishAt'],
      },
    }
  }
  const channels = platforms ?? Object.keys(said.channels ?? {})
  const variants = (channels.length > 0 ? channels : ownedMedia).map(variantOf)
  return {
    post: { name, text, front, markdown, title: said.title, declared: declaredBy(said, instant), variants, region },
    problems,
  }
}

function saidMedium(media: ReadonlyMap<string, LocalMedium>, said: FrontMedium, at: SaidMedium['at']): SaidMedium[] {
  const known = media.get(said.file)
  // The words for it may differ from channel to channel.
  return known ? [{ medium: { ...known, ref: { ...known.ref, alt: said.alt || null } }, at }] : []
}
const once = (media: readonly SaidMedium[]) =>
  media.filter(({ medium }, i) => media.findIndex((one) => one.medium.ref.id === medium.ref.id) === i)

function declaredBy({ declared }: FrontMatter, instant: (value: string | null) => Date | null): Declared {
  if (!declared) return nothingDeclared
  return { ...declared, embargoUntil: instant(declared.embargoUntil) }
}

/** As it says, as its brand does, or as it reads. */
function languageOfPost({ language, title, teaser }: FrontMatter, brand: BrandOnDisk, body: string): Language {
  const known = language ?? brand.language
  if (known) return known
  const reads = languageOf(`${title}\n${teaser}\n${body}`)
  return languages.find((one) => one === reads) ?? 'en'
}

/** A day begins at midnight, and a time without a zone is one there. */
function instantOf(value: string, timeZone: string): Date {
  const time = value.replace(' ', 'T')
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(time)) return new Date(time)
  const wall = Temporal.PlainDateTime.from(time.includes('T') ? time : `${time}T00:00`)
  return new Date(wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
}

const isElsewhere = (url: string) => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)
function fileOf(url: string): string {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''))
  } catch {
    return url
  }
}

const noFrontMatter: Localised = {
  de: 'Diese Datei beginnt nicht mit Angaben zwischen zwei Zeilen „---“ und ist kein Beitrag.',
  en: 'This file does not begin with values between two lines of “---” and is no post.',
}
const pictureElsewhere: Localised = {
  de: 'Dieses Bild liegt auf einem anderen Server und wird nicht geprüft. Legen Sie es neben den Beitrag.',
  en: 'This picture lies on another server and is not checked. Put it beside the post.',
}
const htmlNotRead: Localised = {
  de: 'HTML wird nicht gelesen. Was hier steht, ist nicht geprüft.',
  en: 'HTML is not read. What stands here is not checked.',
}
const tooDeep: Localised = {
  de: 'So tief wird nicht gelesen. Was hier steht, ist nicht geprüft.',
  en: 'Nothing is read at such a depth. What stands here is not checked.',
}
