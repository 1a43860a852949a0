/** The blocks that are drawn. */
import { calendarDay, list, number, percent, weekdayName } from '../admin/format.ts'
import { barsOf, measured, type Unit } from '../admin/numbers/bars.ts'
import { countryName } from '../admin/post-links/names.ts'
import { metrics } from '../core/metrics.ts'
import type { Group, HeatCell, Measure } from '../core/numbers.ts'
import type { Language } from '../core/story.ts'
import { count, decimals, middle, share, type Cell, type Table } from './cells.ts'
import { heatValue } from './heat-value.ts'
import type { Content, Drawing, Told } from './sections.ts'

/** Without the year of days, which stands above. */
const axisName = (day: string, unit: Unit, language: Language): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    ...(unit === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }),
    timeZone: 'UTC',
  }).format(new Date(day))

/** So many bars stay readable; the table has all. */
const mostBars = 12

export function sums({ text, language, frozen: { overview } }: Told): Content {
  const { totals, clicks, waiting, gone, more, timeZones } = overview
  const shown = (n: number) => number(n, language)
  const silent = metrics.filter((metric) => !totals.sums[metric])
  const measures: readonly Measure[] = ['engagements', ...metrics.filter((metric) => totals.sums[metric])]
  const rows: Cell[][] = [
    [text.posts, count(totals.posts), ''],
    ...measures.map((measure): Cell[] => {
      const sum = totals.sums[measure]
      return [text.measures[measure], count(sum?.sum), sum ? text.ofPosts(shown(sum.told), shown(totals.deliveries)) : text.notTold]
    }),
    ...totals.rates.map(({ base, rate, posts }): Cell[] => [
      `${text.rate} ${text.rateOf(base)}`,
      share(rate),
      text.ofSome(posts, shown(posts)),
    ]),
    [text.usual, middle(totals.usual?.median), totals.usual ? text.ofSome(totals.usual.of, shown(totals.usual.of)) : text.notEnough],
    [text.ownClicks, count(clicks.totals.clicks), ''],
  ]
  const [rate] = totals.rates
  const tiles = [
    { name: text.posts, value: shown(totals.posts), note: '' },
    { name: text.measures.engagements, value: totals.sums.engagements ? shown(totals.sums.engagements.sum) : '–', note: '' },
    ...(rate ? [{ name: text.rate, value: percent(rate.rate, language), note: text.rateOf(rate.base) }] : []),
    { name: text.ownClicks, value: shown(clicks.totals.clicks), note: '' },
  ]
  return {
    paragraphs: [],
    notes: [
      [
        text.scope(list(timeZones, language)),
        waiting > 0 && text.waiting(waiting, shown(waiting)),
        gone > 0 && text.gone(gone, shown(gone)),
        more > 0 && text.cut(more, shown(more)),
        totals.sums.comments && text.ownComments,
        silent.length > 0 &&
          text.silent(
            list(
              silent.map((metric) => text.measures[metric]),
              language,
            ),
          ),
      ]
        .filter(Boolean)
        .join(' '),
    ],
    drawing: { kind: 'tiles', tiles },
    tables: [{ title: text.totals, columns: [text.number, text.value, text.basis], rows }],
  }
}

export function time({ text, language, frozen: { overview, period } }: Told, measure: Measure): Content {
  // The whole time, also where nothing happened.
  const edge = (day: string) => ({ day, posts: 0, sums: {} })
  const { unit, bars } = barsOf([edge(period.from), ...overview.days, edge(period.to)], measured(measure))
  const name = text.measures[measure]
  const isMonth = unit === 'month'
  const most = bars.filter(({ value }) => value !== null).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0]
  if (!most) return { paragraphs: [text.noneTold(name)], tables: [] }
  const nameOf = (day: string) => calendarDay(day, language, isMonth)
  return {
    paragraphs: [],
    drawing: {
      kind: 'columns',
      alt: text.barsSay(name, number(most.value ?? 0, language), nameOf(most.day)),
      bars: bars.map(({ day, value }) => ({ name: axisName(day, unit, language), value })),
    },
    tables: [
      {
        title: `${text.time}: ${name}`,
        columns: [text.units[unit], text.posts, name],
        rows: bars.filter(({ posts }) => posts > 0).map(({ day, posts, value }) => [{ day, month: isMonth }, count(posts), count(value)]),
      },
    ],
  }
}

export function groups({ text, language }: Told, all: readonly Group[], head: string, measure: Measure): Content {
  const valueOf = ({ sums }: Group) => sums[measure]?.sum ?? null
  const sorted = all.toSorted((a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1))
  const name = text.measures[measure]
  // Not in editions from before they were.
  const isCompared = all.some(({ times }) => times !== undefined)
  const [top] = sorted
  const drawing: Drawing | null =
    top && valueOf(top) !== null
      ? {
          kind: 'rows',
          alt: text.groupsSay(name, `${top.name[language]} (${number(valueOf(top) ?? 0, language)})`),
          bars: sorted.slice(0, mostBars).map((group) => ({ name: group.name[language], value: valueOf(group) })),
        }
      : null
  return {
    paragraphs: drawing ? [] : [text.noneTold(name)],
    ...(drawing && { drawing }),
    tables: [
      {
        title: head,
        columns: [head, text.posts, name, isCompared ? text.timesUsual : text.usual, text.rate],
        rows: sorted.map((group) => [
          group.name[language],
          count(group.posts),
          count(valueOf(group)),
          isCompared ? decimals(group.times?.median) : middle(group.usual?.median),
          share(group.rates[0]?.rate),
        ]),
      },
    ],
  }
}

export function heat({ text, language, frozen: { overview } }: Told): Content | null {
  const { cells, weekdays, hours, measure } = overview.heatMap
  const isTimes = measure !== undefined
  if (hours.every(({ of }) => of === 0)) return null
  const rowOf = (name: Cell[], { of, median }: HeatCell): Cell[] => [...name, isTimes ? decimals(median) : middle(median), count(of)]
  const table = (title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
    title,
    columns: [...head, isTimes ? text.timesMedian : text.median, text.posts],
    rows,
  })
  const enough = cells.flatMap((row, weekday) => row.flatMap((cell, hour) => (cell.median === null ? [] : [{ weekday, hour, cell }])))
  const top = enough.toSorted((a, b) => (b.cell.median ?? 0) - (a.cell.median ?? 0))[0]
  const best = top
    ? text.heatTop(weekdayName(top.weekday, language), String(top.hour), heatValue(top.cell.median ?? 0, measure, language), isTimes)
    : text.heatNone
  const used = <One extends HeatCell>(all: readonly One[], nameOf: (at: number) => Cell) =>
    all.flatMap((cell, at) => (cell.of > 0 ? [rowOf([nameOf(at)], cell)] : []))
  return {
    paragraphs: [isTimes ? text.heatIntro : text.heatOfEngagements],
    drawing: { kind: 'heat', alt: text.heatSays(best), heat: overview.heatMap },
    tables: [
      table(
        text.byWeekday,
        [text.weekday],
        used(weekdays, (at) => weekdayName(at, language)),
      ),
      table(text.byHour, [text.hour], used(hours, String)),
      ...(enough.length > 0
        ? [
            {
              ...table(
                text.cells,
                [text.cell],
                enough.map(({ weekday, hour, cell }) => rowOf([text.cellName(weekdayName(weekday, language), String(hour))], cell)),
              ),
              filesOnly: true,
            },
          ]
        : []),
    ],
  }
}

export function followers({ text, language, frozen: { overview } }: Told): Content {
  const lines = overview.followers.filter(({ points }) => points.length > 0)
  if (lines.length === 0) return { paragraphs: [text.noFollowers], tables: [] }
  const [first, last] = [0, -1].map((at) => (points: (typeof lines)[number]['points']) => points.at(at)?.value ?? 0) as [
    (points: (typeof lines)[number]['points']) => number,
    (points: (typeof lines)[number]['points']) => number,
  ]
  return {
    paragraphs: [],
    drawing: {
      kind: 'lines',
      alt: text.linesSay(lines.map(({ channel, points }) => `${channel.name}: ${number(last(points), language)}`).join('; ')),
      lines: lines.map(({ channel, points }) => ({ name: channel.name, points })),
    },
    tables: [
      {
        title: text.followers,
        columns: [text.channel, text.first, text.newestValue, text.change],
        rows: lines.map(({ channel, points }) => [
          channel.name,
          count(first(points)),
          count(last(points)),
          { n: last(points) - first(points), as: 'signed' },
        ]),
      },
    ],
  }
}

export function clicks({ text, language, frozen: { overview, period } }: Told): Content {
  const { totals, days, channels, countries } = overview.clicks
  if (days.length === 0) return { paragraphs: [text.noClicks], tables: [] }
  const shown = (n: number) => number(n, language)
  const edge = (day: string) => ({ day, clicks: null })
  const { unit, bars } = barsOf(
    [edge(period.from), ...days.map(({ name, clicks }) => ({ day: name, clicks })), edge(period.to)],
    ({ clicks }) => ({ posts: 1, value: clicks }),
  )
  const nameOf = (day: string) => calendarDay(day, language, unit === 'month')
  const most = bars.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))[0]
  const columns = [text.clicksOne, text.visitors, text.bots]
  const cells = (row: typeof totals): Cell[] => [count(row.clicks), count(row.visitors), count(row.bots)]
  return {
    paragraphs: [`${text.clicksIntro(shown(totals.clicks), shown(totals.visitors), shown(totals.bots))} ${text.clicksHow}`],
    drawing: {
      kind: 'columns',
      alt: text.clicksSay(shown(most?.value ?? 0), nameOf(most?.day ?? '')),
      bars: bars.map(({ day, value }) => ({ name: axisName(day, unit, language), value })),
    },
    tables: [
      {
        title: text.byChannel,
        columns: [text.channel, ...columns],
        rows: channels.map((row) => [row.channel === '' ? text.printed : row.name, ...cells(row)]),
      },
      {
        title: text.map,
        columns: [text.country, ...columns],
        rows: countries.map((row) => [countryName(row.name, language), ...cells(row)]),
      },
      { title: text.byDay, columns: [text.day, ...columns], rows: days.map((row) => [{ day: row.name }, ...cells(row)]) },
    ],
  }
}
