/** A post as a visitor of the network sees it, with what a visitor can do to it. */
import { createHash } from 'node:crypto'
import { linksIn } from '../../core/text.ts'
import type { FakePost } from '../../../publishers/testing/fake.ts'
import { html, safeAddress, type Html } from '../../site/html.ts'
import type { Network } from '../networks.ts'
import { icons } from './icons.ts'
import type { LinkCard } from './link-card.ts'
import type { Words } from './words.ts'

export interface PostParts {
  readonly post: FakePost
  /** How many of our own posts answer it. They are answers like any other. */
  readonly followers: number
  readonly network: Network
  readonly card: LinkCard | null
  readonly author: string
  readonly words: Words
  /** On a page of its own. */
  readonly alone: boolean
}

/** What stands for a post in addresses of a page: ids of platforms may hold anything. */
export const anchorOf = ({ remoteId }: FakePost): string => `post-${createHash('sha256').update(remoteId).digest('hex').slice(0, 10)}`
/** Without the server's name: the page also works where it is reached by another one. */
const here = (url: string): string => new URL(url).pathname

export function postView({ post, followers, network, card, author, words, alone }: PostParts): Html {
  const { say, count, when } = words
  const anchor = anchorOf(post)
  const own = here(post.url)
  const act = (kind: 'like' | 'share', number: number) =>
    html`<form method="post" action="/playground/${network.manifest.id}/visit">
      <input type="hidden" name="post" value="${post.remoteId}" /><input
        type="hidden"
        name="kind"
        value="${kind}"
      />${alone && html`<input type="hidden" name="alone" value="yes" />`}
      <button class="act ${kind}" title="${say(kind)}">
        ${icons[kind]}<span class="hidden">${say(kind)} (${count(`${kind}s`, number)})</span><span aria-hidden="true">${number}</span>
      </button>
    </form>`

  return html`<article class="post" id="${anchor}" aria-labelledby="${anchor}-by">
    <header>
      <span class="avatar" aria-hidden="true">${author.slice(0, 1)}</span>
      <div>
        <h2 id="${anchor}-by">${author}</h2>
        <p class="meta">
          <span class="handle">${post.author}</span> <span aria-hidden="true">·</span>
          <a href="${own}"><time datetime="${post.at}">${when(post.at)}</time></a>
        </p>
      </div>
    </header>
    ${post.title && html`<h3>${post.title}</h3>`}
    <div class="text">${linked(post.text)}</div>
    ${post.images.length > 0 && html`<div class="pictures n${Math.min(post.images.length, 4)}">${post.images.map(({ url, alt }) => html`<a href="${here(url)}"><img src="${here(url)}" alt="${alt}" title="${alt}" loading="lazy" /></a>`)}</div>`}
    ${(post.documents ?? []).map(({ url, title }) => html`<p><a href="${here(url)}" download>${title}</a> (PDF)</p>`)}
    ${card && cardView(card)}
    <div class="acts">
      ${act('like', post.likes)}${act('share', post.shares)}<span class="act count"
        >${icons.reply}<span>${count('replies', post.replies.length + followers)}</span></span
      >
    </div>
    ${
      post.replies.length > 0 &&
      html`<ol class="replies" aria-label="${say('replies')}">
        ${post.replies.map(
          ({ by, text, at }) =>
            html`<li>
              <span class="avatar small" aria-hidden="true">${by.slice(0, 1)}</span>
              <div>
                <p class="meta"><strong>${by}</strong> <span aria-hidden="true">·</span> <time datetime="${at}">${when(at)}</time></p>
                <p class="text">${linked(text)}</p>
              </div>
            </li>`,
        )}
      </ol>`
    }
    <form class="answer" method="post" action="/playground/${network.manifest.id}/visit">
      <input type="hidden" name="post" value="${post.remoteId}" /><input
        type="hidden"
        name="kind"
        value="reply"
      />${alone && html`<input type="hidden" name="alone" value="yes" />`}
      <label for="${anchor}-reply" class="hidden">${say('yourReply')}</label
      ><textarea id="${anchor}-reply" name="text" rows="1" maxlength="500" required placeholder="${say('yourReply')}"></textarea
      ><button>${say('reply')}</button>
    </form>
  </article>`
}

const cardView = ({ url, title, description, picture }: LinkCard): Html =>
  html`<a class="card" href="${safeAddress(url)}"
    >${picture && html`<img src="${picture}" alt="" loading="lazy" />`}<span
      ><small>${hostOf(url)}</small><strong>${title}</strong>${description && html`<span class="lines">${description}</span>`}</span
    ></a
  >`

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
const longestLink = 32

/** Links as networks show them: without the scheme, and cut when they are long. Hashtags stand out. */
export function linked(text: string): Html {
  const parts: Html[] = []
  let from = 0
  for (const { url, start, end } of linksIn(text)) {
    const shown = url.replace(/^https?:\/\/(www\.)?/, '')
    parts.push(tagged(text.slice(from, start)))
    parts.push(
      html`<a href="${safeAddress(url)}" rel="nofollow">${shown.length > longestLink ? `${shown.slice(0, longestLink)}…` : shown}</a>`,
    )
    from = end
  }
  return html`${parts}${tagged(text.slice(from))}`
}

const tagged = (text: string): Html =>
  html`${text.split(/((?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/u).map((part, at) => (at % 2 === 1 ? html`<span class="tag">${part}</span>` : part))}`
