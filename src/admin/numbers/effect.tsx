'use client'
import { Button, Link } from '@payloadcms/ui'
import { useId, type ReactNode } from 'react'
import type { Effect as Brought, Money } from '../../core/numbers.ts'
import { minorMoney, number, percent } from '../format.ts'
import { Term } from '../parts/term.tsx'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { FiguresTable, type Column } from './figures-table.tsx'
import { effectWords } from './effect-words.ts'

/** What was spent beside what came of it, a row for each currency. */
export function Effect({ effect: { money, conversions, clicks } }: { readonly effect: Brought }) {
  const text = useWords(effectWords)
  const language = useLanguage()
  const id = useId()
  const named = (name: string, means: string): ReactNode => <Term means={means}>{name}</Term>
  const amount = (of: (row: Money) => number | null) => (row: Money) => {
    const minor = of(row)
    return minor === null ? '–' : minorMoney(minor, row.currency, language)
  }
  const columns: readonly Column<Money>[] = [
    { name: named(text.costs, text.costsMean), of: amount(({ costs }) => costs) },
    { name: named(text.perEngagement, text.perEngagementMeans), of: amount(({ perEngagement }) => perEngagement) },
    { name: named(text.perClick, text.perClickMeans(clicks)), of: amount(({ perClick }) => perClick) },
    { name: named(text.perConversion, text.perConversionMeans), of: amount(({ perConversion }) => perConversion) },
    { name: named(text.value, text.valueMeans), of: amount(({ value }) => value) },
    {
      name: named(text.roi, text.roiMeans),
      of: ({ returnOnInvestment }) => (returnOnInvestment === null ? '–' : percent(returnOnInvestment, language)),
    },
  ]
  const isEmpty = money.length === 0 && conversions.length === 0
  return (
    <section className="fh-card fh-stack" aria-labelledby={id}>
      <h2 className="fh-heading" id={id}>
        {text.effect}
      </h2>
      {isEmpty ? (
        <>
          <p>{text.noEffect}</p>
          <p className="fh-quiet">{text.noEffectWhat}</p>
        </>
      ) : (
        <p className="fh-quiet">{text.effectIntro}</p>
      )}
      {money.length > 0 && (
        <FiguresTable
          title={text.effect}
          head={text.currency}
          rows={money}
          keyOf={({ currency }) => currency}
          nameOf={({ currency }) => currency}
          columns={columns}
        />
      )}
      {money.filter(({ costs }) => costs > 0).length > 1 && <p className="fh-quiet">{text.severalCurrencies}</p>}
      {!isEmpty && conversions.length === 0 && <p className="fh-quiet">{text.noConversions}</p>}
      {conversions.length > 0 && (
        <FiguresTable
          title={text.conversions}
          head={text.conversions}
          rows={conversions}
          keyOf={({ name }) => name}
          nameOf={({ name }) => name}
          columns={[{ name: text.count, of: ({ count }) => number(count, language) }]}
        />
      )}
      <Ways isEmpty={isEmpty} />
    </section>
  )
}

/** To who may go them. */
function Ways({ isEmpty }: { readonly isEmpty: boolean }) {
  const text = useWords(effectWords)
  const { has } = useRoles()
  if (!has('editor', 'channel-manager', 'analyst')) return null
  return (
    <div className="fh-actions fh-results__ways">
      <Button el="link" to="/admin/collections/costs/create" buttonStyle={isEmpty ? 'primary' : 'secondary'} size="small" margin={false}>
        {text.addCost}
      </Button>
      {has('channel-manager') && (
        <Link href={`/admin/collections/conversion-sources${isEmpty ? '/create' : ''}`} prefetch={false}>
          {isEmpty ? text.addSource : text.toSources}
        </Link>
      )}
      {!isEmpty && (
        <Link href="/admin/collections/costs" prefetch={false}>
          {text.toCosts}
        </Link>
      )}
    </div>
  )
}

/** In a line: what was spent, how many conversions there were, and what an engagement cost. Nothing where there is neither. */
export function EffectLine({ effect: { money, conversions } }: { readonly effect: Brought }) {
  const text = useWords(effectWords)
  const language = useLanguage()
  const paid = money.filter(({ costs }) => costs > 0)
  const [first] = paid
  const count = conversions.reduce((sum, one) => sum + one.count, 0)
  if (!first && count === 0) return null
  const said = [
    first && text.spent(paid.map(({ costs, currency }) => minorMoney(costs, currency, language)).join(' + ')),
    text.converted(count, number(count, language)),
    first?.perEngagement != null && text.eachEngagement(minorMoney(first.perEngagement, first.currency, language)),
  ]
  return <p>{said.filter(Boolean).join(' · ')}</p>
}
