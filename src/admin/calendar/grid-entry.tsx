'use client'
import type { CSSProperties } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { CalendarChannel, CalendarEntry } from '../../core/calendar.ts'
import { postedByHand, stateNames, type DeliveryState } from '../../core/delivery.ts'
import { reviewNames, type ReviewState } from '../../core/review.ts'
import type { Localised } from '../words.ts'
import { inkOn } from '../colour.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { platformLook, stateLooks, type Tone } from '../parts/look.ts'
import { useLanguage, useWords } from '../words.ts'
import { lettersOf, type Shown } from './events.ts'
import { useHeld } from './use-held.ts'
import { words } from './words.ts'

const reviewLooks: Record<ReviewState, { readonly icon: IconName; readonly tone: Tone }> = {
  draft: { icon: 'none', tone: 'neutral' },
  'in-review': { icon: 'question', tone: 'info' },
  'changes-requested': { icon: 'warning', tone: 'warning' },
  refused: { icon: 'cross', tone: 'error' },
  approved: { icon: 'check', tone: 'success' },
}

export interface Standing {
  readonly name: Localised
  readonly icon: IconName
  readonly tone: Tone
}

/** How an entry stands: a word, a shape and a tone. */
export function standingOf({ kind, state }: CalendarEntry, channels: readonly CalendarChannel[]): Standing {
  if (kind !== 'delivery') return { name: reviewNames[state as ReviewState], ...reviewLooks[state as ReviewState] }
  const delivery = state as DeliveryState
  const byHand = delivery === 'processing' && channels.some(({ platform }) => manifests[platform]?.byHand)
  return { name: byHand ? postedByHand : stateNames[delivery], ...stateLooks[delivery] }
}

/** A platform's colour with its letters, so that the colour is never alone. */
export function PlatformMark({ platform }: { readonly platform: string }) {
  const { name, color } = platformLook(platform)
  const style = { '--fh-platform': color, '--fh-on-platform': inkOn(color) } as CSSProperties
  return (
    <span className="fh-cal__mark" style={style} title={name} aria-hidden="true">
      {lettersOf(platform)}
    </span>
  )
}

/** Marks of a post with many channels, at most. */
const mostMarks = 3

interface GridEntryProps {
  readonly shown: Shown
  readonly title: string
  readonly time: string
}

/** One line of the grid. */
export function GridEntry({ shown, title, time }: GridEntryProps) {
  if (shown.is === 'slot')
    return (
      <span className="fh-cal__line">
        <PlatformMark platform={shown.channel.platform} />
        <time>{time}</time>
        <span className="fh-cal__title">{title}</span>
      </span>
    )
  if (shown.is !== 'entry') return <span className="fh-cal__title">{title}</span>
  return <Entry {...shown} title={title} time={time} />
}

type EntryProps = Extract<Shown, { is: 'entry' }> & Omit<GridEntryProps, 'shown'>

function Entry({ entry, channels, title, time }: EntryProps) {
  const text = useWords(words)
  const language = useLanguage()
  const held = useHeld(entry)
  const { name, icon, tone } = standingOf(entry, channels)
  const [first] = channels
  const style = first ? ({ '--fh-platform': platformLook(first.platform).color } as CSSProperties) : undefined
  return (
    <span className="fh-cal__line" style={style} data-entry={entry.id} data-kind={entry.kind} data-held={held ?? undefined}>
      {channels.slice(0, mostMarks).map(({ id, platform }) => (
        <PlatformMark key={id} platform={platform} />
      ))}
      {channels.length > mostMarks && <span className="fh-cal__rest">+{channels.length - mostMarks}</span>}
      {time && <time>{time}</time>}
      <span className="fh-cal__title">
        {title}
        {entry.repeat > 0 && ` · ${text.repeat(entry.repeat)}`}
      </span>
      <span className={`fh-cal__state fh-tone--${tone}`} title={name[language]}>
        <Icon name={held === 'freeze' ? 'pause' : icon} />
      </span>
      <span className="fh-cal__unseen">
        {[...channels.map(({ name }) => name), name[language], held ? text.held[held] : ''].filter(Boolean).join(', ')}
      </span>
    </span>
  )
}
