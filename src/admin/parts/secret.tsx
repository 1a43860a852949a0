'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { NewSecret } from '../../core/webhook.ts'
import { post } from '../api.ts'
import { Dialog } from './dialog.tsx'
import { ShownOnce } from './shown-once.tsx'

interface SecretProps {
  readonly path: string
  readonly isFirst: boolean
  readonly text: Readonly<Record<'make' | 'rotate' | 'secret' | 'done' | 'firstText' | 'rotateText' | 'shownOnce', string>>
  readonly onMade: () => Promise<void>
}

/** Makes the secret, or another one, and shows it this once. */
export function Secret({ path, isFirst, text, onMade }: SecretProps) {
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const close = () => {
    setAsking(false)
    // It must not stay in the page longer than it is needed.
    setMade(null)
  }
  const make = async (): Promise<'stay' | void> => {
    if (made !== null) return
    const { secret } = await post<NewSecret>(`${path}/secret`)
    setMade(secret)
    await onMade()
    return 'stay'
  }
  const doing = isFirst ? text.make : text.rotate
  return (
    <>
      <Button type="button" buttonStyle={isFirst ? 'primary' : 'secondary'} margin={false} onClick={() => setAsking(true)}>
        {doing}
      </Button>
      {asking && (
        <Dialog
          title={made === null ? doing : text.secret}
          confirm={made === null ? doing : text.done}
          isDone={made !== null}
          onConfirm={make}
          onClose={close}
        >
          {made === null ? (
            <p>{isFirst ? text.firstText : text.rotateText}</p>
          ) : (
            <ShownOnce label={text.secret} value={made} warning={text.shownOnce} />
          )}
        </Dialog>
      )}
    </>
  )
}
