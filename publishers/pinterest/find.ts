/** Looks for a pin whose answer was lost among those of the board. */
import type { Published } from '../publisher.ts'
import { call, pageOf, pinSchema, pinUrl, type Context, type Page, type Pin } from './api.ts'
import type { Staged } from './stage.ts'

const pageSize = 100
const maxPages = 5
/** The planned instant and `created_at` are told by clocks that are a little apart. */
const toleranceMs = 60_000

/** `absent` only if all pins since the planned instant were read and none is ours: the engine asks a person even then. */
export async function find(staged: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const since = ctx.plannedAt.getTime() - toleranceMs
  const candidates: Pin[] = []
  let bookmark: string | null = null
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({ page_size: String(pageSize), ...(bookmark && { bookmark }) })
    const path = `/boards/${encodeURIComponent(ctx.credentials.boardId)}/pins?${query}`
    const body: Page<Pin> = (await call(ctx, 'GET', path, { answer: pageOf(pinSchema) })).body
    // In which order they come is not documented: nothing is concluded from it, and the board is read as far as it goes.
    candidates.push(...body.items.filter((pin) => isRecent(pin, since) && saysTheSame(pin, staged)))
    bookmark = body.bookmark ?? null
    if (bookmark === null) break
  }
  const [ours, ...more] = candidates.filter(({ link }) => leadsTo(staged.link, link ?? null))
  if (ours && more.length === 0) return { remoteId: ours.id, url: pinUrl(ctx, ours.id) }
  // There twice, or with a link that Pinterest may have written in another way.
  return candidates.length > 0 || bookmark !== null || !isTold(staged) ? 'unknown' : 'absent'
}

/** Without an instant, or with one that cannot be read, it may be of now. */
function isRecent({ created_at }: Pin, since: number): boolean {
  // Without a zone it is UTC, as all of Pinterest's dates are.
  const at = Date.parse(created_at && !/(Z|[+-]\d\d:?\d\d)$/i.test(created_at) ? `${created_at}Z` : (created_at ?? ''))
  return Number.isNaN(at) || at >= since
}

/** Somebody may have saved the same link to the same board: the words must be ours, too. */
const saysTheSame = (pin: Pin, { title, description }: Staged) =>
  pin.is_owner !== false && same(pin.title, title) && same(pin.description, description)

/** Pinterest may add parameters of its own. What only begins like ours is another page. */
const leadsTo = (ours: string | null, theirs: string | null): boolean =>
  ours === theirs || (ours !== null && theirs?.startsWith(`${ours}${ours.includes('?') ? '&' : '?'}`) === true)

const letters = (text: string | null | undefined) => (text ?? '').normalize('NFC').replace(/\s+/g, '')
const same = (one: string | null | undefined, other: string) => letters(one) === letters(other)
const isTold = ({ title, description }: Staged) => letters(title) !== '' || letters(description) !== ''
