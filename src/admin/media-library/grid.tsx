'use client'
import { Link } from '@payloadcms/ui'
import { useRef, type KeyboardEvent } from 'react'
import type { MediumTile } from '../../core/media-library.ts'
import { useWords } from '../words.ts'
import { Concerns, Thumbnail, useFacts, useUsage } from './tile-parts.tsx'
import { words } from './words.ts'

export interface ShownProps {
  readonly media: readonly MediumTile[]
  /** `null`: this person changes nothing, and so selects nothing. */
  readonly selected: ReadonlySet<string> | null
  readonly onPick: (id: string, isRange: boolean) => void
}

/** Tiles. Arrow keys go where the eye goes, by the rows as they are laid out. */
export function Grid({ media, selected, onPick }: ShownProps) {
  const text = useWords(words)
  const usage = useUsage()
  const facts = useFacts()
  const grid = useRef<HTMLUListElement>(null)

  const go = (event: KeyboardEvent, id: string) => {
    if (event.key === ' ' && selected) {
      event.preventDefault()
      onPick(id, event.shiftKey)
      return
    }
    const links = [...(grid.current?.querySelectorAll<HTMLElement>('.fh-media__link') ?? [])]
    const at = links.indexOf(event.currentTarget as HTMLElement)
    const top = (link: HTMLElement) => link.getBoundingClientRect().top
    const columns = links.filter((link) => links[0] && Math.abs(top(link) - top(links[0])) < 4).length
    const steps: Partial<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -at,
      End: links.length - 1 - at,
    }
    const step = steps[event.key]
    const next = step === undefined ? undefined : links[at + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <ul className="fh-media__grid" ref={grid}>
      {media.map((medium) => (
        <li key={medium.id} className="fh-media__tile" data-selected={selected?.has(medium.id) ?? false}>
          {selected && (
            <label className="fh-media__pick">
              <input
                type="checkbox"
                aria-label={text.select(medium.filename)}
                checked={selected.has(medium.id)}
                onChange={({ nativeEvent }) => onPick(medium.id, (nativeEvent as unknown as MouseEvent).shiftKey)}
              />
            </label>
          )}
          <Link
            className="fh-media__link"
            href={`/admin/collections/media/${medium.id}`}
            prefetch={false}
            onKeyDown={(event: KeyboardEvent) => go(event, medium.id)}
          >
            <Thumbnail medium={medium} />
            <span className="fh-media__name">{medium.filename}</span>
          </Link>
          <p className="fh-quiet">{facts(medium)}</p>
          <p className={medium.usage.posts > 0 ? '' : 'fh-quiet'}>{usage(medium.usage)}</p>
          <div className="fh-media__badges">
            <Concerns medium={medium} />
          </div>
        </li>
      ))}
    </ul>
  )
}
