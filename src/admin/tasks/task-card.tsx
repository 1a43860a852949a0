'use client'
import { Button } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { TaskLine, TaskPerson, TaskSheet } from '../../core/task.ts'
import { ApiError, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { Notice } from '../parts/notice.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Outcome } from './outcome.tsx'
import { askSheet, Sheet } from './sheet.tsx'
import { TaskBadge } from './task-badge.tsx'
import { words } from './words.ts'

interface CardProps {
  readonly task: TaskLine
  readonly people: readonly TaskPerson[]
  /** A mail has led here: it is opened at once. */
  readonly isAsked: boolean
  /** Something is told of it, and it may be gone. */
  readonly onSettled: (told: string) => void
  readonly onRefused: () => void
}

/** One task: where, since when, whose; what is to be posted, once it is opened; and what came of it. */
export function TaskCard({ task, people, isAsked, onSettled, onRefused }: CardProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { channel, standing, why, assignee } = task
  const { name: platform, color } = platformLook(channel.platform)
  const [sheet, setSheet] = useState<TaskSheet | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const mayPost = standing === 'open'

  const refused = useCallback(
    (error: unknown) => {
      setSheet(null)
      setFailed(sentenceOf(error, language))
      // The list says it in the person's language.
      if (error instanceof ApiError && error.status === 409) onRefused()
    },
    [language, onRefused],
  )
  const open = useCallback(() => {
    setOpening(true)
    setFailed(null)
    askSheet(task.id)
      .then(setSheet, refused)
      .finally(() => setOpening(false))
  }, [task.id, refused])
  // Not again when the list is asked again.
  useEffect(() => {
    if (isAsked && mayPost) open()
  }, [])
  useEffect(() => {
    if (!mayPost) setSheet(null)
    else setFailed(null)
  }, [mayPost])

  return (
    <li className="fh-card fh-task" id={`task-${task.id}`} data-grave={task.told === 'escalated' || !mayPost}>
      <div className="fh-line__head">
        <h3 className="fh-task__title">
          <PlatformDot color={color} />
          {task.title}
        </h3>
        <TaskBadge task={task} />
      </div>
      <p className="fh-line__when">
        {channel.name} · {text.on(platform, channel.handle)} · {text.since(instant(task.openedAt, language))}
        {!task.isMine && ` · ${assignee ? text.assignedTo(assignee.name) : text.nobody}`}
      </p>
      {!mayPost && (
        <Notice kind="error" says>
          <p>
            <strong>{text.doNotPost}</strong> {why?.[language]}
          </p>
          {task.wasSeen && <p>{text.wasSeen}</p>}
        </Notice>
      )}
      {mayPost && failed !== null && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      {mayPost && sheet && <Sheet task={task} sheet={sheet} onRefused={refused} />}
      {mayPost && !sheet && (
        <div className="fh-actions">
          <Button type="button" margin={false} disabled={isOpening} onClick={open}>
            {isOpening ? text.opening : text.show}
          </Button>
        </div>
      )}
      {(sheet !== null || task.wasSeen) && <Outcome task={task} people={people} onSettled={onSettled} />}
    </li>
  )
}
