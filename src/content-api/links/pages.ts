/** What a reader sees whose short link leads nowhere. */
import type { Language } from '../../core/story.ts'
import { html } from '../../site/html.ts'

export type Nowhere = 'unknown' | 'gone' | 'not-yet'

const words: { readonly [why in Nowhere]: { readonly [language in Language]: readonly [title: string, sentence: string] } } = {
  unknown: {
    de: ['Diesen Link gibt es nicht', 'Prüfen Sie, ob die Adresse vollständig ist. Sie besteht aus kleinen Buchstaben und Ziffern.'],
    en: ['There is no such link', 'Check whether the address is complete. It is made of small letters and digits.'],
  },
  gone: {
    de: ['Dieser Beitrag ist nicht mehr da', 'Er wurde von denen, die ihn veröffentlicht haben, zurückgezogen.'],
    en: ['This post is not there any more', 'It was withdrawn by those who had published it.'],
  },
  'not-yet': {
    de: ['Dieser Beitrag ist noch nicht da', 'Er wird erst noch veröffentlicht. Versuchen Sie es später wieder.'],
    en: ['This post is not there yet', 'It is still to be published. Try again later.'],
  },
}

export function nowherePage(why: Nowhere, language: Language): string {
  const [title, sentence] = words[why][language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${sentence}</p>
        </main>
      </body>
    </html>`.text
}
