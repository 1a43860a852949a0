import * as nip19 from 'nostr-tools/nip19'
import { finalizeEvent, getEventHash, getPublicKey } from 'nostr-tools/pure'
import { PublisherError } from '../errors.ts'
import { kindsTold } from '../kit/told.ts'
import { definePublisher, type Measured, type PublishContext, type Published, type Staging } from '../publisher.ts'
import { compose, preview, type Draft } from './compose.ts'
import { keyOf, publicKeyOf, relayName } from './keys.ts'
import { manifest } from './manifest.ts'
import { askAll, credentialsSchema, giveAll, type Credentials } from './relay.ts'
import { interactions, isAnswerTo, reply } from './voices.ts'

type Context = PublishContext<Credentials>
/** All that the id is made of, besides the key. */
export type Staged = {
  readonly content: string
  readonly tags: readonly (readonly string[])[]
  readonly createdAt: number
}

const kindOfNote = 1
const kindOfDeletion = 5

export function publishedOf(id: string, ctx: Context): Published {
  const relays = ctx.credentials.relays.map(relayName)
  return { remoteId: id, url: `${ctx.at('https://njump.me')}/${nip19.neventEncode({ id, relays })}` }
}

/** The time is that of the plan: every attempt makes the same note. */
async function stage({ content, hashtags }: Draft, ctx: Context): Promise<Staging<Staged>> {
  const tags = [...(await replyTags(ctx)), ...hashtags.map((tag) => ['t', tag])]
  return { ready: true, staged: { content, tags, createdAt: Math.floor(ctx.plannedAt.getTime() / 1000) } }
}

/** Marked tags of NIP-10. Relays take an answer to anything: whether it is there is seen here, or by nobody. */
async function replyTags(ctx: Context): Promise<string[][]> {
  if (ctx.replyTo === null) return []
  const { root, parent } = ctx.replyTo
  const { relays } = ctx.credentials
  const { notes, whole } = await askAll(relays, [{ ids: [parent.remoteId], limit: 1 }], ctx)
  if (notes.length === 0)
    throw new PublisherError(whole ? 'rejected' : 'retry', 'The post that this part answers is not on any of our relays.', {
      code: 'reply-target-gone',
    })
  const us = publicKeyOf(ctx.credentials)
  const hint = relayName(relays[0] ?? '')
  const marked = (id: string, marker: string) => ['e', id, hint, marker, us]
  const tags = root.remoteId === parent.remoteId ? [] : [marked(parent.remoteId, 'reply')]
  return [marked(root.remoteId, 'root'), ...tags, ['p', us]]
}

const templateOf = ({ content, tags, createdAt }: Staged) => ({
  kind: kindOfNote,
  created_at: createdAt,
  tags: tags.map((tag) => [...tag]),
  content,
})

async function publish(staged: Staged, ctx: Context): Promise<Published> {
  const note = finalizeEvent(templateOf(staged), keyOf(ctx.credentials))
  await giveAll(ctx.credentials.relays, note, ctx)
  return publishedOf(note.id, ctx)
}

/** On one relay: published. On none, and all have answered: `absent`, and sending it again makes no second one anyway. */
async function find(staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const id = getEventHash({ ...templateOf(staged), pubkey: getPublicKey(keyOf(ctx.credentials)) })
  const { notes, whole } = await askAll(ctx.credentials.relays, [{ ids: [id], limit: 1 }], ctx)
  if (notes.some((note) => note.id === id)) return publishedOf(id, ctx)
  return whole ? 'absent' : 'unknown'
}

async function measure(posts: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const ids = posts.map(({ remoteId }) => remoteId)
  const filters = [
    { ids, limit: ids.length },
    { kinds: [1, 6, 7], '#e': ids },
  ]
  const { notes, whole } = await askAll(ctx.credentials.relays, filters, ctx)
  return posts.map(({ remoteId }) => {
    if (!notes.some(({ id }) => id === remoteId)) return { remoteId, values: whole ? 'gone' : {} }
    // A reaction may name the whole conversation: what it is about stands last (NIP-25).
    const about = (kind: number) =>
      notes.filter((note) => note.kind === kind && note.tags.findLast(([name]) => name === 'e')?.[1] === remoteId)
    // Of each person the newest, so that nobody is counted twice.
    const liked = about(7).filter(({ content }) => content !== '-')
    const newest = new Map(liked.sort((a, b) => a.created_at - b.created_at).map(({ pubkey, content }) => [pubkey, content]))
    const shares = new Set(about(6).map(({ pubkey }) => pubkey)).size
    const comments = notes.filter((note) => note.kind === kindOfNote && isAnswerTo(note, remoteId)).length
    return {
      remoteId,
      values: { reactions: newest.size, shares, comments },
      // NIP-25: `+` and nothing at all are a like; all else is an emoji, or the name of one.
      kinds: kindsTold([...newest.values()].map((content) => [content === '+' ? 'like' : content || 'like', 1])),
    }
  })
}

/** A request of NIP-09, which every relay of ours must take. */
async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  const created_at = Math.floor(ctx.clock.now().getTime() / 1000)
  const tags = [
    ['e', remoteId],
    ['k', String(kindOfNote)],
  ]
  const request = finalizeEvent({ kind: kindOfDeletion, created_at, tags, content: '' }, keyOf(ctx.credentials))
  await giveAll(ctx.credentials.relays, request, ctx, true)
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  measure,
  interactions,
  reply,
  remove,
})
