import { calendarGroups, type CalendarGroup } from '../../core/calendar.ts'
import { isTimeZone } from '../../core/slots.ts'

/** What is shown. '' is everything. */
export interface Filter {
  readonly brand: string
  readonly campaign: string
  readonly channel: string
  readonly person: string
  readonly state: CalendarGroup | ''
}
export const views = ['month', 'week', 'day', 'list'] as const
export type View = (typeof views)[number]

/** How it is looked at. */
export interface Look extends Filter {
  /** `null`: as the screen is wide. */
  readonly view: View | null
  /** YYYY-MM-DD; '' is today. */
  readonly day: string
  /** '' is the house's. */
  readonly zone: string
  readonly slots: boolean
  /** '' is as the brands say. */
  readonly countries: string
}

const choices = ['brand', 'campaign', 'channel', 'person', 'state'] as const

export const isFiltered = (filter: Filter): boolean => choices.some((name) => filter[name] !== '')
export const noFilter: Filter = { brand: '', campaign: '', channel: '', person: '', state: '' }

/** What an address says; whatever is no word of ours is left out. */
export function lookOf(params: { get(name: string): string | null }): Look {
  const said = (name: string) => params.get(name) ?? ''
  const [view, state, day, zone] = [said('view'), said('state'), said('day'), said('zone')]
  return {
    brand: said('brand'),
    campaign: said('campaign'),
    channel: said('channel'),
    person: said('person'),
    state: calendarGroups.find((group) => group === state) ?? '',
    view: views.find((one) => one === view) ?? null,
    day: /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : '',
    zone: isTimeZone(zone) ? zone : '',
    slots: said('slots') !== 'no',
    countries: said('countries'),
  }
}

/** The address that says it, so that a selection can be sent to somebody. */
export function addressOf(look: Look): string {
  const { slots, view, ...texts } = look
  const said = Object.entries({ ...texts, view: view ?? '', slots: slots ? '' : 'no' }).filter(([, value]) => value !== '')
  return new URLSearchParams(said).toString()
}

/** What is asked of the hub. */
export function queryOf(look: Look, range: { readonly from: Date; readonly to: Date }, zone: string): string {
  const { countries, slots } = look
  const chosen = Object.fromEntries(choices.map((name) => [name, look[name]] as const).filter(([, value]) => value !== ''))
  const asked = { ...chosen, ...(countries && { countries }), slots: String(slots), zone }
  return new URLSearchParams({ from: range.from.toISOString(), to: range.to.toISOString(), ...asked }).toString()
}
