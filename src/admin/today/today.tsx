'use client'
import { Button, Link } from '@payloadcms/ui'
import { useEffect, useState, type ReactNode } from 'react'
import type { DeliveryView, FreezeStarted, Today as TodayView } from '../../core/answers.ts'
import { get, sentenceOf } from '../api.ts'
import { instant, number, timeOfDay } from '../format.ts'
import { onFreezesChanged } from '../freezes.ts'
import { DeliveryLine } from '../parts/delivery-line.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { TasksToday } from '../tasks/tasks-today.tsx'
import { useLanguage, useWords } from '../words.ts'
import { StartFreeze } from './start-freeze.tsx'
import { words } from './words.ts'

/** On the dashboard: what waits for me, what goes out next, what went wrong, which channels need care, and the stop. */
export function Today() {
  const text = useWords(words)
  const language = useLanguage()
  const [freezing, setFreezing] = useState(false)
  const [started, setStarted] = useState<FreezeStarted | null>(null)
  const { value, error, reload } = usePoll<TodayView>(
    'today',
    (signal) => get('/deliveries/today', signal),
    () => 15_000,
  )
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  return (
    <section className="fh fh-today" aria-labelledby="fh-today-title">
      <header className="fh-today__head">
        <h2 id="fh-today-title">{text.title}</h2>
        <Link className="fh-today__calendar" href="/admin/calendar" prefetch={false}>
          {text.calendar}
        </Link>
        <Button type="button" buttonStyle="secondary" margin={false} className="fh-stop" onClick={() => setFreezing(true)}>
          <Icon name="stop" />
          {text.freeze}
        </Button>
      </header>
      <div aria-live="polite">{started && value?.freezes.some(({ id }) => id === started.freeze.id) && <Outcome started={started} />}</div>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && (
        <div className="fh-today__lists">
          <div className="fh-stack">
            <TasksToday />
            <Listed title={text.waiting} empty={text.waitingEmpty}>
              {value.waiting.map(({ post, title, submittedBy, submittedAt }) => (
                <li key={post} className="fh-line">
                  <Link href={`/admin/collections/posts/${post}`} prefetch={false}>
                    {title}
                  </Link>
                  <div className="fh-line__when">{text.submittedBy(submittedBy, instant(submittedAt, language))}</div>
                </li>
              ))}
            </Listed>
            <Listed title={text.next} empty={text.nextEmpty}>
              {lines(value.next)}
            </Listed>
          </div>
          <div className="fh-stack">
            <Listed title={text.wrong} empty={text.wrongEmpty} grave>
              {lines(value.wrong)}
            </Listed>
            <Listed title={text.channels} empty={text.channelsEmpty} grave>
              {[
                ...value.ending.map(({ platform, name, why }) => (
                  <li key={`platform ${platform}`} className="fh-line">
                    <strong>{name}</strong>
                    <p className="fh-line__why">{why[language]}</p>
                  </li>
                )),
                ...value.channels.map(({ id, name, why }) => (
                  <li key={id} className="fh-line">
                    <Link href={`/admin/collections/channels/${id}`} prefetch={false}>
                      {name}
                    </Link>
                    <p className="fh-line__why">{why[language]}</p>
                  </li>
                )),
              ]}
            </Listed>
          </div>
        </div>
      )}
      {freezing && <StartFreeze onStarted={setStarted} onClose={() => setFreezing(false)} />}
    </section>
  )
}

const lines = (deliveries: readonly DeliveryView[]) =>
  deliveries.map((delivery) => <DeliveryLine key={delivery.id} delivery={delivery} withPost />)

function Outcome({ started: { effectiveAt, held, onTheWire } }: { readonly started: FreezeStarted }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <Notice kind="warning">
      <p>
        <strong>{text.frozenAt(timeOfDay(effectiveAt, language))}</strong> {text.held(held, number(held, language))}{' '}
        {onTheWire.length === 0 && text.nothingOnTheWire}
      </p>
      {onTheWire.length > 0 && (
        <>
          <p>{text.onTheWire}</p>
          <ul className="fh-lines">{lines(onTheWire)}</ul>
        </>
      )}
    </Notice>
  )
}

interface ListedProps {
  readonly title: string
  /** What belongs here, said while nothing does. */
  readonly empty: string
  /** Something in this list is something wrong. */
  readonly grave?: boolean
  readonly children: readonly ReactNode[]
}

function Listed({ title, empty, grave = false, children }: ListedProps) {
  const count = children.length
  return (
    <section className="fh-card" data-grave={grave && count > 0}>
      <h3 className="fh-heading">
        {title} <span className="fh-count">{count}</span>
      </h3>
      {count === 0 ? <p className="fh-empty">{empty}</p> : <ul className="fh-lines">{children}</ul>}
    </section>
  )
}
