/** The blocks that are tables alone. */
import { agesDe, agesEn } from '../admin/post-numbers/words.ts'
import { goalNames } from '../core/campaigns.ts'
import { dayIn } from '../core/days.ts'
import type { Compared } from '../core/numbers.ts'
import { count, middle, money, share, type Table } from './cells.ts'
import type { Content, Told } from './sections.ts'

const said = (...paragraphs: string[]): Content => ({ paragraphs, tables: [] })

export function compared({ text, language, frozen: { overview, brand } }: Told): Content {
  const { best, worst } = overview
  if (best.length + worst.length === 0) return said(text.noCompared)
  const ages = language === 'de' ? agesDe : agesEn
  const table = (title: string, posts: readonly Compared[]): Table => ({
    title,
    columns: [text.title, text.channel, text.date, text.measures.engagements, text.age, text.usually, text.times],
    rows: posts.map(({ title, channel, publishedAt, engagements, age, usual, times }) => [
      title || '–',
      channel.name,
      { day: dayIn(new Date(publishedAt), brand.timeZone) },
      count(engagements),
      ages[age],
      middle(usual.median),
      { n: times, as: 'decimal' },
    ]),
  })
  return {
    paragraphs: [...(best.length === 0 ? [text.noBest] : []), ...(worst.length === 0 ? [text.noWorst] : [])],
    tables: [...(best.length > 0 ? [table(text.best, best)] : []), ...(worst.length > 0 ? [table(text.worst, worst)] : [])],
  }
}

export function goals({ text, frozen: { overview, campaign, language } }: Told): Content {
  if (!campaign) return said(text.noCampaign)
  if (overview.goals.length === 0) return said(text.noGoals)
  const isOld = overview.goals.some(({ soFar }) => soFar === undefined)
  return {
    paragraphs: [],
    tables: [
      {
        title: text.goals,
        columns: [text.number, text.target, ...(isOld ? [text.reached] : [text.inTime, text.soFar]), text.ofTarget],
        rows: overview.goals.map(({ metric, target, value, soFar = value }) => [
          goalNames[metric][language],
          count(target),
          ...(isOld ? [] : [count(value)]),
          count(soFar),
          share(soFar === null || target === 0 ? null : soFar / target),
        ]),
      },
    ],
  }
}

/** `null`: the edition is older than costs are. */
export function effect({ text, frozen: { overview } }: Told): Content | null {
  const { effect } = overview
  if (!effect) return null
  if (effect.money.length + effect.conversions.length === 0) return said(text.noEffect)
  const spent: Table = {
    title: text.costs,
    columns: [text.currency, text.costs, text.earned, text.perEngagement, text.perClick, text.perConversion, text.roi],
    rows: effect.money.map(({ currency, costs, value, perEngagement, perClick, perConversion, returnOnInvestment }) => [
      currency,
      ...[costs, value, perEngagement, perClick, perConversion].map((amount) => money(amount, currency)),
      share(returnOnInvestment),
    ]),
  }
  const reached: Table = {
    title: text.conversion,
    columns: [text.conversion, text.amount],
    rows: effect.conversions.map(({ name, count: n }) => [name, count(n)]),
  }
  return { paragraphs: [], tables: [spent, reached].filter(({ rows }) => rows.length > 0) }
}

export function notes({ text, language, frozen: { overview, brand } }: Told): Content {
  if (overview.notes.length === 0) return said(text.noNotes)
  const day = (at: string) => ({ day: dayIn(new Date(at), brand.timeZone) })
  return {
    paragraphs: [],
    tables: [
      {
        title: text.notes,
        columns: [text.channel, text.note, text.from, text.until],
        rows: overview.notes.map(({ channel, said, from, until }) => [
          channel.name,
          said[language],
          day(from),
          until === null ? text.still : day(until),
        ]),
      },
    ],
  }
}
