import type { Response } from 'express'
import { html, type Html } from '../../site/html.ts'
import type { Words } from './words.ts'

export interface PageParts {
  readonly title: string
  readonly words: Words
  /** Which of the places in the navigation this is. */
  readonly here: string
  readonly places: readonly { readonly path: string; readonly name: string }[]
  readonly main: Html
}

/** A whole page of the playground. */
export const page = ({ title, words: { language, say }, here, places, main }: PageParts): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/playground/style.css" />
        <link rel="icon" href="/playground/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${say('skip')}</a>
        <header class="top">
          <a class="home" href="/playground">Funkhaus</a>
          <nav aria-label="${say('playground')}">
            <ul>
              ${places.map(({ path, name }) => html`<li><a href="${path}" ${path === here && html` aria-current="page"`}>${name}</a></li>`)}
            </ul>
          </nav>
          <a class="button quiet" href="/admin">${say('admin')}</a>
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html> `

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export function sendPage(res: Response, content: Html, status = 200): void {
  res
    .status(status)
    .set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store', Vary: 'Accept-Language', 'Referrer-Policy': 'same-origin' })
    .type('html')
    .send(content.text)
}
