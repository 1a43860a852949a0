/** Brands, channels and campaigns as the calendar sees them. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { CalendarBrand, CalendarCampaign, CalendarChannel } from '../core/calendar.ts'
import { slotDays, wallClock, type Slot } from '../core/slots.ts'
import { wallDayOf } from '../core/times.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference, text } from '../workflow/stored-post.ts'
import type { Asked } from './asked.ts'

const everything = { pagination: false, joins: noJoins, sort: 'name' } as const

export interface Brand extends CalendarBrand {
  readonly asksAgain: boolean
}
export interface Channel extends CalendarChannel {
  readonly slots: readonly Slot[]
}

const gone = z.unknown().transform(Boolean)
const storedBrand = z.object({ id, name: z.string(), timeZone: z.string(), country: text, moving: text, deletedAt: gone })
const storedChannel = z.object({
  id,
  name: z.string(),
  brand: reference,
  platform: z.string(),
  timeZone: text,
  slots: z
    .array(z.object({ day: z.enum(slotDays), time: z.string().regex(wallClock) }))
    .nullish()
    .transform((list) => list ?? []),
  paused: z.boolean().nullish(),
  deletedAt: gone,
})
const day = z.union([z.string(), z.date()]).nullish()
const storedCampaign = z.object({ id, name: z.string(), brand: reference, startsAt: day, endsAt: day, deletedAt: gone })

/** Also what is in the trash: its deliveries are still there. Its slots are not. */
export async function placesOf(payload: Payload): Promise<{ readonly brands: Brand[]; readonly channels: Channel[] }> {
  const [brands, channels] = await Promise.all([
    payload.db.find({
      collection: 'brands',
      ...everything,
      select: { name: true, timeZone: true, country: true, moving: true, deletedAt: true },
    }),
    payload.db.find({
      collection: 'channels',
      ...everything,
      select: { name: true, brand: true, platform: true, timeZone: true, slots: true, paused: true, deletedAt: true },
    }),
  ])
  const known = brands.docs.map((doc) => storedBrand.parse(doc))
  const zones = new Map(known.map(({ id, timeZone }) => [id, timeZone]))
  return {
    brands: known.map(({ moving, deletedAt: _, ...brand }) => ({ ...brand, asksAgain: moving === 'asks-again' })),
    channels: channels.docs
      .map((doc) => storedChannel.parse(doc))
      .map(({ paused, deletedAt, slots, ...channel }) => ({
        ...channel,
        timeZone: channel.timeZone || (zones.get(channel.brand) ?? 'UTC'),
        slots: paused || deletedAt ? [] : slots,
      })),
  }
}

/** Those that lie in the range, also in part. One without an end, or a beginning, is shown on the day that it has. */
export async function campaignsIn(payload: Payload, { from, to, zone, brand, campaign }: Asked): Promise<CalendarCampaign[]> {
  const { docs } = await payload.db.find({
    collection: 'campaigns',
    ...everything,
    limit: 500,
    where: {
      and: [
        ...(brand ? [{ brand: { equals: brand } }] : []),
        ...(campaign ? [{ id: { equals: campaign } }] : []),
        { or: [{ startsAt: { exists: true } }, { endsAt: { exists: true } }] },
      ],
    },
    select: { name: true, brand: true, startsAt: true, endsAt: true, deletedAt: true },
  })
  const [first, last] = [wallDayOf(from, zone), wallDayOf(new Date(to.getTime() - 1), zone)]
  // A form keeps a day as noon in UTC.
  const dayOf = (said: string | Date | null | undefined) => (said ? new Date(said).toISOString().slice(0, 10) : null)
  return docs.flatMap((doc) => {
    const { id, name, startsAt, endsAt, deletedAt } = storedCampaign.parse(doc)
    const [starts, ends] = [dayOf(startsAt) ?? dayOf(endsAt), dayOf(endsAt) ?? dayOf(startsAt)]
    return !deletedAt && starts && ends && starts <= last && ends >= first && starts <= ends ? [{ id, name, from: starts, to: ends }] : []
  })
}
