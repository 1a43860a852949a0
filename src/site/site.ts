/**
 * Where posts of a brand without a website of its own are read: plain pages that know nothing of the hub but the public content
 * API. An example for those who build their own.
 */
import { Router, type Request } from 'express'
import type { Media, Post } from '../content-api/schemas.ts'
import { spokenSize } from '../core/spoken-size.ts'
import { languages, type Language } from '../core/story.ts'
import { html, safeAddress, trusted, type Html } from './html.ts'
import { languageOf } from './language.ts'
import type { SiteReader } from './reader.ts'
import { siteStyle } from './style.ts'

const said = {
  news: { de: 'Aktuelles', en: 'News' },
  skip: { de: 'Zum Inhalt', en: 'Skip to content' },
  feed: { de: 'Als Feed abonnieren (RSS)', en: 'Subscribe by feed (RSS)' },
  none: { de: 'Hier ist noch nichts erschienen.', en: 'Nothing has been published here yet.' },
  gone: { de: 'Diese Seite gibt es nicht', en: 'There is no such page' },
  goneText: { de: 'Vielleicht wurde der Beitrag zurückgezogen.', en: 'Perhaps the post was withdrawn.' },
  all: { de: 'Alle Beiträge', en: 'All posts' },
  documents: { de: 'Dokumente', en: 'Documents' },
  about: {
    de: 'Alles hier kommt aus der öffentlichen Schnittstelle des Hubs.',
    en: 'Everything here comes from the hub’s public API.',
  },
} as const
const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English' }

const day = (language: Language, at: string) =>
  html`<time datetime="${at}"
    >${new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format(new Date(at))}</time
  >`

interface Frame {
  readonly language: Language
  readonly brand: { readonly slug: string; readonly name: string }
  readonly title: string
  readonly head?: Html
  /** The API's own block, instead of `head`: it brings title and feeds with it. */
  readonly readyHead?: Html | undefined
  /** The same page in the other languages. */
  readonly others: readonly { readonly language: Language; readonly address: string }[]
  readonly main: Html
}

export const frame = ({ language, brand, title, head, readyHead, others, main }: Frame): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${
          readyHead ??
          html`<title>${title}</title>
            ${head}
            <link rel="alternate" type="application/rss+xml" title="${brand.name}" href="/feeds/${brand.slug}.rss?language=${language}" />`
        }
        <link rel="stylesheet" href="/site/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">${said.skip[language]}</a>
        <header class="masthead">
          <a class="name" href="/site/${brand.slug}?language=${language}">${brand.name}</a>
          <nav aria-label="${languages.map((each) => languageNames[each]).join(', ')}">
            ${others.map(
              (other) =>
                html`<a href="${safeAddress(other.address)}" lang="${other.language}" hreflang="${other.language}"
                  >${languageNames[other.language]}</a
                >`,
            )}
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <p>${said.about[language]}</p>
          <p><a href="/feeds/${brand.slug}.rss?language=${language}">${said.feed[language]}</a></p>
        </footer>
      </body>
    </html> `

/** @param publicUrl pictures may be loaded from there */
export function builtInSite(reader: SiteReader, publicUrl: string): Router {
  const router = Router()
  router.use('/site', (_, res, next) => {
    res.set({
      'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src 'self' data: ${publicUrl}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
    })
    next()
  })
  router.get('/site/style.css', (_, res) => void res.type('css').send(siteStyle))

  const asked = (req: Request): Language | null => languages.find((language) => language === req.query.language) ?? null

  router.get('/site/:brand', async (req, res) => {
    const language = asked(req) ?? languageOf(req)
    const { items } = await reader.posts(req.params.brand, language)
    res.type('html').send(list(req.params.brand, language, items, publicUrl).text)
  })

  router.get('/site/:brand/:slug', async (req, res) => {
    const { brand, slug } = req.params
    // Who only asks whether it is there (a link check) reads nothing.
    const post = await reader.post(brand, slug, asked(req), req.method === 'GET' ? req.headers : undefined)
    const head = post && (await reader.head(post.id, post.language))
    if (!post || head === null) {
      res
        .status(404)
        .type('html')
        .send(gone(brand, asked(req) ?? languageOf(req)).text)
      return
    }
    if (post.webmention) res.set('Link', `<${post.webmention}>; rel="webmention"`)
    res.type('html').send(article(post, { head: trusted(head) }).text)
  })
  return router
}

function list(slug: string, language: Language, posts: readonly Post[], publicUrl: string): Html {
  const name = posts[0]?.brand.name ?? slug
  const [first, ...rest] = posts
  const teaser = (post: Post, level: 'lead' | 'plain') => {
    const picture = pictureOf(post)
    return html`<article class="${level}">
      ${picture && html`<img src="${level === 'lead' ? picture.src : picture.crops.card}" ${level === 'lead' && html` srcset="${picture.srcset}" sizes="(min-width: 60rem) 36rem, 100vw"`} alt="${picture.alt ?? ''}" width="${level === 'lead' ? picture.width : 1200}" height="${level === 'lead' ? picture.height : 630}" />`}
      <div>
        <p class="meta">${day(language, post.publishedAt)}</p>
        <h2><a href="${addressHere(post, language)}">${post.title}</a></h2>
        <p>${post.teaser}</p>
      </div>
    </article>`
  }
  return frame({
    language,
    brand: { slug, name },
    title: `${said.news[language]} – ${name}`,
    head: html`<link rel="canonical" href="${publicUrl}/site/${slug}?language=${language}" />`,
    others: languages
      .filter((other) => other !== language)
      .map((other) => ({ language: other, address: `/site/${slug}?language=${other}` })),
    main: html`<h1>${said.news[language]}</h1>
      ${
        first
          ? html`${teaser(first, 'lead')}
              <div class="more">${rest.map((post) => teaser(post, 'plain'))}</div>`
          : html`<p>${said.none[language]}</p>`
      }`,
  })
}

/** What a page says where its post is not published. */
export interface Unpublished {
  readonly notice: Html
  readonly addressIn: (language: Language) => string
}

/** @param page the API's block for a published post; what the page says of one that is not. */
export function article(post: Post, page: { readonly head: Html } | Unpublished): Html {
  const { language, brand, seo, media } = post
  const picture = pictureOf(post)
  const documents = media.filter(({ kind }) => kind === 'document')
  const unpublished = 'notice' in page ? page : null
  return frame({
    language,
    brand,
    title: `${seo.title} – ${brand.name}`,
    head: html`<meta name="robots" content="noindex, nofollow" /><meta name="referrer" content="no-referrer" />`,
    readyHead: 'head' in page ? page.head : undefined,
    others: post.languages
      .filter((other) => other.language !== language)
      .map((other) => ({
        language: other.language,
        address: unpublished ? unpublished.addressIn(other.language) : addressHere(post, other.language),
      })),
    main: html`${unpublished?.notice}
      <article class="whole">
        <header>
          <p class="meta">${day(language, post.publishedAt)}</p>
          <h1>${post.title}</h1>
          <p class="standfirst">${post.teaser}</p>
        </header>
        ${picture && html`<img class="wide" src="${picture.src}" srcset="${picture.srcset}" sizes="(min-width: 60rem) 56rem, 100vw" alt="${picture.alt ?? ''}" width="${picture.width}" height="${picture.height}" />`}
        <div class="body">${trusted(post.body.html)}</div>
        ${
          documents.length > 0 &&
          html`<section aria-label="${said.documents[language]}">
            <ul class="documents">
              ${documents.map((document) => html`<li>${download(document, language)}</li>`)}
            </ul>
          </section>`
        }
        ${
          post.topics.length > 0 &&
          html`<ul class="topics">
            ${post.topics.map((topic) => html`<li>#${topic}</li>`)}
          </ul>`
        }
        <p><a href="/site/${brand.slug}?language=${language}">${said.all[language]}</a></p>
      </article>`,
  })
}

const pictureOf = ({ media }: Post): Media | undefined => media.find(({ kind }) => kind === 'image')

const download = ({ src, title, bytes }: Media, language: Language): Html =>
  html`<a href="${safeAddress(src)}" download="${title}.pdf">${title}</a> <span class="meta">${spokenSize(bytes)[language]}</span>`

const gone = (slug: string, language: Language): Html =>
  frame({
    language,
    brand: { slug: /^[\w-]+$/.test(slug) ? slug : '', name: slug },
    title: said.gone[language],
    others: [],
    main: html`<h1>${said.gone[language]}</h1>
      <p>${said.goneText[language]}</p>`,
  })

/** On this site, by whatever name it is reached: only the path of what the API calls the address. */
function addressHere(post: Post, language: Language): string {
  const url = post.languages.find((other) => other.language === language)?.url ?? post.url
  const { pathname, search } = new URL(url, 'http://here.invalid')
  return pathname.startsWith(`/site/${post.brand.slug}/`) ? pathname + search : url
}
