'use client'
import type { CommentView } from '../../core/comments.ts'
import type { PlannedView } from '../../core/answers.ts'
import type { ChannelSheet } from '../../core/review-sheet.ts'
import { Commentable, type Spot } from '../comments/commentable.tsx'
import type { CommentsOf } from '../comments/use-comments.ts'
import { instant } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { Counters } from '../variant-preview/counters.tsx'
import { MockUp } from '../variant-preview/mock-up.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Changes } from './changes.tsx'
import { Checks } from './checks.tsx'
import { words } from './words.ts'

interface ChannelCardProps {
  readonly post: string
  readonly sheet: ChannelSheet
  readonly planned: PlannedView | undefined
  readonly comments: readonly CommentView[]
  readonly hash: string
  readonly add: CommentsOf['add']
  readonly act: CommentsOf['act']
  readonly nameOf: (medium: string) => string
  /** There is a version to compare with. */
  readonly compared: boolean
  readonly onlyChanges: boolean
}

/** What one channel gets: as its readers will see it, when, and what is different. */
export function ChannelCard({ post, sheet, planned, comments, hash, add, act, nameOf, compared, onlyChanges }: ChannelCardProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { view, changes, isNew } = sheet
  const isSame = compared && !isNew && changes.length === 0
  return (
    <section className="fh-review__card" aria-labelledby={`channel-${view.channel.id}`}>
      <header className="fh-review__head">
        <h3 className="fh-heading" id={`channel-${view.channel.id}`}>
          {view.channel.name} <span className="fh-quiet">{view.channel.platformName}</span>
        </h3>
        {planned && (
          <p>
            <Icon name="clock" /> {planned.at ? text.goes(instant(planned.at, language, planned.timeZone)) : text.asSoon}{' '}
            <span className="fh-quiet">{planned.note[language]}</span>
          </p>
        )}
      </header>
      {isNew && (
        <p className="fh-word fh-tone--warning">
          <Icon name="info" /> {text.isNewChannel}
        </p>
      )}
      {isSame && <p className="fh-quiet">{text.unchanged}</p>}
      <Changes changes={changes} nameOf={nameOf} />
      {/* Hidden, not gone: a comment may be in the middle of being typed there. */}
      <div className="fh-review__sheet" hidden={isSame && onlyChanges}>
        <Commentable
          post={post}
          at={{ channel: view.channel.id, language: null }}
          name={view.channel.name}
          spotsOf={spotsOf}
          comments={comments}
          hash={hash}
          add={add}
          act={act}
        >
          <MockUp view={view} />
        </Commentable>
        <Counters counts={view.counts} />
        <Checks view={view} />
      </div>
    </section>
  )
}

/** Where the fields stand in the mock-up. */
function spotsOf(root: Element): Spot[] {
  const all = [...root.querySelectorAll('.fh-mockup__text')]
  const parts = all.filter((one) => one.closest('.fh-mockup__parts'))
  const title = root.querySelector('.fh-mockup__title')
  return [
    ...(title ? [{ field: 'title', element: title }] : []),
    ...all.filter((one) => !parts.includes(one)).map((element) => ({ field: 'text', element })),
    ...parts.map((element, at) => ({ field: `parts.${at}.text`, element })),
  ]
}
