/** What all pages have in common. */
import { html, trusted, type Html, type Part } from './html.ts'
import { languages, words, type Language } from './words.ts'

export interface Site {
  /** Where the hub is, without a trailing slash: pictures, feeds and the share component come from there. */
  readonly hub: string
  readonly brand: string
  /** As it stands in the header. */
  readonly name: string
  /** Names the version of the style sheet, which may be kept for good. */
  readonly style: string
}

export interface Page {
  readonly language: Language
  readonly title: string
  /** Ready-made elements of the head, title included. Without it the title stands there alone. */
  readonly head?: string | null
  /** Where this page is in each language. One that is missing leads to that language's overview. */
  readonly inLanguages?: { readonly [language in Language]?: string }
  /** Searched for, so that the field holds it. */
  readonly q?: string | undefined
  /** For search engines: not this one. */
  readonly hidden?: boolean
  readonly scripts?: boolean
  readonly main: Part
}

export const feeds = [
  ['rss', 'RSS', 'application/rss+xml'],
  ['atom', 'Atom', 'application/atom+xml'],
  ['json', 'JSON Feed', 'application/feed+json'],
] as const

export const feedAddress = ({ hub, brand }: Site, format: string, language: Language) =>
  `${hub}/feeds/${brand}.${format}?language=${language}`

export function frame(site: Site, { language, title, head, inLanguages = {}, q, hidden, scripts, main }: Page): Html {
  const said = words[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${head ? trusted(head) : html`<title>${title} – ${site.name}</title>`}
        ${hidden && html`<meta name="robots" content="noindex, nofollow" />`}
        ${!head && !hidden && feeds.map(([format, name, type]) => html`<link rel="alternate" type="${type}" title="${site.name} (${name})" href="${feedAddress(site, format, language)}" />`)}
        <link rel="stylesheet" href="/style.css?v=${site.style}" />
        <link rel="icon" href="data:," />
        ${scripts && html`<script type="module" src="${site.hub}/share.js"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${said.skip}</a>
        <header>
          <div class="bar">
            <a class="name" href="/${language}">${site.name}</a>
            <form role="search" action="/${language}">
              <input
                type="search"
                name="q"
                value="${q ?? ''}"
                aria-label="${said.searchLabel}"
                placeholder="${said.searchLabel}"
                minlength="2"
                maxlength="200"
                required
              />
              <button>${said.search}</button>
            </form>
            <nav aria-label="${said.languages}">
              ${languages.map((each) => html`<a href="${inLanguages[each] ?? `/${each}`}" lang="${each}" hreflang="${each}" ${each === language && html` aria-current="true"`}>${words[each].name}</a>`)}
            </nav>
          </div>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <div class="bar">
            <p>${site.name}</p>
            <nav aria-label="${said.subscribe}">
              <span>${said.subscribe}:</span>
              ${feeds.map(([format, name, type]) => html`<a href="${feedAddress(site, format, language)}" type="${type}">${name}</a>`)}
            </nav>
          </div>
        </footer>
      </body>
    </html> `
}

export const day = (language: Language, at: string): Html =>
  html`<time datetime="${at}"
    >${new Intl.DateTimeFormat(words[language].locale, { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date(at))}</time
  >`

/** A page that says why there is nothing to see. */
export const notice = (site: Site, language: Language, [title, text]: readonly [string, string]): Html =>
  frame(site, {
    language,
    title,
    hidden: true,
    main: html`<div class="notice">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a class="button" href="/${language}">${words[language].all}</a></p>
    </div>`,
  })
