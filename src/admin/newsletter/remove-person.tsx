'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** On a subscriber: off the list, or gone altogether. */
export function RemovePerson() {
  const text = useWords(words)
  const router = useRouter()
  const { id, savedDocumentData } = useDocumentInfo()
  const [asking, setAsking] = useState<'remove' | 'erase' | null>(null)
  if (id === undefined) return null
  const ways = { remove: [text.take, text.takeTitle, text.takeText], erase: [text.erase, text.eraseTitle, text.eraseText] } as const
  return (
    <div className="fh field-type">
      <div className="fh-actions">
        {savedDocumentData?.state !== 'left' && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking('remove')}>
            {text.take}
          </Button>
        )}
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking('erase')}>
          {text.erase}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={ways[asking][1]}
          confirm={ways[asking][0]}
          danger
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await post(`/subscribers/${id}/${asking}`)
            router.push('/admin/collections/subscribers')
            router.refresh()
          }}
        >
          <p>{ways[asking][2]}</p>
        </Dialog>
      )}
    </div>
  )
}
