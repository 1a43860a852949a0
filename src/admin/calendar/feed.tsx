'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { FeedMade, OwnFeed } from '../../core/calendar.ts'
import { get, post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** A secret address for the person's own calendar program: made, shown once, taken back. */
export function Feed({ zone, onClose }: { readonly zone: string; readonly onClose: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const {
    value: own,
    error,
    reload,
    put,
  } = usePoll<OwnFeed>(
    'own feed',
    (signal) => get('/calendar-feeds/mine', signal),
    () => null,
  )
  const [made, setMade] = useState<FeedMade | null>(null)
  const [revoked, setRevoked] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const make = async (): Promise<'stay' | void> => {
    if (made) return
    setMade(await post<FeedMade>('/calendar-feeds/make', { language, timeZone: zone }))
    setRevoked(false)
    return 'stay'
  }
  const revoke = () =>
    post('/calendar-feeds/revoke').then(
      () => {
        put({ since: null })
        setRevoked(true)
      },
      (error: unknown) => setFailed(sentenceOf(error, language)),
    )
  const confirm = made ? text.done : own?.since ? text.feedAgain : text.feedMake
  return (
    <Dialog
      title={text.feedTitle}
      confirm={confirm}
      // A new address ends the old one: whoever has one is told so first.
      disabled={!made && !own}
      isDone={made !== null}
      onConfirm={make}
      onClose={onClose}
    >
      {made ? (
        <ShownOnce label={text.feedAddress} value={made.address} warning={text.feedOnce} />
      ) : (
        <>
          <p>{text.feedIntro}</p>
          <Failed error={own ? undefined : error} text={{ failed: text.feedUnknown, again: text.again }} onAgain={reload} />
          {own?.since && (
            <>
              <p>{text.feedSince(instant(own.since, language))}</p>
              <div className="fh-actions">
                <Button type="button" buttonStyle="secondary" margin={false} onClick={() => void revoke()}>
                  {text.feedRevoke}
                </Button>
              </div>
            </>
          )}
          {revoked && (
            <Notice kind="success" says>
              {text.feedRevoked}
            </Notice>
          )}
          {failed !== null && (
            <Notice kind="error" says>
              {failed}
            </Notice>
          )}
        </>
      )}
    </Dialog>
  )
}
