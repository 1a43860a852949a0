/** Posts of ordinary size to read: two languages, eight paragraphs, headings and links. */
import type { Publication } from '../../publishers/website/publication.ts'
import type { Json } from '../../src/core/story.ts'

export const postCount = 10_000

const sentence =
  'Der Windpark auf dem Höhenzug versorgt ab dem Frühjahr rund zwölftausend Haushalte, und die Gemeinde ist an jedem Kilowatt beteiligt.'

const text = (value: string): Json => ({ type: 'text', text: value, format: 0, style: '', mode: 'normal', detail: 0, version: 1 })
const block = (type: string, children: Json[], more: { readonly [field: string]: Json } = {}) => ({
  type,
  format: '',
  indent: 0,
  version: 1,
  direction: 'ltr',
  children,
  ...more,
})
const link = (url: string) => block('link', [text('Zum Bericht')], { fields: { url, newTab: false, linkType: 'custom' } })

const body = (n: number) => ({
  root: block(
    'root',
    Array.from({ length: 8 }, (_, at) => [
      ...(at % 3 === 0 ? [block('heading', [text(`Abschnitt ${at + 1} von Beitrag ${n}`)], { tag: 'h2' })] : []),
      block('paragraph', [text(`${sentence} ${sentence} `), link(`https://www.example.com/berichte/${n}/${at}`)]),
    ]).flat(),
  ),
})

export const slugOf = (n: number): string => `beitrag-${n}`

export function publication(n: number, brand: string): Publication {
  const written = (title: string, slug: string): NonNullable<Publication['texts']['de']> => ({
    title,
    slug,
    teaser: `${title}: ${sentence}`,
    body: body(n),
    seo: { title: '', description: sentence },
    alt: {},
  })
  return {
    post: `post-${n}`,
    brand: { id: brand, slug: 'acme', name: 'Acme' },
    campaign: n % 5 === 0 ? 'Windjahr' : null,
    topics: ['Energie', n % 2 === 0 ? 'Region' : 'Technik'],
    author: 'Erika Mustermann',
    firstPublishedAt: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString(),
    language: 'de',
    texts: { de: written(`Beitrag ${n}`, slugOf(n)), en: written(`Post ${n}`, `post-${n}`) },
    media: [],
  }
}
