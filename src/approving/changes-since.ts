/** All that is different from what was approved last: every ingredient of the content's hash that changes is told somewhere here. */
import type { ChannelSheet, Change, ReviewSheet } from '../core/review-sheet.ts'
import type { Language } from '../core/story.ts'
import type { Content } from '../workflow/content.ts'
import { articleChanges, channelChanges, textChanges } from './changes.ts'
import { declaredChanges } from './declared-changes.ts'

export interface ChangesSince extends Pick<ReviewSheet, 'dropped'> {
  /** Of the article beside its texts, and of what is declared. */
  readonly whole: readonly Change[]
  text(language: Language): Pick<ChannelSheet, 'isNew' | 'changes'>
  channel(id: string): Pick<ChannelSheet, 'isNew' | 'changes'>
}

/**
 * @param before `null`: nothing was approved, so nothing is compared. What an older approval did not keep, nothing is said about.
 * @param timeZone in which times are told.
 */
export function changesSince(before: Content | null, now: Content, timeZone: string): ChangesSince {
  const compared = <T>(was: T | undefined, is: T | undefined, changes: (was: T, is: T) => Change[]) => ({
    isNew: before !== null && !was,
    changes: was && is ? changes(was, is) : [],
  })
  const on = (id: string, content: Content | null) => content?.variants.find(({ channel }) => channel.id === id)
  const declared = before?.declared === undefined ? [] : declaredChanges(before.declared, now.declared ?? null, timeZone)
  return {
    whole: before ? [...articleChanges(before.article, now.article), ...declared] : [],
    text: (language) => compared(before?.article.texts[language], now.article.texts[language], textChanges),
    channel: (id) => compared(on(id, before), on(id, now), channelChanges),
    dropped: (before?.variants ?? [])
      .filter(({ channel }) => !on(channel.id, now))
      .map(({ channel: { name, platform } }) => ({ name, platform })),
  }
}
