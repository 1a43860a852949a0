'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ReportFacts, ReportPeriod } from '../../core/reports.ts'
import { post, sentenceOf } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { periodName } from './period-name.ts'
import { words } from './words.ts'

const choices = ['lastMonth', 'lastWeek', 'own'] as const

interface MakeProps {
  readonly path: string
  readonly facts: ReportFacts
  readonly onMade: () => Promise<void>
}

/** Chooses a time that is over, shows it as it would be, and makes its edition. */
export function MakeEdition({ path, facts, onMade }: MakeProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [chosen, choose] = useState<(typeof choices)[number]>('lastMonth')
  const [own, setOwn] = useState<ReportPeriod>(facts.lastMonth)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string } | null>(null)
  const period = chosen === 'own' ? own : facts[chosen]
  const isWrong = period.to < period.from
  const isWhole = period.from !== '' && period.to !== '' && !isWrong
  const make = async () => {
    setBusy(true)
    setResult(null)
    try {
      const { edition } = await post<{ edition: string }>(`${path}/make`, period)
      const isThere = facts.editions.some(({ id }) => id === edition)
      const name = periodName(period, language)
      setResult({ kind: isThere ? 'info' : 'success', text: isThere ? text.there(name) : text.made(name) })
      await onMade()
    } catch (problem) {
      setResult({ kind: 'error', text: sentenceOf(problem, language) })
    } finally {
      setBusy(false)
    }
  }
  const day = (label: string, of: keyof ReportPeriod) => (
    <Field label={label} error={of === 'to' && isWrong ? text.wrongDays : undefined}>
      {(control) => (
        <input
          {...control}
          className="fh-input"
          type="date"
          value={own[of]}
          onChange={(event) => setOwn({ ...own, [of]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className="fh-report__make">
        <Field label={text.period}>
          {(control) => (
            <select
              {...control}
              className="fh-input"
              value={chosen}
              onChange={(event) => choose(choices.find((one) => one === event.target.value) ?? 'own')}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice === 'own' ? text.own : `${text[choice]}: ${periodName(facts[choice], language)}`}
                </option>
              ))}
            </select>
          )}
        </Field>
        {chosen === 'own' && (
          <>
            {day(text.from, 'from')}
            {day(text.to, 'to')}
          </>
        )}
      </div>
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} disabled={busy || !isWhole} onClick={() => void make()}>
          {busy ? text.making : text.make}
        </Button>
        {isWhole && <OutsideLink href={`/api${path}/preview?from=${period.from}&to=${period.to}`}>{text.preview}</OutsideLink>}
        <span className="fh-quiet">{text.saved}</span>
      </div>
      <div aria-live="polite">{result && <Notice kind={result.kind}>{result.text}</Notice>}</div>
    </>
  )
}
