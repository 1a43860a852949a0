/** Where a draft is looked at whose brand has no page for that: `/site/:brand/preview/:token`. Never without a notice that it is one. */
import { Router } from 'express'
import { keepPrivate } from '../content-api/preview/preview.ts'
import { languages, type Language } from '../core/story.ts'
import { html, type Html } from './html.ts'
import { languageOf } from './language.ts'
import type { SiteReader } from './reader.ts'
import { article, frame } from './site.ts'

const said = {
  preview: { de: 'Vorschau – nicht veröffentlicht', en: 'Preview – not published' },
  meaning: {
    de: 'So sähe der Beitrag aus, wenn er jetzt erschiene. Geben Sie den Link nur weiter, wenn andere ihn lesen sollen.',
    en: 'This is what the post would look like if it appeared now. Pass the link on only if others are to read it.',
  },
  gone: {
    de: ['Diese Vorschau gibt es nicht', 'Prüfen Sie, ob die Adresse vollständig ist. Vielleicht liegt der Beitrag im Papierkorb.'],
    en: ['There is no such preview', 'Look whether the address is complete. Perhaps the post is in the trash.'],
  },
  expired: {
    de: ['Der Link ist abgelaufen', 'Bitten Sie die Redaktion um einen neuen.'],
    en: ['The link has expired', 'Ask the editors for a new one.'],
  },
  unready: {
    de: ['Der Beitrag lässt sich noch nicht zeigen', 'Er braucht einen Titel, eine Marke und eine Website, auf der er stehen kann.'],
    en: ['The post cannot be shown yet', 'It needs a title, a brand, and a website to stand on.'],
  },
} as const
const statuses = { gone: 404, expired: 410, unready: 409 } as const

/** Comes behind the pages of published posts: their headers hold here too, but for what is stricter. */
export function previewPages(reader: SiteReader): Router {
  const router = Router()
  router.get('/site/:brand/preview/:token', keepPrivate, async (req, res) => {
    const [brand, token] = [String(req.params.brand), String(req.params.token)]
    const asked = languages.find((language) => language === req.query.language) ?? null
    const found = await reader.preview(token, asked)
    const preview = typeof found === 'object' && found.brand.slug !== brand ? 'gone' : found
    if (typeof preview === 'string') {
      res
        .status(statuses[preview])
        .type('html')
        .send(nothing(brand, asked ?? languageOf(req), preview).text)
      return
    }
    const { language } = preview
    const notice = html`<aside class="draft" aria-label="${said.preview[language]}">
      <p><strong>${said.preview[language]}</strong></p>
      <p>${said.meaning[language]}</p>
    </aside>`
    const page = article(preview, { notice, addressIn: (other) => `/site/${brand}/preview/${token}?language=${other}` })
    res.type('html').send(page.text)
  })
  return router
}

function nothing(brand: string, language: Language, why: keyof typeof statuses): Html {
  const [title, text] = said[why][language]
  return frame({
    language,
    brand: { slug: /^[\w-]+$/.test(brand) ? brand : '', name: brand },
    title,
    head: html`<meta name="robots" content="noindex, nofollow" />`,
    others: [],
    main: html`<h1>${title}</h1>
      <p>${text}</p>`,
  })
}
