/** The overview, a topic, and what was searched for: pages of posts, the newest first. */
import { html, type Html } from './html.ts'
import type { Asked, Listed } from './hub.ts'
import { day, frame, type Site } from './layout.ts'
import { card } from './pictures.ts'
import { words, type Language } from './words.ts'

export const teaser = (post: Listed, level: 'lead' | 'small' | 'plain', language: Language): Html => {
  const picture = post.media.find(({ kind }) => kind === 'image')
  const title = html`<a href="/${language}/${post.slug}">${post.title}</a>`
  return html`<article class="${level}">
    ${picture && card(picture, level === 'lead')}
    <div>
      <p class="meta">${day(language, post.publishedAt)}</p>
      ${level === 'small' ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`} ${level !== 'small' && html`<p>${post.teaser}</p>`}
    </div>
  </article>`
}

export function list(
  site: Site,
  language: Language,
  asked: Asked,
  page: { readonly items: readonly Listed[]; readonly nextCursor: string | null },
): Html {
  const said = words[language]
  const { cursor, topic, q } = asked
  const title = q !== undefined ? said.found(q) : topic !== undefined ? said.topic(topic) : said.news
  const withLead = cursor === undefined && topic === undefined && q === undefined
  const [first, ...rest] = page.items
  const at = (more: Asked) => `/${language}?${new URLSearchParams({ ...more }).toString()}`
  const filter = { ...(topic === undefined ? {} : { topic }), ...(q === undefined ? {} : { q }) }
  return frame(site, {
    language,
    title,
    q,
    hidden: q !== undefined || cursor !== undefined,
    main: html`<h1>${title}</h1>
      ${first && withLead && teaser(first, 'lead', language)}
      ${page.items.length > 0 ? html`<div class="grid">${(withLead ? rest : page.items).map((post) => teaser(post, 'plain', language))}</div>` : html`<p>${withLead ? said.none : said.noneFound}</p>`}
      <nav class="pages" aria-label="${said.pages}">
        ${cursor !== undefined && html`<a class="button" href="${Object.keys(filter).length > 0 ? at(filter) : `/${language}`}">${said.newest}</a>`}
        ${page.nextCursor !== null && html`<a class="button" rel="next" href="${at({ ...filter, cursor: page.nextCursor })}">${said.older}</a>`}
      </nav>`,
  })
}
