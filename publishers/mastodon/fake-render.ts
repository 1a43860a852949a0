/** How the fake counts a status and shows it as HTML, written down apart from what the publisher does. */
import { escapeHtml } from '../testing/fake-server.ts'

// As Mastodon's own: a link needs its protocol, a mention its server. https://docs.joinmastodon.org/user/posting/, read 2026-07-01.
const parts =
  /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’…“”„])|(?<![\w@/])@([\w.-]*\w)@([\w-]+(?:\.[\w-]+)+)|(?<![\w&/])#([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/giu
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** StatusLengthValidator: a link counts 23, a mention without its server, the rest by grapheme clusters. */
export function lengthOf(status: string): number {
  const counted = status.replace(parts, (whole, url?: string, name?: string) => (url ? 'x'.repeat(23) : name ? `@${name}` : whole))
  return [...segmenter.segment(counted)].length
}

/** https://docs.joinmastodon.org/spec/activitypub/#sanitization, read 2026-07-01: paragraphs, breaks, and links that hide half of themselves. */
export function contentOf(status: string): string {
  let html = ''
  let from = 0
  for (const match of status.matchAll(parts)) {
    const [whole, url, name, server, tag] = match
    html += escapeHtml(status.slice(from, match.index))
    from = match.index + whole.length
    if (url) html += shortened(url)
    else if (name)
      html += `<span class="h-card"><a href="https://${server}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`
    else html += `<a href="/tags/${encodeURIComponent(tag ?? '')}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`
  }
  html += escapeHtml(status.slice(from))
  const paragraphs = html.trim().split(/\n{2,}/)
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`).join('')
}

function shortened(url: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/isu.exec(url) ?? []
  const shown = `<span class="ellipsis">${escapeHtml(rest.slice(0, 30))}</span><span class="invisible">${escapeHtml(rest.slice(30))}</span>`
  return `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener"><span class="invisible">${scheme}</span>${shown}</a>`
}

export const firstLink = (status: string): string | null => [...status.matchAll(parts)].find((match) => match[1])?.[1] ?? null
