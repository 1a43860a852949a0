import { misbehaviours, type FakePost, type Misbehaviour } from '../../../publishers/testing/fake.ts'
import { html, type Html } from '../../site/html.ts'
import type { Network } from '../networks.ts'
import { company } from '../seed/company.ts'
import type { SiteReader } from '../../site/reader.ts'
import { icons } from './icons.ts'
import { linkCardOf } from './link-card.ts'
import { postView } from './post.ts'
import { threadsOf } from './threads.ts'
import type { Words } from './words.ts'

interface NetworkParts {
  readonly network: Network
  readonly reader: SiteReader
  readonly words: Words
}

const views = (threads: readonly (readonly FakePost[])[], { network, reader, words }: NetworkParts, alone: boolean): Promise<Html[]> =>
  Promise.all(
    threads.map(async (thread) => {
      const posts = await Promise.all(
        thread.map(async (post) => {
          const followers = thread.filter(({ replyTo }) => replyTo?.parent === post.remoteId).length
          return postView({ post, followers, network, words, alone, author: company.name, card: await linkCardOf(post.card, reader) })
        }),
      )
      if (posts.length === 1) return html`${posts}`
      return html`<section class="thread" aria-label="${words.say('thread')}, ${words.count('posts', posts.length)}">${posts}</section>`
    }),
  )

const heading = ({ network: { manifest }, words: { say } }: NetworkParts, content: Html): Html =>
  html`<div class="network of-${manifest.id}">
    <div class="sign">
      <p class="brand"><span class="dot" aria-hidden="true"></span>${manifest.name}</p>
      <p class="badge">${say('imitation')}</p>
    </div>
    ${content}
  </div>`

/** The network's timeline, newest first, each thread below its first post, with a lever that lets it fail. */
export async function timeline(parts: NetworkParts, armed: Misbehaviour | null): Promise<Html> {
  const { network, words } = parts
  const { say } = words
  const threads = threadsOf(network.fake.timeline()).slice(0, 50)
  return heading(
    parts,
    html`<details class="failing">
        <summary>${icons.warning}${say('fail')}</summary>
        <form method="post" action="/playground/${network.manifest.id}/misbehave">
          <p>${say('failExplained')}</p>
          <p class="field">
            <label for="kind">${say('failHow')}</label
            ><select id="kind" name="kind">
              ${misbehaviours.map((kind) => html`<option value="${kind}">${words.misbehaviour(kind)}</option>`)}
            </select>
          </p>
          <button>${say('failButton')}</button>
        </form>
      </details>
      ${
        armed &&
        html`<p class="notice" role="status">
          ${icons.warning}<span>${say('armed')} <strong>${words.misbehaviour(armed)}</strong></span>
        </p>`
      }
      <h1>${say('timeline')}</h1>
      ${threads.length === 0 ? html`<p class="empty">${say('empty')}</p>` : html`<div class="posts">${await views(threads, parts, false)}</div>`}`,
  )
}

/** One post at its own address, with the thread that it stands in. */
export async function singlePost(parts: NetworkParts, post: FakePost): Promise<Html> {
  const thread = threadsOf(parts.network.fake.timeline()).find((posts) => posts.some(({ remoteId }) => remoteId === post.remoteId))
  return heading(
    parts,
    html`<h1 class="hidden">${parts.network.manifest.name}</h1>
      <div class="posts">${await views([thread ?? [post]], parts, true)}</div>`,
  )
}
