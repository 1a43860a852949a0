'use client'
import type { FreezeView, LiftBefore } from '../../core/freeze.ts'
import { get, post, sentenceOf } from '../api.ts'
import { number } from '../format.ts'
import { freezesChanged } from '../freezes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface LiftProps {
  readonly freeze: FreezeView
  readonly onLifted: (freezes: readonly FreezeView[]) => void
  readonly onClose: () => void
}

/** Asks before a freeze is lifted, and tells what then goes out at once, what is late by its policy, and what stays. */
export function LiftFreeze({ freeze, onLifted, onClose }: LiftProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { value, error } = usePoll<LiftBefore>(
    `lift ${freeze.id}`,
    (signal) => get(`/freezes/${freeze.id}/before`, signal),
    () => 10_000,
  )
  const lift = async () => {
    const { freezes } = await post<{ freezes: readonly FreezeView[] }>(`/freezes/${freeze.id}/lift`)
    onLifted(freezes)
    freezesChanged()
  }
  const counted = (tell: (n: number, shown: string) => string, n: number) => n > 0 && <li>{tell(n, number(n, language))}</li>
  return (
    <Dialog title={text.liftTitle} confirm={text.lift} onConfirm={lift} onClose={onClose}>
      <p>
        <strong>{text.frozen[freeze.scope]}</strong> {freeze.scope !== 'all' && (freeze.targetName ?? freeze.target)}
      </p>
      <blockquote className="fh-quote">{freeze.reason}</blockquote>
      {!value &&
        (error === undefined ? <p className="fh-empty">{text.counting}</p> : <Notice kind="warning">{sentenceOf(error, language)}</Notice>)}
      {value && (
        <ul className="fh-told">
          <li>
            {value.atOnce > 0
              ? text.atOnce(
                  value.atOnce,
                  number(value.atOnce, language),
                  [...value.titles.map((title) => text.quoted(title)), ...(value.titles.length < value.atOnce ? [text.andMore] : [])].join(
                    ', ',
                  ),
                )
              : text.noneAtOnce}
          </li>
          {counted(text.asked, value.asked)}
          {counted(text.leftOut, value.leftOut)}
          {counted(text.later, value.later)}
          {counted(text.stillHeld, value.stillHeld)}
        </ul>
      )}
    </Dialog>
  )
}
