'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useId } from 'react'
import { reporters, type ReportFacts } from '../../core/reports.ts'
import { get } from '../api.ts'
import { Failed } from '../parts/failed.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { Editions } from './editions.tsx'
import { MakeEdition } from './make-edition.tsx'
import { periodName } from './period-name.ts'
import { words } from './words.ts'

/** On a report: what happens next, making an edition, and those that are there. */
export function ReportPanel() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const title = useId()
  const { has } = useRoles()
  const path = id === undefined ? null : `/reports/${id}`
  const { value, error, reload } = usePoll<ReportFacts>(
    path,
    (signal) => get(`${path}/facts`, signal),
    ({ value: facts }) => (facts?.editions.some(({ mails }) => mails.waiting + mails.sending > 0) ? 5_000 : 30_000),
  )
  const mayMake = has(...reporters)
  return (
    <section className="fh fh-box fh-report" aria-labelledby={title} onKeyDown={keepEnter}>
      <h2 className="fh-heading" id={title}>
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {path !== null && value && (
        <>
          <p>
            <Next facts={value} />
          </p>
          {value.noMail && <Notice kind="warning">{text.noMail}</Notice>}
          {mayMake && <MakeEdition path={path} facts={value} onMade={reload} />}
          <Editions path={path} facts={value} mayMake={mayMake} onChange={reload} />
        </>
      )}
    </section>
  )
}

function Next({ facts: { next, recipients, timeZone, noMail } }: { readonly facts: ReportFacts }) {
  const text = useWords(words)
  const language = useLanguage()
  if (!next) return text.byHand(recipients)
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const at = new Date(next.at)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
  const when = text.when(day, time, timeZone)
  const period = periodName(next.period, language)
  if (noMail) return text.nextWithoutMail(when, period)
  return recipients === 0 ? text.nextForNobody(when, period) : text.next(when, period, recipients)
}
