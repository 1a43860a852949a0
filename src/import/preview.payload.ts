/** What would become of each row, without making anything. */
import type { Payload } from 'payload'
import type { ImportOptions, Preview, PreviewRow, RowFuture } from '../core/imports.ts'
import { languages } from '../core/story.ts'
import { isUntouched, livingPosts, originsOf } from './origins.payload.ts'
import type { Plan } from './plan.payload.ts'
import { contentHashOf, isRefused, titleOf, type PlannedPost } from './planned.ts'
import { findTopic } from './world.ts'

export interface PreviewAsked {
  readonly only: 'all' | 'complaints' | RowFuture
  readonly from: number
  readonly limit: number
}

export async function previewOf(payload: Payload, plan: Plan, options: ImportOptions, asked: PreviewAsked): Promise<Preview> {
  const { posts, world } = plan
  const origins = await originsOf(
    payload,
    posts.map(({ key }) => key),
  )
  const living = await livingPosts(
    payload,
    [...origins.values()].flatMap(({ post }) => post ?? []),
  )
  const futureOf = async (planned: PlannedPost): Promise<RowFuture> => {
    if (isRefused(planned)) return 'refused'
    const origin = origins.get(planned.key)
    if (!origin?.post || !living.has(origin.post)) return 'new'
    const stays = !options.updateDrafts || origin.contentHash === contentHashOf(planned) || !(await isUntouched(payload, origin))
    return stays ? 'already' : 'update'
  }
  const counts = { new: 0, update: 0, already: 0, refused: 0 }
  const rows: PreviewRow[] = []
  let noted = 0
  let found = 0
  for (const planned of posts) {
    const future = await futureOf(planned)
    counts[future]++
    if (planned.complaints.length > 0) noted++
    const wanted = asked.only === 'all' || asked.only === future || (asked.only === 'complaints' && planned.complaints.length > 0)
    if (!wanted) continue
    if (found >= asked.from && rows.length < asked.limit) rows.push(rowOf(planned, future, plan, origins.get(planned.key)?.post ?? null))
    found++
  }
  const names = new Map(
    posts.filter((post) => !isRefused(post)).flatMap(({ topics }) => topics.map((name) => [name.toLowerCase(), name] as const)),
  )
  const newTopics = [...names.values()].filter((name) => findTopic(world, name) === null)
  return { timeZone: world.brand.timeZone, counts, noted, newTopics: newTopics.slice(0, 50), notes: plan.notes, rows, found }
}

function rowOf(planned: PlannedPost, future: RowFuture, { world }: Plan, post: string | null): PreviewRow {
  const { number, file, texts, publishAt, variants, topics, complaints } = planned
  return {
    number,
    file,
    title: titleOf(planned),
    teaser: (texts.de?.teaser ?? texts.en?.teaser ?? texts.de?.body?.text ?? texts.en?.body?.text ?? '').slice(0, 200),
    languages: languages.filter((language) => texts[language]?.title),
    publishAt,
    channels: variants.map(({ channel }) => world.channels.find(({ id }) => id === channel)?.name ?? channel),
    topics,
    future,
    post: future === 'new' ? null : post,
    complaints,
  }
}
