/** One post, with everything that goes with it. */
import type { Post } from 'funkhaus/client'
import { html, safeAddress, trusted, type Html, type Part } from './html.ts'
import type { PostPage, Response } from './hub.ts'
import { day, frame, type Site } from './layout.ts'
import { teaser } from './list.ts'
import { wholePicture } from './pictures.ts'
import { words, type Language } from './words.ts'

const wide = '(min-width: 62rem) 60rem, 100vw'

/** The post itself, published or not. */
function article(post: Omit<Post, 'languages'>, language: Language, after: Part): Html {
  const said = words[language]
  const [first, ...others] = post.media.filter(
    ({ kind, src }) => kind === 'image' && !post.body.html.includes(src.replaceAll('&', '&amp;')),
  )
  return html`<article class="whole" lang="${post.language}">
    <header>
      ${post.language !== language && html`<p class="hint" lang="${language}">${said.otherLanguage}</p>`}
      <h1>${post.title}</h1>
      <p class="standfirst">${post.teaser}</p>
      <p class="meta" lang="${language}">${day(language, post.publishedAt)}${post.author && html` · ${said.by} ${post.author}`}</p>
    </header>
    ${first && html`<div class="wide">${wholePicture(first, wide, true)}</div>`}
    <div class="body">${trusted(post.body.html)}</div>
    ${others.map((picture) => html`<div class="wide">${wholePicture(picture, wide, false)}</div>`)}
    ${
      post.topics.length > 0 &&
      html`<ul class="topics" lang="${language}" aria-label="${said.topics}">
        ${post.topics.map((topic) => html`<li><a href="/${language}?${new URLSearchParams({ topic }).toString()}">${topic}</a></li>`)}
      </ul>`
    }
    ${after}
  </article>`
}

/** Plain links, until the component is there, and where there is no script. `targets="mail copy …"` would choose some of them. */
function shareLinks(site: Site, language: Language, { post, share }: PostPage): Part {
  const links = share?.targets.filter(({ address }) => address !== null) ?? []
  const said = words[language].share
  return (
    links.length > 0 &&
    html`<section aria-label="${said}" lang="${language}">
      <funkhaus-share post="${post.id}" api="${site.hub}" language="${language}">
        <h2>${said}</h2>
        <ul class="share">
          ${links.map(({ name, address }) => html`<li><a href="${safeAddress(address ?? '')}" rel="noopener noreferrer">${name[language]}</a></li>`)}
        </ul>
      </funkhaus-share>
    </section>`
  )
}

const response = ({ author, kind, content, url, publishedAt, receivedAt }: Response, language: Language): Html => {
  const said = words[language]
  return html`<li>
    <p><strong>${author.name ?? said.anonymous}</strong> ${said.kinds[kind]}</p>
    ${content && html`<blockquote><p>${content}</p></blockquote>`}
    <p class="meta">
      ${day(language, publishedAt ?? receivedAt)} ·
      <a href="${safeAddress(url)}" rel="nofollow ugc noopener noreferrer">${new URL(url).hostname}</a>
    </p>
  </li>`
}

export function postPage(site: Site, language: Language, page: PostPage): Html {
  const { post, related, head, responses } = page
  const said = words[language]
  const neighbours = [
    ['prev', said.previous, post.previous],
    ['next', said.next, post.next],
  ] as const
  return frame(site, {
    language,
    title: post.seo.title,
    head,
    inLanguages: Object.fromEntries(post.languages.map((each) => [each.language, `/${each.language}/${each.slug}`])),
    scripts: true,
    main: html`${article(post, language, shareLinks(site, language, page))}
    ${
      responses.length > 0 &&
      html`<section class="responses" aria-labelledby="responses">
        <h2 id="responses">${said.responses}</h2>
        <ol>
          ${responses.map((each) => response(each, language))}
        </ol>
      </section>`
    }
    ${
      (post.previous ?? post.next) &&
      html`<nav class="neighbours" aria-label="${said.pages}">
        ${neighbours.map(([rel, label, other]) => other && html`<a rel="${rel}" href="/${language}/${other.slug}"><span>${label}</span> ${other.title}</a>`)}
      </nav>`
    }
    ${
      related.length > 0 &&
      html`<section aria-labelledby="related">
        <h2 id="related">${said.related}</h2>
        <div class="grid">${related.map((each) => teaser(each, 'small', language))}</div>
      </section>`
    }`,
  })
}

/** A draft, for whoever has a link from the hub: never without saying so. */
export const previewPage = (site: Site, language: Language, token: string, post: Post): Html =>
  frame(site, {
    language,
    title: `${words[language].preview}: ${post.title}`,
    hidden: true,
    inLanguages: Object.fromEntries(post.languages.map((each) => [each.language, `/preview/${token}?language=${each.language}`])),
    main: html`<aside class="draft" aria-label="${words[language].preview}">
        <p><strong>${words[language].preview}</strong></p>
        <p>${words[language].previewText}</p>
      </aside>
      ${article(post, language, null)}`,
  })
