/** The public pages of a newsletter. They need no script, and load nothing from elsewhere. */
import type { Language } from '../../core/story.ts'
import { html, safeAddress, type Html } from '../../site/html.ts'
import type { Newsletter } from './newsletter.payload.ts'
import { words } from './words.ts'

interface Frame {
  readonly language: Language
  readonly newsletter: Newsletter
  readonly title: string
  /** The same page in the other language. `null`: it has none. */
  readonly other: string | null
  readonly main: Html
}

function frame({ language, newsletter, title, other, main }: Frame): string {
  const text = words[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${newsletter.name}</title>
        <link rel="stylesheet" href="/newsletters/${newsletter.slug}/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        <header>
          <b>${newsletter.brand.name}</b>
          ${other !== null && html`<a href="${other}" lang="${language === 'de' ? 'en' : 'de'}" hreflang="${language === 'de' ? 'en' : 'de'}">${text.otherLanguage}</a>`}
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer>
          <p>${newsletter.imprint[language]}</p>
          <p><a href="${safeAddress(newsletter.privacyUrl)}">${text.privacy}</a></p>
        </footer>
      </body>
    </html> `.text
}

/** What came back from a form that cannot be taken as it is. */
export interface Wrong {
  readonly field: 'email' | 'name' | null
  readonly sentence: string
  readonly email: string
  readonly name: string
}

/** @param page where the form stands: kept with the sign-up. */
export function signUpPage(newsletter: Newsletter, language: Language, page: string, wrong?: Wrong): string {
  const text = words[language]
  const told = (field: Wrong['field']) =>
    wrong?.field === field && html`<p class="wrong" id="${field ?? 'form'}-wrong" role="alert">${wrong.sentence}</p>`
  const marks = (field: Wrong['field']) =>
    wrong?.field === field && html` aria-invalid="true" aria-describedby="${field ?? 'form'}-wrong" autofocus`
  return frame({
    language,
    newsletter,
    title: text.signUp,
    other: `/newsletters/${newsletter.slug}?language=${language === 'de' ? 'en' : 'de'}`,
    main: html`<h1>${newsletter.name}</h1>
      <p class="intro">${text.intro(newsletter)}</p>
      <form method="post" action="/newsletters/${newsletter.slug}/subscribers">
        ${told(null)}
        <div class="field">
          <label for="email">${text.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            maxlength="254"
            autocomplete="email"
            inputmode="email"
            value="${wrong?.email ?? ''}"
            ${marks('email')}
          />
          ${told('email')}
        </div>
        <div class="field">
          <label for="name">${text.name} <small>(${text.optional})</small></label>
          <input id="name" name="name" maxlength="100" autocomplete="name" value="${wrong?.name ?? ''}" ${marks('name')} />
          ${told('name')}
        </div>
        <div class="trap" aria-hidden="true">
          <label for="website">${text.leaveEmpty}</label>
          <input id="website" name="website" tabindex="-1" autocomplete="off" />
        </div>
        <input type="hidden" name="language" value="${language}" />
        <input type="hidden" name="page" value="${page}" />
        <p class="small">${text.consent(newsletter)} <a href="${safeAddress(newsletter.privacyUrl)}">${text.privacy}</a></p>
        <button type="submit">${text.signUp}</button>
      </form>`,
  })
}

/** Says one thing, and perhaps where to go on. */
export function saying(
  newsletter: Newsletter,
  language: Language,
  what: 'closed' | 'asked' | 'confirmed' | 'expired' | 'used' | 'left',
): string {
  const text = words[language]
  const [title, sentence] = text[what]
  const again = what === 'expired' || what === 'used' || what === 'left'
  return frame({
    language,
    newsletter,
    title,
    other: null,
    main: html`<h1>${title}</h1>
      <p>${sentence}</p>
      ${again && html`<p><a href="/newsletters/${newsletter.slug}?language=${language}">${text.signUpAgain}</a></p>`}`,
  })
}

/** Asks for one press of a button: programs that look into mails follow links, but press nothing. */
export function asking(newsletter: Newsletter, language: Language, what: 'confirm' | 'leave', address: string): string {
  const [title, sentence, button] = words[language][what]
  return frame({
    language,
    newsletter,
    title,
    other: null,
    main: html`<h1>${title}</h1>
      <p class="intro">${newsletter.name}</p>
      <p>${sentence}</p>
      <form method="post" action="${address}"><button type="submit">${button}</button></form>`,
  })
}

/** Where it is not known which newsletter is meant. */
export function unknownPage(language: Language): string {
  const [title, sentence] = words[language].unknown
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/newsletters/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${sentence}</p>
        </main>
      </body>
    </html> `.text
}
