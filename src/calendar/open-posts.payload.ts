/**
 * Which posts that say a time of a range are not approved. Most posts are, and stand in the calendar by their deliveries: where the database can
 * join, they are left out before anything of them is read.
 */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import { z } from 'zod'
import { reviewStates, type ReviewState } from '../core/review.ts'
import { askSql } from '../database/ask-sql.ts'
import { writing } from '../workflow/audit.payload.ts'
import type { Asked } from './asked.ts'

export interface Range extends Pick<Asked, 'from' | 'to' | 'brand' | 'person' | 'campaign' | 'limit'> {
  /** Where their reviews may stand. */
  readonly states: readonly string[]
}

const found = z.object({ id: z.coerce.string(), state: z.enum(reviewStates) })

/** @returns `null` where the database does not speak SQL; otherwise at most `limit` of them. */
export async function openPosts(payload: Payload, range: Range): Promise<ReadonlyMap<string, ReviewState> | null> {
  const rows = await askSql(payload, question(range))
  return rows && new Map(rows.map((row) => found.parse(row)).map(({ id, state }) => [id, state]))
}

/**
 * The range is what few rows are in. A database that does not know that takes the index of a brand, or of what is not deleted, where all
 * posts may be, or walks through all versions before their variants: `nullif` keeps it from the one, `cross join` SQLite from the other.
 */
function question({ from, to, brand, person, campaign, states, limit }: Range): SQL {
  const within = (column: SQL) => sql`${column} >= ${from.toISOString()} and ${column} < ${to.toISOString()}`
  const of = (column: SQL, id: string | undefined) => (id ? sql`and nullif(${column}, null) = ${id}` : sql``)
  // By the index of the log that four eyes are kept with.
  const by = person
    ? sql`and exists (select 1 from audit_log a where a.document = cast(v.parent_id as text) and a.action in ${writing} and a.actor = ${person})`
    : sql``
  const open = (source: SQL, where: SQL) => sql`
    select v.parent_id as id, coalesce(r.state, 'draft') as state from ${source} left join reviews r on r.post_id = v.parent_id
    where ${where} and v.latest and nullif(v.version_deleted_at, null) is null and coalesce(r.state, 'draft') in ${states}
    ${of(sql`v.version_brand_id`, brand)} ${by} ${of(sql`v.version_campaign_id`, campaign)}`
  return sql`
    ${open(sql`_posts_v v`, within(sql`v.version_publish_at`))}
    union
    ${open(sql`_posts_v_version_variants o cross join _posts_v v`, sql`v.id = o._parent_id and ${within(sql`o.due_at`)}`)}
    limit ${limit}`
}
