/** How the fake tells of posts: links as t.co, `&`, `<` and `>` as entities, the name of the account before an answer. */
import { countedLinks } from '../../src/core/text.ts'
import { mediaKey } from './fake-media.ts'
import type { FakeMedium, FakeXPost, Said } from './fake-state.ts'

export interface Shown {
  readonly account: { readonly id: string; readonly username: string }
  readonly rootOf: (post: FakeXPost) => FakeXPost
  readonly media: (post: FakeXPost) => readonly FakeMedium[]
  readonly ownAnswers: (post: FakeXPost) => number
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;')
const codePoints = (text: string) => [...text].length

/** A link to `acme.de` is told as one to `http://acme.de`. https://docs.x.com/x-api/fundamentals/data-dictionary, read 2026-08. */
function withShortLinks(text: string, id: string) {
  const urls: { start: number; end: number; url: string; expanded_url: string }[] = []
  let told = ''
  let from = 0
  for (const { start, end } of countedLinks(text, { unit: 'weighted' })) {
    const link = text.slice(start, end)
    const url = `https://t.co/${id.slice(-8)}${String(urls.length).padStart(2, '0')}`
    told += escaped(text.slice(from, start))
    const begins = codePoints(told)
    told += url
    from = end
    urls.push({ start: begins, end: codePoints(told), url, expanded_url: /^https?:/i.test(link) ? link : `http://${link}` })
  }
  return { text: told + escaped(text.slice(from)), urls }
}

export function postJson(post: FakeXPost, { account, rootOf, media, ownAnswers }: Shown): object {
  const files = media(post)
  const { text, urls } = withShortLinks(post.text, post.id)
  const shownAt = `https://x.com/${account.username}/status/${post.id}/photo/1`
  const ofMedia = files.map((file) => ({
    start: codePoints(text) + 1,
    url: `https://t.co/m${post.id.slice(-9)}`,
    media_key: mediaKey(file),
  }))
  const whole = ofMedia[0] ? `${text} ${ofMedia[0].url}`.trim() : text
  const entities = { urls: [...urls, ...ofMedia.map((one) => ({ ...one, end: codePoints(whole), expanded_url: shownAt }))] }
  return {
    id: post.id,
    text: whole,
    author_id: account.id,
    created_at: post.at,
    conversation_id: rootOf(post).id,
    edit_history_post_ids: [post.id],
    display_text_range: [0, codePoints(text)],
    ...(entities.urls.length > 0 && { entities }),
    ...(files.length > 0 && { attachments: { media_keys: files.map(mediaKey) } }),
    ...(post.replyTo && { referenced_posts: [{ type: 'replied_to', id: post.replyTo }] }),
    public_metrics: {
      impression_count: 10 * (post.likedBy.length + post.repostedBy.length + post.replies.length),
      like_count: post.likedBy.length,
      reply_count: post.replies.length + ownAnswers(post),
      repost_count: post.repostedBy.length,
      quote_count: 0,
      bookmark_count: 0,
    },
  }
}

/** Somebody's id: made of the name, so that it stays the same. */
export function userOf(name: string): { readonly id: string; readonly name: string; readonly username: string } {
  const id = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 7)
  return { id: `17${String(id).padStart(10, '0')}`, name, username: name.replace(/\W+/g, '').toLowerCase() || 'somebody' }
}

export function answerJson({ id, at, by, text, naming }: Said, post: FakeXPost | undefined, { account, rootOf }: Shown): object {
  const before = naming ? `@${account.username} ` : ''
  return {
    id,
    text: before + escaped(text),
    author_id: userOf(by).id,
    created_at: at,
    conversation_id: post ? rootOf(post).id : id,
    display_text_range: [before.length, codePoints(before + text)],
    ...(post && { referenced_posts: [{ type: 'replied_to', id: post.id }] }),
  }
}
