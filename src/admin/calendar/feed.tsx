'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { FeedMade, OwnFeed } from '../../core/calendar.ts'
import { get, post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** A secret address for the person's own calendar program: made, shown once, taken back. */
export function Feed({ zone, onClose }: { readonly zone: string; readonly onClose: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const [own, setOwn] = useState<OwnFeed | null>(null)
  const [made, setMade] = useState<FeedMade | null>(null)
  const [revoked, setRevoked] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    get<OwnFeed>('/calendar-feeds/mine', gone.signal).then(setOwn, (error: unknown) => {
      if (!gone.signal.aborted) setFailed(sentenceOf(error, language))
    })
    return () => gone.abort()
  }, [language])
  const make = async (): Promise<'stay' | void> => {
    if (made) return
    setMade(await post<FeedMade>('/calendar-feeds/make', { language, timeZone: zone }))
    setRevoked(false)
    return 'stay'
  }
  const revoke = () =>
    post('/calendar-feeds/revoke').then(
      () => {
        setOwn({ since: null })
        setRevoked(true)
      },
      (error: unknown) => setFailed(sentenceOf(error, language)),
    )
  const confirm = made ? text.done : own?.since ? text.feedAgain : text.feedMake
  return (
    <Dialog title={text.feedTitle} confirm={confirm} isDone={made !== null} onConfirm={make} onClose={onClose}>
      {made ? (
        <ShownOnce label={text.feedAddress} value={made.address} warning={text.feedOnce} />
      ) : (
        <>
          <p>{text.feedIntro}</p>
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
