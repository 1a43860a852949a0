/** Stories to test publishers with: a plain one, and all that is hard. */
import { createHash } from 'node:crypto'
import type { MediaRef, Story } from '../../src/core/story.ts'

const paragraph = (text: string) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text }] })

/** A story of a post of its own: `name` becomes its id and its slug, and part of its text. */
export function storyOf(name: string, over: Partial<Story> = {}): Story {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const text = over.text ?? `Neues aus dem Werk: ${name}. #Umwelt`
  const title = `Titel: ${name}`
  return {
    language: 'de',
    text,
    link: `https://acme.example/blog/${slug}`,
    media: [],
    article: {
      id: `post-${slug}`,
      brand: { id: 'brand-acme', slug: 'acme', name: 'Acme' },
      campaign: null,
      topics: ['Umwelt'],
      author: 'Erika Mustermann',
      texts: {
        de: {
          title,
          slug,
          teaser: `Worum es geht: ${name}.`,
          body: { root: { type: 'root', version: 1, children: [paragraph(text)] } },
          seo: { title, description: `Beschreibung: ${name}.` },
          alt: Object.fromEntries((over.media ?? []).map(({ id, alt }) => [id, alt ?? ''])),
        },
      },
    },
    ...over,
  }
}

/** A picture; the file that the stand opens for it is a real PNG of `bytes` bytes. */
export function imageOf(name: string, over: Partial<MediaRef> = {}): MediaRef {
  return {
    id: name,
    kind: 'image',
    mimeType: 'image/png',
    alt: `Alternativtext: ${name}`,
    width: 1200,
    height: 800,
    bytes: 2_000,
    focalPoint: { x: 50, y: 50 },
    sha256: createHash('sha256').update(name).digest('hex'),
    ...over,
  }
}

/** A film; what the stand opens for it begins as an MP4 does, and is nothing that plays. */
export const filmOf = (name: string, over: Partial<MediaRef> = {}): MediaRef =>
  imageOf(name, { kind: 'video', mimeType: 'video/mp4', width: 1920, height: 1080, bytes: 1_500_000, ...over })

/** A document; what the stand opens for it begins as a PDF does. */
export const documentOf = (name: string, over: Partial<MediaRef> = {}): MediaRef =>
  imageOf(name, { kind: 'document', mimeType: 'application/pdf', alt: null, title: `Dokument: ${name}`, width: 0, height: 0, ...over })

const images = (count: number) => Array.from({ length: count }, (_, at) => imageOf(`picture-${at}`))
const words = (count: number) => Array.from({ length: count }, (_, at) => `Wort${at}`).join(' ')
const longLink = (length: number) => 'https://acme.example/'.padEnd(length, 'a')

export const hardStories: readonly Story[] = [
  storyOf('plain'),
  storyOf('empty', { text: '' }),
  storyOf('empty and no link', { text: '', link: null }),
  storyOf('no link', { link: null }),
  storyOf('emoji clusters', { text: '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇩🇪 e\u0301'.normalize('NFC').repeat(40) }),
  storyOf('right to left', { text: 'שלום עולם (https://acme.example/he) مرحبا بالعالم \u202eabc\u202c' }),
  storyOf('German quotes', { text: '„Wir sagen ‚ja‘“, sagte sie. »Gut« – https://acme.example/„x“.' }),
  storyOf('ten thousand words', { text: words(10_000) }),
  storyOf('thirty pictures', { media: images(30) }),
  storyOf('pictures without words', { text: '', link: null, media: images(1) }),
  storyOf('no alternative text', { media: [imageOf('silent', { alt: null })] }),
  storyOf('odd alternative text', { media: [imageOf('odd', { alt: 'half \ud83d of a pair, "quoted" & <tagged>\n' })] }),
  storyOf('a film', { media: [imageOf('film', { kind: 'video', mimeType: 'video/mp4' })] }),
  storyOf('a film with captions', { media: [filmOf('spoken film', { captions: [{ language: 'de', sha256: '0'.repeat(64) }] })] }),
  storyOf('a document', { media: [documentOf('report', { title: '„Bericht“ <2026> & *mehr*' })] }),
  storyOf('a picture and a document', { media: [imageOf('cover'), documentOf('report')] }),
  storyOf('a reel', { format: 'reel', media: [imageOf('reel', { kind: 'video', mimeType: 'video/mp4', width: 1080, height: 1920 })] }),
  storyOf('a story that is gone tomorrow', { format: 'story', media: [imageOf('upright', { width: 1080, height: 1920 })] }),
  storyOf('a poll', { poll: { options: ['Ja', 'Nein \ud83d', '👩‍👩‍👧‍👦'], minutes: 1440, multiple: true } }),
  storyOf('long link', { text: 'Hier:', link: longLink(2_000) }),
  storyOf('links to the limit', { text: `${'a'.repeat(475)} ${longLink(300)}`, link: null }),
  storyOf('link said already', { text: 'Siehe https://acme.example/blog/link-said-already.' }),
  storyOf('lone surrogates', { text: 'a\ud83d b\ude00 c' }),
  storyOf('marks and names', { text: '@acme@mastodon.example @acme.bsky.social #Ümlaut #123 #a_b <b>&amp;</b> \\ * _ ~ [x](y)' }),
  storyOf('white space', { text: '\n\n  Text\t\r\n\r\n\r\nmit\u00a0Luft\u200b  \n' }),
  storyOf('control characters', { text: 'a\u0000b\u0007c\u001b[31m' }),
  storyOf('no text in its language', { language: 'en' }),
]
