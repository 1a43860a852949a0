/** The verdict on a run: from what the networks have on record, against what the ledger says and what was forbidden when. */
import type { Class } from './networks.ts'
import { markIn, type LedgerAttempt, type LedgerRow } from './protocol.ts'

/** Something that a network shows or showed. */
export interface Seen {
  readonly class: Class
  readonly channel: string
  readonly remoteId: string
  /** The text's mark; for the website its key, because a page is replaced in place. */
  readonly mark: string
  readonly at: number
  /** Whether a visitor sees it now. */
  readonly live: boolean
}

/** From this instant on nothing of it may leave. */
export interface Forbidden {
  readonly why: 'withdrawn' | 'edited' | 'frozen'
  /** `null`: all. */
  readonly post: string | null
  /** What it said until then. Nothing of this may ever appear again. */
  readonly marks: ReadonlySet<string>
  readonly from: number
  /** When somebody asked for a new approval, or for the end of the freeze. `null`: nobody did. */
  readonly until: number | null
}

export interface Evidence {
  readonly seen: readonly Seen[]
  readonly rows: readonly LedgerRow[]
  readonly attempts: readonly LedgerAttempt[]
  readonly forbidden: readonly Forbidden[]
  /** What is approved at the end: each of these has to be somewhere. */
  readonly approved: readonly { readonly post: string; readonly channel: string; readonly mark: string }[]
  readonly classOf: ReadonlyMap<string, Class>
  /** How long after its intent a call may reach the network, in milliseconds. */
  readonly wireMs: number
}

export interface Verdict {
  readonly duplicates: { readonly [name in Class]: readonly string[] }
  readonly lost: readonly string[]
  readonly phantom: readonly string[]
  readonly afterNo: readonly string[]
}

const over: readonly string[] = ['published', 'rejected', 'failed', 'withdrawn', 'skipped', 'live-withdrawn']
const isLive: readonly string[] = ['published', 'live-withdrawn']

export function judge({ seen, rows, attempts, forbidden, approved, classOf, wireMs }: Evidence): Verdict {
  const say = (row: LedgerRow) => `${markIn(row.text) ?? row.text} ${row.state}: ${row.reason}`
  const identityOf = (row: LedgerRow) => (classOf.get(row.channel) === 'website' ? row.key : (markIn(row.text) ?? ''))

  // On a network, one post is there once, whatever its version; on the website each delivery once.
  const bySubject = new Map<string, Seen[]>()
  for (const one of seen) {
    const subject = `${one.channel} ${one.class === 'website' ? one.mark : one.mark.replace(/v\d+$/, '')}`
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), one])
  }
  const twice = [...bySubject.values()].filter((posts) => posts.length > 1)
  const duplicates = Object.fromEntries(
    (['website', 'key', 'identity', 'timeline', 'opaque'] as const).map((name) => [
      name,
      twice
        .filter(([first]) => first?.class === name)
        .map((posts) => posts.map(({ mark, remoteId }) => `${mark} as ${remoteId}`).join(', ')),
    ]),
  ) as unknown as Verdict['duplicates']

  // What is held until somebody approves the post, which nobody did, is where it belongs.
  const wanted = new Set(approved.map(({ post }) => post))
  const rightlyHeld = ({ post, hold }: LedgerRow) => hold === 'approval' && !wanted.has(post)
  const lost = rows.filter((row) => !over.includes(row.state) && !rightlyHeld(row)).map(say)
  for (const { post, channel, mark } of approved)
    if (!rows.some((row) => row.post === post && row.channel === channel && row.state !== 'withdrawn'))
      lost.push(`${mark} is approved, but nothing of it is left`)

  const phantom: string[] = []
  const recorded = new Set(attempts.map(({ delivery }) => delivery))
  for (const row of rows) {
    const posts = seen.filter(({ channel, mark }) => channel === row.channel && mark === identityOf(row))
    const claimsToBeLive = isLive.includes(row.state)
    if (claimsToBeLive && !posts.some(({ remoteId }) => remoteId === row.remoteId)) phantom.push(`${say(row)} – but it is not there`)
    if (claimsToBeLive && row.attempt > 0 && !recorded.has(row.id)) phantom.push(`${say(row)} – but no attempt is on record`)
    if (over.includes(row.state) && !claimsToBeLive && posts.some(({ live }) => live)) phantom.push(`${say(row)} – but it is live`)
  }

  const afterNo: string[] = []
  const texts = new Map(rows.map((row) => [row.id, row]))
  for (const { why, post, marks, from, until } of forbidden) {
    const forbidsAt = (at: number) => at > from && (until === null || at < until)
    for (const { delivery, intentAt, number, mark } of attempts) {
      const row = texts.get(delivery)
      // What a new approval permits is what it has read, not what was said before.
      const forbidden = forbidsAt(intentAt) || (mark !== null && marks.has(mark) && intentAt > from)
      if (row && (post === null || row.post === post) && forbidden)
        afterNo.push(`${why}: ${mark ?? ''} ${say(row)} – attempt ${number} began ${intentAt - from} ms after`)
    }
    for (const { mark, at } of seen) {
      const tooLate = at - wireMs > from
      if (tooLate && (post === null ? until === null || at < until : marks.has(mark)))
        afterNo.push(`${why}: ${mark} appeared ${at - from} ms after`)
    }
  }
  return { duplicates, lost, phantom, afterNo }
}

export const isClean = ({ duplicates, lost, phantom, afterNo }: Verdict): boolean =>
  [...Object.values(duplicates), lost, phantom, afterNo].every((found) => found.length === 0)
