/** What the numbers are of: brands with their clocks, channels and topics, also those in the trash. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Localised } from '../../core/answers.ts'
import type { Followers } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, perLanguage, reference, text } from '../../workflow/stored-post.ts'
import type { Asked } from './asked.ts'

const everything = { pagination: false, joins: noJoins } as const

export interface House {
  readonly zones: ReadonlyMap<string, string>
  /** The brands whose links the hub counts clicks on. */
  readonly counting: ReadonlySet<string>
  readonly channels: ReadonlyMap<string, Followers['channel'] & { readonly brand: string }>
  /** By slug. */
  readonly topics: ReadonlyMap<string, Localised>
}
const storedBrand = z.object({ id, timeZone: z.string(), countsClicks: z.boolean().nullish() })
const storedChannel = z.object({ id, name: z.string(), platform: z.string(), brand: reference })
const storedTopic = z.object({ slug: text, name: perLanguage(z.string().nullish()) })

export async function houseOf(payload: Payload): Promise<House> {
  const [brands, channels, topics] = await Promise.all([
    payload.db.find({ collection: 'brands', ...everything, select: { timeZone: true, countsClicks: true } }),
    payload.db.find({ collection: 'channels', ...everything, select: { name: true, platform: true, brand: true } }),
    payload.db.find({ collection: 'topics', ...everything, locale: 'all', select: { slug: true, name: true } }),
  ])
  const known = brands.docs.map((doc) => storedBrand.parse(doc))
  return {
    zones: new Map(known.map(({ id, timeZone }) => [id, timeZone])),
    counting: new Set(known.flatMap(({ id, countsClicks }) => (countsClicks ? [id] : []))),
    channels: new Map(channels.docs.map((doc) => storedChannel.parse(doc)).map((channel) => [channel.id, channel])),
    topics: new Map(
      topics.docs
        .map((doc) => storedTopic.parse(doc))
        .map(({ slug, name: { de, en } }) => [slug, { de: de || en || slug, en: en || de || slug }]),
    ),
  }
}

/** The brand, the channel's brand, or all brands. */
export function brandsOf({ zones, channels }: House, { brand, channel }: Asked): readonly string[] {
  const of = brand ?? (channel && channels.get(channel)?.brand)
  return of ? [of] : [...zones.keys()]
}

/** Whose own numbers belong to what is asked for. @param used on which of them the posts went out that are asked for */
export const channelsMeant = ({ channels }: House, { brand, campaign, channel }: Asked, used: ReadonlySet<string>) =>
  [...channels.values()].filter((one) => (channel ? one.id === channel : campaign ? used.has(one.id) : !brand || one.brand === brand))

export const zonesOf = (house: House, asked: Asked): readonly string[] => [
  ...new Set(brandsOf(house, asked).map((brand) => house.zones.get(brand) ?? 'UTC')),
]
