'use client'
import type { TaskLine } from '../../core/task.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** What is to be known of a task before it is opened. Nothing while it is on its way. */
export function TaskBadge({ task: { standing, told } }: { readonly task: Pick<TaskLine, 'standing' | 'told'> }) {
  const text = useWords(words)
  const [icon, tone, name] =
    standing !== 'open'
      ? (['stop', 'error', text.stopped[standing]] as const)
      : told === 'escalated'
        ? (['warning', 'error', text.escalated] as const)
        : told === 'reminded'
          ? (['clock', 'warning', text.reminded] as const)
          : []
  if (!icon) return null
  return (
    <span className={`fh-badge fh-tone--${tone}`}>
      <Icon name={icon} />
      {name}
    </span>
  )
}
