'use client'
import { Button } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { Today as TodayView } from '../../core/today.ts'
import { get, sentenceOf } from '../api.ts'
import { number, timeOfDay } from '../format.ts'
import { FirstSteps } from '../first-steps/first-steps.tsx'
import { onFreezesChanged } from '../freezes.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { ForYou } from './for-you.tsx'
import { GoesNext, WentOut } from './on-air.tsx'
import { greetingAt } from './order.ts'
import { words } from './words.ts'

/** The first page: what waits for me, what goes out next, what went wrong, which channels need care, and the stop. */
export function Today() {
  const text = useWords(words)
  const language = useLanguage()
  const { has } = useRoles()
  const { value, error, reload } = usePoll<TodayView>(
    'today',
    (signal) => get(`/deliveries/today?zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}`, signal),
    () => 15_000,
  )
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  return (
    <section className="fh fh-today" aria-labelledby="fh-today-title">
      <header className="fh-today__head">
        <div>
          <h2 id="fh-today-title">{text.title}</h2>
          {value && <Greeting today={value} />}
        </div>
        <div className="fh-actions">
          {has('editor') && (
            <Button el="link" to="/admin/collections/posts/create" buttonStyle="primary" margin={false}>
              {text.newPost}
            </Button>
          )}
          <Button el="link" to="/admin/calendar" buttonStyle="secondary" margin={false}>
            {text.calendar}
          </Button>
        </div>
      </header>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>
            {text.failed(sentenceOf(error, language))} {value && text.keeps(timeOfDay(value.at, language))}
          </p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && (
        <>
          {value.firstSteps && <FirstSteps steps={value.firstSteps} />}
          <div className="fh-today__lists">
            <ForYou today={value} />
            <div className="fh-stack">
              <GoesNext today={value} />
              <WentOut today={value} />
            </div>
          </div>
        </>
      )}
    </section>
  )
}

function Greeting({ today: { at, waiting, next, nextMore, wrong } }: { readonly today: TodayView }) {
  const text = useWords(words)
  const language = useLanguage()
  const { name } = useRoles()
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'full' }).format(new Date(at))
  const coming = next.length + nextMore
  const sums = [
    waiting.length > 0 && text.sums.waiting(waiting.length),
    wrong.length > 0 && text.sums.wrong(wrong.length),
    coming > 0 && text.sums.next(coming, number(coming, language)),
  ].filter(Boolean)
  return (
    <>
      <p className="fh-today__date">{date}</p>
      <p>
        <strong>{text.greet(text.greetings[greetingAt(new Date(at).getHours())], name)}</strong> {sums.join(' ') || text.sums.calm}{' '}
        <span className="fh-quiet fh-today__as-of">{text.asOf(timeOfDay(at, language))}</span>
      </p>
    </>
  )
}
