/** Which time is looked at. Days are YYYY-MM-DD. */
export const periods = ['30', '90', '365', 'all', 'own'] as const
export type Period = (typeof periods)[number]

export interface Filter {
  readonly brand: string
  readonly campaign: string
  readonly channel: string
  readonly period: Period
  /** Of a period of one's own. '' sets no bound. */
  readonly from: string
  readonly to: string
}

const day = /^\d{4}-\d{2}-\d{2}$/
const isDay = (value: string) => day.test(value) && !Number.isNaN(Date.parse(value))

/** What an address asks for; whatever in it is no period or no day counts as not there. */
export function filterOf(params: { get(name: string): string | null }): Filter {
  const text = (name: string) => params.get(name) ?? ''
  const [from, to] = [text('from'), text('to')].map((value) => (isDay(value) ? value : '')) as [string, string]
  const period = periods.find((one) => one === text('period')) ?? (from || to ? 'own' : '90')
  return {
    brand: text('brand'),
    campaign: text('campaign'),
    channel: text('channel'),
    period,
    ...(period === 'own' ? { from, to } : { from: '', to: '' }),
  }
}

/** The address's query: what is usual is left out. */
export function queryOf({ period, ...rest }: Filter): string {
  const named = Object.entries({ ...rest, period: period === '90' ? '' : period }).filter(([, value]) => value !== '')
  return new URLSearchParams(named).toString()
}

/** What the hub is asked: the period as days. Today by the browser's clock: a brand's day may have another name for some hours. */
export function askOf({ brand, campaign, channel, period, from, to }: Filter, today: string): string {
  const bounds = period === 'own' ? { from, to } : period === 'all' ? {} : { from: daysBefore(today, Number(period) - 1) }
  return new URLSearchParams(Object.entries({ brand, campaign, channel, ...bounds }).filter(([, value]) => value !== '')).toString()
}

export const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
