'use client'
import { Link, useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import type { OpenTasks, TaskLine } from '../../core/task.ts'
import { get } from '../api.ts'
import { number } from '../format.ts'
import { onFreezesChanged } from '../freezes.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { TaskCard } from './task-card.tsx'
import { words } from './words.ts'

/** What is to be posted by hand, on a page of its own that is made for a telephone. */
export function Tasks() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const asked = useSearchParams().get('task')
  const [told, setTold] = useState<string | null>(null)
  const { value, error, reload } = usePoll<OpenTasks>(
    'tasks',
    (signal) => get('/tasks/open', signal),
    () => 10_000,
  )
  const refresh = useCallback(() => void reload(), [reload])
  useEffect(() => onFreezesChanged(refresh), [refresh])
  useEffect(() => {
    setStepNav([{ label: text.title }])
  }, [setStepNav, text.title])

  const settled = (what: string) => {
    setTold(what)
    refresh()
  }
  const cards = (tasks: readonly TaskLine[]) =>
    tasks.map((task) => (
      <TaskCard
        key={task.id}
        task={task}
        people={value?.people ?? []}
        isAsked={task.id === asked}
        onSettled={settled}
        onRefused={refresh}
      />
    ))
  const mine = value?.tasks.filter(({ isMine }) => isMine) ?? []
  const others = value?.tasks.filter(({ isMine }) => !isMine) ?? []
  return (
    <div className="fh fh-tasks">
      <div className="fh-stack fh-stack--tight">
        <h1 className="fh-queue__title">{text.title}</h1>
        <p className="fh-quiet">{text.intro}</p>
      </div>
      <div aria-live="polite">{told && <Notice kind="success">{told}</Notice>}</div>
      <Failed error={error} text={text} onAgain={refresh} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value?.tasks.length === 0 && (
        <p className="fh-card">
          {text.empty}{' '}
          <Link href="/admin/calendar" prefetch={false}>
            {text.toCalendar}
          </Link>
        </p>
      )}
      {mine.length > 0 && (
        <section className="fh-stack" aria-label={text.mine}>
          <Heading name={text.mine} count={number(mine.length, language)} />
          <ul className="fh-stack">{cards(mine)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="fh-stack" aria-label={text.others}>
          <Heading name={text.others} count={number(others.length, language)} />
          <ul className="fh-stack">{cards(others)}</ul>
        </section>
      )}
    </div>
  )
}

const Heading = ({ name, count }: { readonly name: string; readonly count: string }) => (
  <h2 className="fh-heading">
    {name} <span className="fh-count">{count}</span>
  </h2>
)
