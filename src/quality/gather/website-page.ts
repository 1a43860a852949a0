/** What a company's page tells of the company. Pure, linear, and total: whatever the page is, this reads what can be read. */
import { languages, type Language } from '../../core/story.ts'

export interface WebsitePage {
  readonly name: string | null
  readonly language: Language | null
  /** Of the browser's frame, as `#0f766e`. */
  readonly themeColor: string | null
  /** Absolute addresses of pictures that may be the logo, the likeliest first. */
  readonly logos: readonly string[]
}

/** Longer ones are no names. */
const longestName = 80
const mostLogos = 5

export function readWebsitePage(html: string, address: URL): WebsitePage {
  const tags = [...tagsIn(html)]
  const meta = (name: string) =>
    tags.find(({ tag, is }) => tag === 'meta' && (is.property ?? is.name)?.toLowerCase() === name && is.content?.trim())?.is.content?.trim()
  const links = (rel: string) =>
    tags.filter(({ tag, is }) => tag === 'link' && is.href && is.rel?.toLowerCase().split(/\s+/).includes(rel)).map(({ is }) => is.href)
  const organisation = organisationIn(html)
  const names = [organisation?.name, meta('og:site_name'), meta('application-name'), nameOfTitle(titleOf(html), address)]
  const spoken = [tags.find(({ tag }) => tag === 'html')?.is.lang, meta('og:locale')].map((one) => one?.trim().slice(0, 2).toLowerCase())
  const logos = [organisation?.logo, ...links('apple-touch-icon'), meta('og:image'), ...links('icon')].flatMap((one) => {
    const logo = one && URL.canParse(one, address) ? new URL(one, address) : null
    return logo && /^https?:$/.test(logo.protocol) ? [logo.href] : []
  })
  return {
    name: names.map((name) => name?.trim()).find((name) => name && name.length <= longestName) ?? null,
    language: languages.find((language) => spoken.includes(language)) ?? null,
    themeColor: hexIn(meta('theme-color') ?? ''),
    logos: [...new Set(logos)].slice(0, mostLogos),
  }
}

interface Tag {
  readonly tag: string
  readonly is: Readonly<Record<string, string | undefined>>
}

/** A page with more of these is not read further. */
const mostTags = 5000

/** Each tag ends at the next bracket of either kind, so that none is read twice. */
function* tagsIn(html: string): Generator<Tag> {
  let count = 0
  for (const [, tag = '', rest = ''] of html.matchAll(/<(html|meta|link)\b([^<>]*)>/gi)) {
    yield { tag: tag.toLowerCase(), is: attributesOf(rest.slice(0, 4000)) }
    if (++count === mostTags) return
  }
}

function attributesOf(text: string): Tag['is'] {
  const found = text.matchAll(/(?:^|[\s"'])([a-z][a-z:-]{0,40})\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/gi)
  // The first one counts, as in browsers.
  return Object.fromEntries(
    [...found].map(([, name = '', a, b, c]) => [name.toLowerCase(), plain(a ?? b ?? c ?? '')] as const).toReversed(),
  )
}

function titleOf(html: string): string {
  const at = html.search(/<title\b/i)
  if (at < 0) return ''
  const start = html.indexOf('>', at)
  const end = html.indexOf('<', start)
  return start < 0 || end < 0 ? '' : plain(html.slice(start + 1, Math.min(end, start + 1000)))
}

/** "Startseite | Acme": what the address says too is the name; otherwise all of it. */
function nameOfTitle(title: string, address: URL): string {
  const host = letters(address.hostname)
  const parts = title.split(/\s+[|–—·:-]\s+/).map((part) => part.trim())
  return parts.find((part) => letters(part).length > 1 && host.includes(letters(part))) ?? title.replace(/\s+/g, ' ').trim()
}
const letters = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')

interface Organisation {
  readonly name?: string
  readonly logo?: string
}
const mostScripts = 20
const mostNodes = 2000
const kinds =
  /^(?:Organization|Corporation|NewsMediaOrganization|NGO|EducationalOrganization|GovernmentOrganization|LocalBusiness|OnlineStore|OnlineBusiness)$/

/** The first organisation that schema.org data on the page describe. */
function organisationIn(html: string): Organisation | null {
  let count = 0
  for (const opening of html.matchAll(/<script\b([^<>]*)>/gi)) {
    if (!opening[1]?.slice(0, 1000).toLowerCase().includes('ld+json')) continue
    if (++count > mostScripts) return null
    const start = opening.index + opening[0].length
    const end = html.indexOf('</', start)
    const organisation = end < 0 ? null : organisationOf(parsed(html.slice(start, end)))
    if (organisation) return organisation
  }
  return null
}

function organisationOf(data: unknown): Organisation | null {
  const waiting: unknown[] = [data]
  // Whoever is pushed meanwhile is met too.
  for (const node of waiting) {
    if (waiting.length > mostNodes) return null
    if (Array.isArray(node)) waiting.push(...(node as unknown[]).slice(0, mostNodes))
    if (typeof node !== 'object' || node === null || Array.isArray(node)) continue
    const { '@type': type, name, logo } = node as Record<string, unknown>
    if ([type].flat().some((kind) => typeof kind === 'string' && kinds.test(kind))) {
      const picture = logoOf(logo)
      return { ...(typeof name === 'string' && { name: plain(name) }), ...(picture && { logo: picture }) }
    }
    waiting.push(...Object.values(node as Record<string, unknown>).slice(0, mostNodes))
  }
  return null
}

function logoOf(logo: unknown): string | null {
  const one: unknown = Array.isArray(logo) ? logo[0] : logo
  if (typeof one === 'string') return one
  if (typeof one !== 'object' || one === null) return null
  const { url, contentUrl } = one as Record<string, unknown>
  return typeof url === 'string' ? url : typeof contentUrl === 'string' ? contentUrl : null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** `#0f766e` of `#0F766E` or `#0f7`. `null`: no colour of that kind. */
export function hexIn(text: string): string | null {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase()
  if (!digits) return null
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', shy: '' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é' },
}
/** Without entities, and without what no name has. */
function plain(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}
