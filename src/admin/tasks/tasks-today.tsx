'use client'
import { Link } from '@payloadcms/ui'
import type { TaskLine } from '../../core/task.ts'
import { instant } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { TaskBadge } from './task-badge.tsx'
import { words } from './words.ts'

/** On Today: what is to be posted by hand. Nothing where there is nothing: many houses post nothing by hand. */
export function TasksToday({ tasks }: { readonly tasks: readonly TaskLine[] }) {
  const text = useWords(words)
  const language = useLanguage()
  if (tasks.length === 0) return null
  return (
    <section className="fh-card" data-grave={tasks.some(({ told, standing }) => told === 'escalated' || standing !== 'open')}>
      <h3 className="fh-heading">
        {text.title} <span className="fh-count">{tasks.length}</span>
      </h3>
      <ul className="fh-lines">
        {tasks.map((task) => (
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
