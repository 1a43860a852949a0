/** What a visitor of the fake sees of posts and comments, and what the page is told of them in numbers. */
import type { FakePost } from '../testing/fake.ts'
import { durations } from './compose.ts'
import { commentUrn } from './fake-comments.ts'
import { contentInput, readerSees, type FakeComment, type FakeLinkedInPost, type State } from './fake-state.ts'

interface Shown {
  readonly state: () => State
  readonly baseUrl: () => string
  readonly nameOf: (author: string) => string
  readonly fileUrl: (urn: string) => string
}

interface FileIn {
  readonly id: string
  readonly altText?: string | undefined
  readonly title?: string | undefined
}
export function filesIn(content: FakeLinkedInPost['content']): readonly FileIn[] {
  const told = contentInput.nullable().parse(content)
  if (told && 'media' in told) return [told.media]
  return told && 'multiImage' in told ? told.multiImage.images : []
}

const addressOf = (urn: string, baseUrl: string) => `${baseUrl}/www.linkedin.com/feed/update/${urn}/`

export function postShown(post: FakeLinkedInPost, { state, baseUrl, nameOf, fileUrl }: Shown): FakePost {
  const content = contentInput.nullable().parse(post.content)
  const files = filesIn(post.content).map((file) => ({ ...file, ...state().files.find(({ urn }) => urn === file.id) }))
  const comments = state().comments.filter((one) => one.post === post.urn)
  const ofVisitors = comments.filter(({ by }) => by !== null).reverse()
  const poll = content && 'poll' in content ? content.poll : null
  const article = content && 'article' in content ? content.article : null
  return {
    remoteId: post.urn,
    url: addressOf(post.urn, baseUrl()),
    author: nameOf(post.author),
    text: readerSees(post.commentary),
    at: post.at,
    images: files.filter(({ kind }) => kind === 'image').map(({ id, altText = '' }) => ({ url: fileUrl(id), alt: altText })),
    films: files.flatMap(({ id, kind, totalBytes }) => (kind === 'video' ? { url: fileUrl(id), bytes: totalBytes ?? 0 } : [])),
    documents: files.flatMap(({ id, kind, title = '', totalBytes }) =>
      kind === 'document' ? { url: fileUrl(id), title, bytes: totalBytes ?? 0 } : [],
    ),
    ...(poll && {
      poll: { options: poll.options.map(({ text }) => text), minutes: durations[poll.settings.duration], multiple: false },
    }),
    card: article ? { url: article.source, title: article.title, description: article.description ?? '' } : null,
    likes: post.likedBy.length,
    shares: post.sharedBy.length,
    replies: ofVisitors.map(({ by, text, at }) => ({ by: by ?? '', text, at })),
    answers: comments.flatMap(({ by, parent, text }) => (by === null && parent !== null ? { to: parent, text } : [])),
    replyTo: null,
  }
}

/** Our first comment, as a post of its own. */
export const commentShown = (one: FakeComment, { baseUrl, nameOf }: Shown): FakePost => ({
  remoteId: commentUrn(one),
  url: `${addressOf(one.post, baseUrl())}?commentUrn=${encodeURIComponent(commentUrn(one))}`,
  author: nameOf(one.actor),
  text: one.text,
  at: one.at,
  images: [],
  card: null,
  likes: 0,
  shares: 0,
  replies: [],
  replyTo: { root: one.post, parent: one.post },
})

/** `null`: nothing has happened to it. */
export function statistics({ urn, author, likedBy, sharedBy }: FakeLinkedInPost, { comments }: State) {
  const commentCount = comments.filter(({ post }) => post === urn).length
  const [likeCount, shareCount] = [likedBy.length, sharedBy.length]
  const sum = likeCount + shareCount + commentCount
  if (sum === 0) return null
  const counts = { likeCount, shareCount, commentCount, clickCount: sum, impressionCount: 10 * sum, uniqueImpressionsCount: 8 * sum }
  return { organizationalEntity: author, share: urn, totalShareStatistics: { ...counts, engagement: 0.4 } }
}
