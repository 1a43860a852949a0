import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.forem.com/api/v1'
const code = 'https://github.com/forem/forem/blob/main'
const checked = '2026-11-29'

export const manifest: PlatformManifest = {
  id: 'dev-to',
  name: 'dev.to',
  homepage: 'https://dev.to',
  color: '#0a0a0a',
  role: 'network',
  auth: 'token',
  limits: {
    text: [],
    // MAX_TITLE of Article, as the server's refusal says it. General knowledge.
    title: { max: 128, unit: 'codepoint', source: `${docs}#operation/createArticle`, checked },
    images: {
      // The cover. Pictures inside an article would need an address that lasts.
      max: 1,
      // What is fetched is not limited; this is what the editor takes. General knowledge.
      bytes: 25_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: 0,
      pixels: null,
      // The editor asks for 1000 x 420. General knowledge.
      recommendedWidth: 1000,
      source: `${docs}#operation/createArticle`,
      checked,
    },
  },
  // The draft is written first, and whether it is still one can be asked; publishing it twice is publishing it once.
  proof: { kind: 'session', source: `${docs}#operation/getUserUnpublishedArticles`, checked },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: true,
    reply: false,
    measure: true,
  },
  metrics: {
    views: {
      means: { de: 'Seitenaufrufe, die nur der Verfasser erfährt.', en: 'Page views, told to the author alone.' },
      source: `${docs}#operation/getUserPublishedArticles`,
      checked,
    },
    reactions: {
      means: { de: 'Reaktionen aller Art, die jeder sieht.', en: 'Reactions of all kinds that everybody sees.' },
      source: `${docs}#operation/getUserPublishedArticles`,
      checked,
    },
    comments: {
      means: { de: 'Kommentare und die Antworten darauf.', en: 'Comments and the answers to them.' },
      source: `${docs}#operation/getUserPublishedArticles`,
      checked,
    },
  },
  measureBatch: 30,
  minimumGapMs: 0,
  // Nine in half a minute, unless the server has set another number; dev.to does not say. A script that went wrong would be caught by it.
  rates: [{ of: 'account', counts: 'posts', limit: 9, windowMs: 30_000, source: `${code}/app/services/rate_limit_checker.rb`, checked }],
  notices: [
    {
      at: 'writing',
      text: {
        de: 'dev.to bekommt den ganzen Artikel, nicht den Text dieses Kanals, mit dem Link als Original. Bilder im Text fehlen dort. Das Titelbild holt sich dev.to unter einer Adresse, die nach einem Tag endet: Soll es sicher bleiben, laden Sie es dort selbst hoch.',
        en: 'dev.to gets the whole article, not the text of this channel, and the link as its original. Pictures in the text are left out. dev.to fetches the cover from an address that ends after a day: upload it there yourself if it must last.',
      },
      source: `${docs}#operation/createArticle`,
      checked,
    },
  ],
}
