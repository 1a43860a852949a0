/** What visitors say at the imitated network. Shapes: the lexicons of app.bsky.notification and app.bsky.feed, read 2026-11-29. */
import { createHash } from 'node:crypto'
import type { Json } from '../../src/core/story.ts'
import { collection, contentId, uriOf, type FakeRepositoryPost, type RepositoryState } from './fake-repository.ts'

type Reply = FakeRepositoryPost['replies'][number]

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const didOf = (by: string) =>
  `did:plc:${[...createHash('sha256').update(by).digest().subarray(0, 24)].map((byte) => alphabet.charAt(byte & 31)).join('')}`
const handleOf = (by: string) => `${by.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'somebody'}.visitors.test`

export function visitors(repository: () => RepositoryState) {
  const all = () => repository().posts.flatMap((post) => post.replies.flatMap((reply) => (reply.rkey === '' ? [] : [{ reply, post }])))
  const addressOf = ({ by, rkey }: Reply) => `at://${didOf(by)}/${collection}/${rkey}`
  const authorOf = ({ by }: Reply) => ({ did: didOf(by), handle: handleOf(by), displayName: by })
  const recordOf = ({ text, at }: Reply, { rkey, cid, record }: FakeRepositoryPost) => {
    const parent = { uri: uriOf(rkey), cid }
    const reply = record.reply as { readonly root: { readonly uri: string; readonly cid: string } } | undefined
    return { $type: collection, text, createdAt: at, reply: { root: reply?.root ?? parent, parent } }
  }
  const cidOf = (record: Json) => contentId('record', JSON.stringify(record))
  const parentOf = ({ record }: FakeRepositoryPost) =>
    (record.reply as { readonly parent?: { readonly uri?: string } } | undefined)?.parent?.uri
  const find = (uri: string | undefined) => all().find(({ reply }) => addressOf(reply) === uri)

  return {
    isAnswer: (post: FakeRepositoryPost) => find(parentOf(post)) !== undefined,
    answersTo: ({ replies }: FakeRepositoryPost) =>
      replies.flatMap((reply) =>
        repository()
          .posts.filter((own) => parentOf(own) === addressOf(reply))
          .map(({ record }) => ({ to: addressOf(reply), text: typeof record.text === 'string' ? record.text : '' })),
      ),
    post(uri: string): object[] {
      const found = find(uri)
      if (!found) return []
      const record = recordOf(found.reply, found.post)
      return [{ uri, cid: cidOf(record), author: authorOf(found.reply), record, indexedAt: found.reply.at }]
    },
    /** Newest first. The cursor is a time and means nothing to a client. */
    notifications(asked: { readonly reasons: readonly string[]; readonly limit: number; readonly cursor: string | undefined }) {
      const told = all()
        .filter(({ reply }) => asked.cursor === undefined || reply.at < asked.cursor)
        .sort((a, b) => (a.reply.at < b.reply.at ? 1 : -1))
        .filter(() => asked.reasons.length === 0 || asked.reasons.includes('reply'))
        .slice(0, asked.limit)
      const notifications = told.map(({ reply, post }) => {
        const record = recordOf(reply, post)
        const reasonSubject = uriOf(post.rkey)
        return {
          ...{ uri: addressOf(reply), cid: cidOf(record), author: authorOf(reply), reason: 'reply', reasonSubject, record },
          ...{ isRead: false, indexedAt: reply.at },
        }
      })
      const last = told.at(-1)
      return { notifications, ...(last && { cursor: last.reply.at }) }
    },
  }
}
