/** How often the hub's own short links were followed, by link, day, country and device. What programs did stands in a column of its own. */
import type { Where } from 'payload'
import { z } from 'zod'
import { languages } from '../../core/story.ts'
import { id, text } from '../../workflow/stored-post.ts'
import { pagesOf } from './pages.payload.ts'
import { placeNames, postsNow, type Pages, type Place, type Scope } from './scope.payload.ts'

const link = z.object({
  id,
  code: z.string(),
  post: z.string(),
  channel: text,
  brand: z.string(),
  language: z.enum(languages),
  platform: z.string(),
  target: text,
})
const click = z.object({
  id,
  day: z.string(),
  country: z.string(),
  device: z.string(),
  bot: z.boolean(),
  clicks: z.coerce.number(),
  visitors: z.coerce.number(),
})

export async function* clickPages(scope: Scope, after: Place | null): Pages {
  const { payload, within, asked } = scope
  if (within.posts?.length === 0) return
  const ofLinks: Where[] = [
    ...(within.brand ? [{ brand: { equals: within.brand } }] : []),
    ...(within.channel ? [{ channel: { equals: within.channel } }] : []),
    ...(within.posts ? [{ post: { in: [...within.posts] } }] : []),
  ]
  const ofDays: Where[] = [
    ...(asked.from ? [{ day: { greater_than_equal: asked.from } }] : []),
    ...(asked.to ? [{ day: { less_than_equal: asked.to } }] : []),
  ]
  for await (const docs of pagesOf(payload, 'short-links', ofLinks, after && { from: after[0] })) {
    const links = docs.map((doc) => link.parse(doc))
    const postNow = await postsNow(
      scope,
      links.map(({ post }) => post),
    )
    for (const { id: outer, code, target, post, language, ...place } of links) {
      const { title, campaign } = postNow(post)
      const start = after?.[0] === outer ? { after: after[1] } : null
      const names = {
        code,
        target: target || null,
        post_id: post,
        title: title[language] || null,
        ...placeNames(scope, place),
        ...campaign,
      }
      for await (const page of pagesOf(payload, 'link-clicks', [{ link: { equals: outer } }, ...ofDays], start))
        yield page
          .map((doc) => click.parse(doc))
          .map(({ id, day, country, device, bot, clicks, visitors }) => ({
            place: [outer, id],
            row: {
              ...names,
              day,
              country,
              device,
              ...(bot ? { clicks: 0, visitors: 0, bots: clicks } : { clicks, visitors, bots: 0 }),
            },
          }))
    }
  }
}
