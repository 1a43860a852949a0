/** What people say below our notes, and our answers. */
import * as nip19 from 'nostr-tools/nip19'
import { finalizeEvent } from 'nostr-tools/pure'
import type { Interaction, InteractionPage, PublishContext, Published } from '../publisher.ts'
import { keyOf, publicKeyOf, relayName } from './keys.ts'
import { askAll, giveAll, type Credentials, type Note } from './relay.ts'

type Context = PublishContext<Credentials>

/** What a note answers, by the marks of NIP-10; notes without marks name the root first and what they answer last. */
function answered({ tags }: Note): { readonly root: string; readonly parent: string } | null {
  const of = tags.filter(([name, id]) => name === 'e' && id !== undefined && id !== '')
  const marked = (marker: string) => of.find((tag) => tag[3] === marker)?.[1]
  const unmarked = of.filter((tag) => !tag[3])
  const root = marked('root') ?? unmarked[0]?.[1]
  const parent = marked('reply') ?? marked('root') ?? unmarked.at(-1)?.[1]
  return root && parent ? { root, parent } : null
}

export function isAnswerTo(note: Note, post: string): boolean {
  const to = answered(note)
  return to !== null && (to.root === post || to.parent === post)
}

const addressOf = (ctx: Context, name: string) => `${ctx.at('https://njump.me')}/${name}`

export async function interactions(
  { posts, since }: { readonly posts: readonly Published[]; readonly since: Date },
  ctx: Context,
): Promise<InteractionPage> {
  const ids = posts.map(({ remoteId }) => remoteId)
  const filter = { kinds: [1], '#e': ids, since: Math.floor(since.getTime() / 1000) }
  const { notes } = ids.length > 0 ? await askAll(ctx.credentials.relays, [filter], ctx) : { notes: [] }
  const us = publicKeyOf(ctx.credentials)
  const items = notes.flatMap((note): Interaction[] => {
    const to = answered(note)
    const post = ids.find((id) => id === to?.parent) ?? ids.find((id) => id === to?.root)
    const at = new Date(note.created_at * 1000)
    if (note.pubkey === us || !to || !post || at <= since) return []
    const handle = nip19.npubEncode(note.pubkey)
    const author = { id: note.pubkey, name: `${handle.slice(0, 12)}…`, handle, url: addressOf(ctx, handle) }
    const url = addressOf(ctx, nip19.noteEncode(note.id))
    return [{ remoteId: note.id, kind: 'comment', post, parent: to.parent, author, text: note.content, at, url }]
  })
  return { items, next: null }
}

export async function reply({ remoteId, post }: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const { relays } = ctx.credentials
  const { notes } = await askAll(relays, [{ ids: [remoteId], limit: 1 }], ctx)
  const question = notes.find(({ id }) => id === remoteId)
  const root = (question && answered(question)?.root) ?? post ?? remoteId
  const hint = relayName(relays[0] ?? '')
  const people = new Set(question ? [question.pubkey, ...question.tags.flatMap(([name, who]) => (name === 'p' && who ? [who] : []))] : [])
  const tags = [
    ['e', root, hint, 'root'],
    ...(root === remoteId ? [] : [['e', remoteId, hint, 'reply']]),
    ...[...people].map((who) => ['p', who]),
  ]
  const created_at = Math.floor(ctx.clock.now().getTime() / 1000)
  const note = finalizeEvent({ kind: 1, created_at, tags, content: text.toWellFormed() }, keyOf(ctx.credentials))
  await giveAll(relays, note, ctx)
  return { remoteId: note.id, url: addressOf(ctx, nip19.noteEncode(note.id)) }
}
