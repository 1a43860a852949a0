/** What visitors say at the imitated server. Rules: https://docs.joinmastodon.org/methods/statuses/#context and …/notifications/, read 2026-11-29. */
import { contentOf } from './fake-render.ts'
import type { FakeStatus, State } from './fake-state.ts'

type Reply = FakeStatus['replies'][number]

interface Parts {
  readonly state: () => State
  readonly baseUrl: () => string
  readonly account: { readonly id: string; readonly username: string }
  readonly statusJson: (status: FakeStatus) => object
}

/** A name that a visitor types becomes an account on another server. */
const acctOf = (by: string) => `${by.toLowerCase().replace(/[^a-z0-9_]+/g, '_') || 'somebody'}@social.example`

export function visitors({ state, baseUrl, account, statusJson }: Parts) {
  const all = () => state().statuses.flatMap((status) => status.replies.map((reply) => ({ reply, status })))
  const json = (reply: Reply, status: FakeStatus) => ({
    id: reply.id,
    created_at: reply.at,
    uri: `${baseUrl()}/visitors/${reply.id}`,
    url: `${baseUrl()}/visitors/${reply.id}`,
    visibility: 'public',
    content: contentOf(reply.text),
    in_reply_to_id: status.id,
    in_reply_to_account_id: account.id,
    account: { id: acctOf(reply.by), acct: acctOf(reply.by), display_name: reply.by, url: `https://social.example/@${acctOf(reply.by)}` },
    media_attachments: [],
    favourites_count: 0,
    reblogs_count: 0,
    replies_count: 0,
  })
  const repliesTo = (status: FakeStatus) => status.replies.filter(({ id }) => id !== '')
  const ownBelow = (id: string) => state().statuses.filter(({ inReplyTo }) => inReplyTo === id)

  /** Our own further parts and answers are among them, as at the original. */
  const below = (status: FakeStatus): object[] => [
    ...repliesTo(status).flatMap((reply) => [
      json(reply, status),
      ...ownBelow(reply.id).flatMap((own) => [statusJson(own), ...below(own)]),
    ]),
    ...ownBelow(status.id).flatMap((own) => [statusJson(own), ...below(own)]),
  ]

  return {
    below,
    byId(id: string | null | undefined) {
      const found = id ? all().find(({ reply }) => reply.id === id) : undefined
      return found && json(found.reply, found.status)
    },
    /** Newest first. An answer names whom it answers, and so is a mention. */
    notifications(query: URLSearchParams): object[] {
      const types = query.getAll('types[]')
      if (types.length > 0 && !types.includes('mention')) return []
      const before = query.get('max_id')
      return all()
        .filter(({ reply }) => reply.id !== '' && (before === null || BigInt(reply.id) < BigInt(before)))
        .sort((a, b) => (BigInt(a.reply.id) < BigInt(b.reply.id) ? 1 : -1))
        .slice(0, Math.min(Number(query.get('limit') ?? 40), 80))
        .map(({ reply, status }) => {
          const said = json(reply, status)
          return { id: reply.id, type: 'mention', created_at: reply.at, account: said.account, status: said }
        })
    },
    /** Without the name that begins each. */
    answersTo: (status: FakeStatus) =>
      repliesTo(status).flatMap(({ id, by }) =>
        ownBelow(id).map(({ text }) => ({ to: id, text: text.startsWith(`@${acctOf(by)} `) ? text.slice(acctOf(by).length + 2) : text })),
      ),
  }
}
