/** What is asked for, exactly as the page of results takes it, and the names that stand in every table. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { ExportRow } from '../../core/exports.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, perLanguage, reference, text } from '../../workflow/stored-post.ts'
import { boundsOf, type Asked } from '../overview/asked.ts'
import { houseOf, zonesOf, type House } from '../overview/house.payload.ts'
import { postsOfCampaign, type Within } from '../overview/rows.payload.ts'

export interface Scope {
  readonly payload: Payload
  readonly asked: Asked
  readonly within: Within
  readonly house: House
  readonly brands: ReadonlyMap<string, string>
  readonly campaigns: ReadonlyMap<string, string>
}

/** Where to go on, of two levels: the one that holds rows, and the last row of it. */
export type Place = readonly [outer: string, inner: string]
export interface Placed {
  readonly place: Place
  readonly row: ExportRow
}
export type Pages = AsyncGenerator<readonly Placed[], void>

const named = z.object({ id, name: text })

export async function scopeOf(payload: Payload, asked: Asked): Promise<Scope> {
  const names = async (collection: 'brands' | 'campaigns') => {
    const { docs } = await payload.db.find({ collection, pagination: false, joins: noJoins, select: { name: true } })
    return new Map(docs.map((doc) => named.parse(doc)).map(({ id, name }) => [id, name]))
  }
  const [house, brands, campaigns, posts] = await Promise.all([
    houseOf(payload),
    names('brands'),
    names('campaigns'),
    asked.campaign ? postsOfCampaign(payload, asked.campaign) : null,
  ])
  const zones = zonesOf(house, asked)
  const bounds = boundsOf(asked, zones.length === 1 ? (zones[0] ?? 'UTC') : 'UTC')
  return { payload, asked, within: { brand: asked.brand, channel: asked.channel, posts, ...bounds }, house, brands, campaigns }
}

/** @param channel '' where there is none */
export function placeNames({ house, brands }: Scope, { brand, channel, platform }: { brand: string; channel: string; platform: string }) {
  return {
    brand_id: brand,
    brand: brands.get(brand) ?? null,
    channel_id: channel || null,
    channel: house.channels.get(channel)?.name ?? null,
    platform,
  }
}

export interface PostNow {
  readonly campaign: { readonly campaign_id: string | null; readonly campaign: string | null }
  readonly title: { readonly de?: string | null | undefined; readonly en?: string | null | undefined }
}
const now = z.object({ id, campaign: reference.nullish(), title: perLanguage(z.string().nullish()) })

/** Posts as they are written now, those in the trash too. */
export async function postsNow({ payload, campaigns }: Scope, posts: readonly string[]): Promise<(post: string) => PostNow> {
  const where: Where = { parent: { in: [...new Set(posts)] } }
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where,
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: { parent: true, version: { campaign: true, title: true } } as never,
  })
  const known = new Map(
    docs
      .map((doc) => now.parse(doc))
      .map(({ id, campaign, title }) => [
        id,
        { campaign: { campaign_id: campaign ?? null, campaign: (campaign && campaigns.get(campaign)) || null }, title },
      ]),
  )
  return (post) => known.get(post) ?? { campaign: { campaign_id: null, campaign: null }, title: {} }
}
