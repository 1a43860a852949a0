/** To which post, channel and campaign a conversion belongs: by its short link, else by its campaign parameters, else to none. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Attribution } from '../core/conversions.ts'
import { codeIn } from '../links/codes.ts'
import { payloadLinkSettings, payloadLinkStore } from '../links/short-links.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id } from '../workflow/stored-post.ts'
import { byUtm, nothing, slugsIn, type Attributed, type Utm } from './by-utm.ts'
import { writtenPost, writtenPosts } from './posts.payload.ts'
import type { Told } from './told.ts'

export interface Found extends Attributed {
  readonly by: Attribution
}

/** What belongs to another brand than the source is never found. */
export async function attribute(payload: Payload, brand: string, { link, utm }: Pick<Told, 'link' | 'utm'>): Promise<Found> {
  const linked = link === undefined ? null : await byLink(payload, brand, link)
  if (linked) return { ...linked, by: 'link' }
  const named = utm ? await byNaming(payload, brand, utm) : nothing
  return { ...named, by: (named.post ?? named.channel ?? named.campaign) ? 'utm' : 'nothing' }
}

async function byLink(payload: Payload, brand: string, link: string): Promise<Attributed | null> {
  const code = codeIn(link)
  const found = code === null ? null : await payloadLinkStore(payload).byCode(code)
  if (found?.brand !== brand) return null
  const post = await writtenPost(payload, found.post)
  return { post: found.post, channel: found.channel || null, campaign: post?.campaign ?? null }
}

const campaign = z.object({ id, name: z.string() })
const channel = campaign.extend({ platform: z.string() })

async function byNaming(payload: Payload, brand: string, utm: Utm): Promise<Attributed> {
  const settings = await payloadLinkSettings(payload)(brand)
  if (!settings) return nothing
  const slugs = slugsIn(utm, settings.linkNaming)
  // Those in the trash, too: their links are still out there.
  const ofBrand = { where: { brand: { equals: brand } }, pagination: false, joins: noJoins } as const
  const [posts, campaigns, channels] = await Promise.all([
    slugs.length === 0
      ? []
      : writtenPosts(payload, {
          and: [
            { 'version.brand': { equals: brand } },
            { or: [{ 'version.slug.de': { in: slugs } }, { 'version.slug.en': { in: slugs } }] },
          ],
        }),
    payload.db.find({ collection: 'campaigns', ...ofBrand, select: { name: true } }),
    payload.db.find({ collection: 'channels', ...ofBrand, select: { name: true, platform: true } }),
  ])
  return byUtm(utm, settings.linkNaming, {
    posts: posts.map(({ id, campaign, slug }) => ({ id, campaign, slugs: slug })),
    campaigns: campaigns.docs.map((doc) => campaign.parse(doc)),
    channels: channels.docs.map((doc) => channel.parse(doc)),
  })
}
