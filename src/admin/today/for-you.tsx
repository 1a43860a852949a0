'use client'
import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { OpenTasks } from '../../core/task.ts'
import type { Today } from '../../core/today.ts'
import { get } from '../api.ts'
import { instant } from '../format.ts'
import { TasksToday } from '../tasks/tasks-today.tsx'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { Card } from './card.tsx'
import { Mending, WentWrong } from './mending.tsx'
import { orderFor, type Section } from './order.ts'
import { words } from './words.ts'

/** What this person has to do, what matters most to them first. */
export function ForYou({ today }: { readonly today: Today }) {
  const text = useWords(words)
  const { has } = useRoles()
  const { value: byHand } = usePoll<OpenTasks>(
    'tasks-today',
    (signal) => get('/tasks/open', signal),
    () => 15_000,
  )
  const sections: Record<Section, ReactNode> = {
    waiting: <Waiting today={today} />,
    writing: <Writing today={today} />,
    tasks: byHand && <TasksToday tasks={byHand.tasks} />,
    wrong: <WentWrong deliveries={today.wrong} />,
    channels: <Mending today={today} />,
  }
  const lists = [today.waiting, today.sentBack, today.unsubmitted, today.wrong, today.channels, today.ending, byHand?.tasks ?? []]
  return (
    <section className="fh-stack fh-today__for-you" aria-label={text.forYou}>
      {lists.every((list) => list.length === 0) && <p className="fh-card fh-empty">{text.nothingForYou}</p>}
      {orderFor(has).map((section) => (
        <div key={section} className="fh-stack">
          {sections[section]}
        </div>
      ))}
    </section>
  )
}

function Waiting({ today }: { readonly today: Today }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <Card title={text.waiting} grave={today.waiting.some(({ overdue }) => overdue)}>
      {today.waiting.map(({ post, title, step, dueAt, overdue, isFast, submittedBy, submittedAt }) => (
        <li key={`${post} ${step}`} className="fh-line">
          <div className="fh-line__head">
            <span className="fh-line__what">
              <Link href={`/admin/review/${post}`} prefetch={false}>
                {title}
              </Link>
            </span>
            {(overdue || isFast) && (
              <span className={`fh-badge fh-tone--${overdue ? 'error' : 'warning'}`}>{overdue ? text.overdue : text.fast}</span>
            )}
          </div>
          <div className="fh-line__when">
            {[step, dueAt && text.due(instant(dueAt, language)), text.submittedBy(submittedBy, instant(submittedAt, language))]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </li>
      ))}
    </Card>
  )
}

function Writing({ today }: { readonly today: Today }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <>
      <Card title={text.sentBack} grave>
        {today.sentBack.map(({ post, title, by, at, comment, isRefused }) => (
          <li key={post} className="fh-line">
            <Link href={`/admin/collections/posts/${post}`} prefetch={false}>
              {title[language]}
            </Link>
            <div className="fh-line__when">{(isRefused ? text.refusedBy : text.changesBy)(by ?? text.somebody, instant(at, language))}</div>
            {comment && <blockquote className="fh-quote">{comment}</blockquote>}
          </li>
        ))}
      </Card>
      <Card title={text.unsubmitted}>
        {today.unsubmitted.map(({ post, title, at, timeZone }) => (
          <li key={post} className="fh-line">
            <Link href={`/admin/collections/posts/${post}`} prefetch={false}>
              {title[language]}
            </Link>
            <div className="fh-line__when">{(at < today.at ? text.missedAt : text.unsubmittedAt)(instant(at, language, timeZone))}</div>
          </li>
        ))}
      </Card>
    </>
  )
}
