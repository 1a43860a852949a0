'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words.ts'

const words = {
  de: {
    stop: 'Anhalten',
    title: 'Diese Aussendung anhalten?',
    explained: 'Was noch nicht hinaus ist, geht nicht mehr hinaus, auch später nicht. Was zugestellt ist, lässt sich nicht zurückholen.',
  },
  en: {
    stop: 'Stop',
    title: 'Stop this mailing?',
    explained: 'What has not gone will not go, not even later. What was delivered cannot be called back.',
  },
}

/** On a mailing that is under way: ends it. */
export function StopMailing() {
  const text = useWords(words)
  const router = useRouter()
  const { id, savedDocumentData } = useDocumentInfo()
  const [asking, setAsking] = useState(false)
  const { state } = (savedDocumentData ?? {}) as { state?: string }
  if (id === undefined || (state !== 'gathering' && state !== 'sending')) return null
  const stop = async () => {
    await post(`/mailings/${id}/stop`)
    router.refresh()
  }
  return (
    <div className="fh fh-actions field-type">
      <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking(true)}>
        {text.stop}
      </Button>
      {asking && (
        <Dialog title={text.title} confirm={text.stop} danger onConfirm={stop} onClose={() => setAsking(false)}>
          <p>{text.explained}</p>
        </Dialog>
      )}
    </div>
  )
}
