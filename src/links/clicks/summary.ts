/** What was counted, added up for people. */
import type { ClickTotals, PostLinks } from '../../core/post-links.ts'
import type { Clicks } from './store.ts'

type By = 'day' | 'country' | 'device'
export type ClickSummary = Pick<PostLinks, 'totals' | 'days' | 'countries' | 'devices'>

export const totalsOf = (rows: readonly Clicks[]): ClickTotals => {
  const people = rows.filter(({ bot }) => !bot)
  const sum = (of: readonly Clicks[], what: 'clicks' | 'visitors') => of.reduce((total, row) => total + row[what], 0)
  return { clicks: sum(people, 'clicks'), visitors: sum(people, 'visitors'), bots: sum(rows, 'clicks') - sum(people, 'clicks') }
}

/** Days in their order; countries and devices by the clicks of people, the most first. */
export function summaryOf(rows: readonly Clicks[]): ClickSummary {
  const by = (what: By) => {
    const groups = new Map<string, Clicks[]>()
    for (const row of rows) {
      const group = groups.get(row[what])
      if (group) group.push(row)
      else groups.set(row[what], [row])
    }
    return [...groups].map(([name, of]) => ({ name, ...totalsOf(of) })).sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  const most = (what: By) => by(what).sort((a, b) => b.clicks - a.clicks || b.bots - a.bots)
  return { totals: totalsOf(rows), days: by('day'), countries: most('country'), devices: most('device') }
}
