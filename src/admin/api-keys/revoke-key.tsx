'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useRefresh } from '../use-refresh.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** On a key: takes it back, for ever. */
export function RevokeKey() {
  const text = useWords(words)
  const refresh = useRefresh()
  const { id, savedDocumentData } = useDocumentInfo()
  const [asking, setAsking] = useState(false)
  const [revoked, setRevoked] = useState(false)
  if (id === undefined) return null
  if (revoked || savedDocumentData?.revokedAt)
    return (
      <div className="fh field-type">
        <Notice kind="warning" says={revoked}>
          {text.revoked}
        </Notice>
      </div>
    )
  return (
    <div className="fh field-type">
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking(true)}>
          {text.revoke}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={text.revokeTitle}
          confirm={text.revoke}
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await post(`/api-keys/${id}/revoke`)
            setRevoked(true)
            refresh()
          }}
        >
          <p>{text.revokeText}</p>
        </Dialog>
      )}
    </div>
  )
}
