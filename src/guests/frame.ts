import type { Language } from '../core/story.ts'
import { html, type Html } from '../site/html.ts'
import { words } from './words.ts'

interface Frame {
  readonly language: Language
  readonly title: string
  /** What stands above the page: the brand, or nothing. */
  readonly from?: string
  readonly main: Html
}

/** One page for a guest. Nothing on it comes from anywhere else, and nobody is to keep it. */
export function frame({ language, title, from = '', main }: Frame): string {
  const other: Language = language === 'de' ? 'en' : 'de'
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="stylesheet" href="/r/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">${words[language].skip}</a>
        <header class="top">
          <strong>${from}</strong>
          <a href="?language=${other}" lang="${other}" hreflang="${other}">${words[language].other}</a>
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`.text
}

/** For what never was, is over, or was taken back: nobody is told which. */
export function nowherePage(language: Language, why: 'gone' | 'tooMany' = 'gone'): string {
  const text = words[language]
  const title = why === 'gone' ? text.goneTitle : text.tooManyTitle
  return frame({
    language,
    title,
    main: html`<h1>${title}</h1>
      <p>${text[why]}</p>`,
  })
}

interface NamePage {
  readonly language: Language
  readonly brand: string
  readonly by: string
  readonly wrong?: string | undefined
  readonly typed?: string | undefined
}

/** Whoever says nothing of who he is sees nothing of the post. */
export function namePage({ language, brand, by, wrong, typed = '' }: NamePage, action: string): string {
  const text = words[language]
  return frame({
    language,
    title: text.nameTitle,
    from: brand,
    main: html`<h1>${text.nameTitle}</h1>
      <p>${text.nameIntro(brand, by)}</p>
      <form method="post" action="${action}">
        <div class="field">
          <label for="name">${text.name}</label>
          ${wrong && html`<p class="error" id="wrong" role="alert">${wrong}</p>`}
          <input
            id="name"
            name="name"
            type="text"
            required
            minlength="2"
            maxlength="120"
            autocomplete="name"
            value="${typed}"
            ${wrong ? html`aria-invalid="true" aria-describedby="wrong"` : ''}
          />
        </div>
        <button>${text.go}</button>
      </form>`,
  })
}
