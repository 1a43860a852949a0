'use client'
import { Link } from '@payloadcms/ui'
import { useState } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { CalendarChannel, CalendarEntry, Moved } from '../../core/calendar.ts'
import { instantAt } from '../../core/calendar-days.ts'
import { wallTimeOf } from '../../core/times.ts'
import { post } from '../api.ts'
import { CollisionList } from '../collisions/collision-list.tsx'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { titleOf } from './events.ts'
import { PlatformMark, standingOf } from './grid-entry.tsx'
import { useHeld } from './use-held.ts'
import { words } from './words.ts'

interface EntryDialogProps {
  readonly entry: CalendarEntry
  readonly channels: readonly CalendarChannel[]
  /** Where it was dragged; `null`: it was only opened. */
  readonly to: Date | null
  readonly onMoved: (moved: Moved) => void
  readonly onClose: () => void
}

/** Moves an entry, on the hub. */
export const moveTo = (entry: CalendarEntry, to: Date): Promise<Moved> =>
  post(`/posts/${entry.post}/move`, {
    channel: entry.kind === 'post' ? null : (entry.channels[0] ?? null),
    was: entry.at,
    to: to.toISOString(),
  })

/** One entry: how it stands, where it leads, and another time for it. What dragging does is done here by the keyboard. */
export function EntryDialog({ entry, channels, to, onMoved, onClose }: EntryDialogProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { timeZone, at, moving } = entry
  const asked = to ?? new Date(at)
  const [wall, setWall] = useState(wallTimeOf(asked, timeZone))
  const [tried, setTried] = useState(false)
  const held = useHeld(entry)
  const standing = standingOf(entry, channels)
  const title = titleOf(entry, language)
  // A time that nobody has touched stays the instant that it is: the clock shows no seconds, and one hour of autumn twice.
  const wanted = wall === wallTimeOf(asked, timeZone) ? asked : instantAt(wall, timeZone)
  const wrong = !wanted ? text.moveMissing : wanted <= new Date() ? text.movePast : undefined
  const isElsewhere = wanted !== null && wallTimeOf(wanted, timeZone) !== wall.slice(0, 16)
  const mayMove = moving !== 'never'
  const move = async (): Promise<'stay' | void> => {
    if (!mayMove) return
    setTried(true)
    if (!wanted || wrong) return 'stay'
    onMoved(await moveTo(entry, wanted))
  }
  return (
    <Dialog
      title={to ? text.confirmMove(title) : title}
      confirm={mayMove ? text.move : text.done}
      isDone={!mayMove}
      disabled={mayMove && wanted?.getTime() === new Date(at).getTime()}
      onConfirm={move}
      onClose={onClose}
    >
      <p className="fh-cal__about">
        {channels.map(({ id, name, platform }) => (
          <span key={id} className="fh-cal__channel">
            <PlatformMark platform={platform} /> {name}
          </span>
        ))}
        <span className={`fh-badge fh-tone--${standing.tone}`}>
          <Icon name={standing.icon} />
          {standing.name[language]}
        </span>
        {held && <span className="fh-quiet">{text.held[held]}</span>}
      </p>
      <p>
        {to && wanted
          ? text.fromTo(instant(at, language, timeZone), instant(wanted.toISOString(), language, timeZone))
          : instant(at, language, timeZone)}
      </p>
      <div className="fh">
        <CollisionList post={entry.post} />
      </div>
      {mayMove && (
        <Field label={text.moveTo} required help={text.moveHelp(timeZone)} error={tried ? wrong : undefined}>
          {(control) => (
            <input {...control} className="fh-input" type="datetime-local" value={wall} onChange={(event) => setWall(event.target.value)} />
          )}
        </Field>
      )}
      <div aria-live="polite" className="fh-stack">
        {mayMove && isElsewhere && <Notice kind="warning">{text.clocks}</Notice>}
        {moving === 'asks-again' && <Notice kind="warning">{entry.state === 'in-review' ? text.reviewAgain : text.approvalAgain}</Notice>}
        {moving === 'keeps-approval' && <Notice kind="info">{text.approvalStays}</Notice>}
      </div>
      {mayMove && entry.kind !== 'post' && channels[0] && <p className="fh-quiet">{text.onlyChannel(channels[0].name)}</p>}
      {!mayMove && <p className="fh-quiet">{text.notMovable}</p>}
      <p className="fh-links">
        <Link href={`/admin/collections/posts/${entry.post}`} prefetch={false}>
          {text.openPost}
        </Link>
        {entry.delivery && (
          <Link href={`/admin/collections/deliveries/${entry.delivery}`} prefetch={false}>
            {text.openDelivery}
          </Link>
        )}
        {entry.state === 'processing' && channels.some(({ platform }) => manifests[platform]?.byHand) && (
          <Link href="/admin/tasks" prefetch={false}>
            {text.openTask}
          </Link>
        )}
        {entry.url && <OutsideLink href={entry.url}>{text.look}</OutsideLink>}
      </p>
    </Dialog>
  )
}
