'use client'
import { Link } from '@payloadcms/ui'
import type { OpenTasks } from '../../core/task.ts'
import { get } from '../api.ts'
import { instant } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { TaskBadge } from './task-badge.tsx'
import { words } from './words.ts'

/** On Today: what is to be posted by hand. Nothing where there is nothing: many houses post nothing by hand. */
export function TasksToday() {
  const text = useWords(words)
  const language = useLanguage()
  const { value } = usePoll<OpenTasks>(
    'tasks-today',
    (signal) => get('/tasks/open', signal),
    () => 15_000,
  )
  if (!value || value.tasks.length === 0) return null
  return (
    <section className="fh-card" data-grave={value.tasks.some(({ told, standing }) => told === 'escalated' || standing !== 'open')}>
      <h3 className="fh-heading">
        {text.title} <span className="fh-count">{value.tasks.length}</span>
      </h3>
      <ul className="fh-lines">
        {value.tasks.map((task) => (
          <li key={task.id} className="fh-line">
            <div className="fh-line__head">
              <span className="fh-line__what">
                <PlatformDot color={platformLook(task.channel.platform).color} />
                <span>
                  <Link href={`/admin/tasks?task=${task.id}`} prefetch={false}>
                    {task.title}
                  </Link>{' '}
                  <span className="fh-quiet">· {task.channel.name}</span>
                </span>
              </span>
              <TaskBadge task={task} />
            </div>
            <div className="fh-line__when">
              {text.since(instant(task.openedAt, language))}
              {!task.isMine && ` · ${task.assignee ? text.assignedTo(task.assignee.name) : text.nobody}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
