/** What the calendar shows in a range: a handful of questions, however much there is. */
import type { Payload } from 'payload'
import type { CalendarAnswer, CalendarEntry } from '../core/calendar.ts'
import { daysBetween } from '../core/calendar-days.ts'
import { slotKey } from '../delivery/slot-key.ts'
import type { Asked } from './asked.ts'
import { deliveriesIn, entryOf, takenSlots, type Row } from './deliveries.payload.ts'
import { slotsBetween } from './empty-slots.ts'
import { holidaysOf } from './holidays.ts'
import { campaignsIn, placesOf, type Channel } from './places.payload.ts'
import { plannedPosts, postsOf, timedPosts } from './posts.payload.ts'

export async function calendarIn(payload: Payload, asked: Asked, now: Date): Promise<Omit<CalendarAnswer, 'mayWrite'>> {
  const [places, posts] = await Promise.all([placesOf(payload), postsOf(payload, asked)])
  const [planned, { rows, hidden }, campaigns] = await Promise.all([
    plannedPosts(payload, asked, places),
    deliveriesIn(payload, asked, places.channels, posts),
    campaignsIn(payload, asked),
  ])
  const overtaken = await shownByTheirPosts(payload, rows)
  const entries = [...planned, ...rows.filter(({ id }) => !overtaken.has(id)).map((row) => entryOf(row, places.brands))].sort(byTime)
  const shown = places.brands.filter(({ id }) => !asked.brand || id === asked.brand)
  const countries = asked.countries.length > 0 ? [...asked.countries] : [...new Set(shown.map(({ country }) => country).filter(Boolean))]
  const days = daysBetween(asked.from, asked.to, asked.zone).map(({ day }) => day)
  return {
    entries,
    hidden,
    slots: asked.slots ? await emptySlots(payload, asked, places.channels, entries, now) : [],
    campaigns,
    holidays: holidaysOf(countries, days),
    countries,
    channels: places.channels.map(({ slots: _, ...channel }) => channel),
    brands: places.brands.map(({ asksAgain: _, ...brand }) => brand),
  }
}

const byTime = (one: CalendarEntry, other: CalendarEntry) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id)

/** Deliveries that wait for an approval, where the post itself says when it is to go: it stands there instead. */
async function shownByTheirPosts(payload: Payload, rows: readonly Row[]): Promise<Set<string>> {
  const held = rows.filter(({ hold }) => hold === 'approval')
  const posts = new Map((await timedPosts(payload, [...new Set(held.map(({ post }) => post))])).map((post) => [post.id, post]))
  return new Set(
    held
      .filter(({ post, channel }) => {
        const said = posts.get(post)
        const variant = said?.variants.find((one) => one.channel === channel)
        return variant?.when === 'at' ? variant.dueAt : said?.publishAt
      })
      .map(({ id }) => id),
  )
}

async function emptySlots(
  payload: Payload,
  { from, to, channel, brand }: Asked,
  channels: readonly Channel[],
  entries: readonly CalendarEntry[],
  now: Date,
): Promise<CalendarAnswer['slots']> {
  const these = channels.filter((one) => (!channel || one.id === channel) && (!brand || one.brand === brand))
  const slots = slotsBetween(these, from > now ? from : now, to)
  const taken = await takenSlots(payload, slots)
  for (const { channels: on, at } of entries) for (const one of on) taken.add(slotKey(one, new Date(at)))
  return slots.filter((slot) => !taken.has(slotKey(slot.channel, slot.at))).map(({ channel, at }) => ({ channel, at: at.toISOString() }))
}
