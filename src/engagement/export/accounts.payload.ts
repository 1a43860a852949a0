/** Each account day by day. */
import { z } from 'zod'
import { accountColumns } from '../../core/exports.ts'
import { accountMetrics } from '../../core/metrics.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { channelsMeant } from '../overview/house.payload.ts'
import { accountDays, deliveriesWithin } from '../overview/rows.payload.ts'
import { pageSize } from './pages.payload.ts'
import { placeNames, type Pages, type Place, type Scope } from './scope.payload.ts'

const told = z.object({ day: z.string(), metric: z.enum(accountMetrics), value: z.coerce.number() })

export async function* accountPages(scope: Scope, after: Place | null): Pages {
  const { payload, asked, within, house } = scope
  const used = asked.campaign ? (await deliveriesWithin(payload, within)).rows : []
  const meant = channelsMeant(house, asked, new Set(used.map(({ channel }) => channel)))
  const channels = meant.filter(({ id }) => !after || id >= after[0]).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id: channel, brand, platform } of channels)
    for await (const days of daysOf(scope, channel, channel === after?.[0] ? after[1] : null))
      yield [...days].map(([day, values]) => ({
        place: [channel, day],
        row: {
          day,
          ...placeNames(scope, { brand, channel, platform }),
          ...Object.fromEntries(accountColumns.map(([column, metric]) => [column, values.get(metric) ?? null])),
        },
      }))
}

/** Whole days only: the last of a full page may go on in the next. */
async function* daysOf({ payload, asked }: Scope, channel: string, after: string | null) {
  for (let last = after; ;) {
    const { docs } = await payload.db.find({
      collection: 'account-measurements',
      where: { and: [...accountDays(channel, asked), ...(last ? [{ day: { greater_than: last } }] : [])] },
      sort: 'day',
      limit: pageSize,
      pagination: false,
      joins: noJoins,
    })
    const rows = docs.map((doc) => told.parse(doc))
    const isFull = rows.length === pageSize
    const days = new Map<string, Map<string, number>>()
    for (const { day, metric, value } of rows)
      if (!isFull || day !== rows.at(-1)?.day) days.set(day, (days.get(day) ?? new Map<string, number>()).set(metric, value))
    if (days.size > 0) yield days
    if (!isFull) return
    last = [...days.keys()].at(-1) ?? null
  }
}
