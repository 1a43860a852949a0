'use client'
import { Link, useStepNav } from '@payloadcms/ui'
import { useEffect, useState, type ReactNode } from 'react'
import type { Queue as QueueAnswer, QueuedDelivery } from '../../core/answers.ts'
import { get } from '../api.ts'
import { needsPerson } from '../delivery-actions/answers.tsx'
import { number } from '../format.ts'
import { onFreezesChanged } from '../freezes.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { useAddress } from '../use-address.ts'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Filters, type Filter } from './filters.tsx'
import { grouped } from './grouped.ts'
import { QueueLine } from './queue-line.tsx'
import { words } from './words.ts'

/** The whole queue on a page of its own: what needs a person, then day by day what goes out, then what has no time. */
export function Queue() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const [filter, choose] = useFilter()
  const [done, setDone] = useState<string | null>(null)
  const query = new URLSearchParams(Object.entries(filter).filter(([, id]) => id !== '')).toString()
  const { value, error, reload } = usePoll<QueueAnswer>(
    `queue?${query}`,
    (signal) => get(`/deliveries/queue?${query}`, signal),
    () => 10_000,
  )
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  useEffect(() => {
    setStepNav([{ label: text.title }])
  }, [setStepNav, text.title])

  const now = new Date()
  const shown = value && grouped(value.deliveries, ({ state }) => needsPerson(state), language, now)
  const lines = (deliveries: readonly QueuedDelivery[]) =>
    deliveries.map((delivery) => (
      <QueueLine
        key={delivery.id}
        delivery={delivery}
        now={now}
        onAnswered={(told) => {
          setDone(`${delivery.postTitle} · ${delivery.channel.name}: ${told}`)
          void reload()
        }}
      />
    ))
  const isFiltered = query !== ''
  return (
    <div className="fh fh-queue">
      <div className="fh-stack fh-stack--tight">
        <h1 className="fh-queue__title">{text.title}</h1>
        <p className="fh-quiet">{text.intro}</p>
      </div>
      <Filters filter={filter} onChange={choose} />
      <div aria-live="polite">{done && <Notice kind="success">{done}</Notice>}</div>
      <Failed error={error} text={text} onAgain={reload} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value?.deliveries.length === 0 && (
        <div className="fh-card fh-stack">
          <p>{isFiltered ? text.emptyHere : text.empty}</p>
          {!isFiltered && (
            <p>
              <Link href="/admin/collections/posts" prefetch={false}>
                {text.posts}
              </Link>
            </p>
          )}
        </div>
      )}
      {shown && (
        <>
          <Section title={text.person} count={number(shown.person.length, language)} grave>
            {lines(shown.person)}
          </Section>
          {shown.days.map(({ name, deliveries }) => (
            <Section key={name} title={name} count={number(deliveries.length, language)}>
              {lines(deliveries)}
            </Section>
          ))}
          <Section title={text.later} count={number(shown.later.length, language)} why={text.laterWhy}>
            {lines(shown.later)}
          </Section>
        </>
      )}
      {value && value.more > 0 && <p className="fh-quiet">{text.more(value.more, number(value.more, language))}</p>}
    </div>
  )
}

function useFilter(): readonly [Filter, (filter: Filter) => void] {
  const [address, keep] = useAddress()
  const filter = { channel: address.get('channel') ?? '', brand: address.get('brand') ?? '' }
  const choose = (next: Filter) => keep(new URLSearchParams(Object.entries(next).filter(([, id]) => id !== '')).toString())
  return [filter, choose]
}

interface SectionProps {
  readonly title: string
  readonly count: string
  readonly why?: string
  /** Somebody has to do something about it. */
  readonly grave?: boolean
  readonly children: readonly ReactNode[]
}

/** Nothing where nothing is in it. */
function Section({ title, count, why, grave = false, children }: SectionProps) {
  if (children.length === 0) return null
  return (
    <section className="fh-card" data-grave={grave}>
      <h2 className="fh-heading">
        {title} <span className="fh-count">{count}</span>
      </h2>
      {why && <p className="fh-quiet">{why}</p>}
      <ul className="fh-lines">{children}</ul>
    </section>
  )
}
