'use client'
import { CopyText } from './copy-text.tsx'
import { Notice } from './notice.tsx'

/** A key or a secret, shown this once, to be copied. `warning` says that it is never shown again. */
export function ShownOnce({ label, value, warning }: { readonly label: string; readonly value: string; readonly warning: string }) {
  return (
    <div className="fh-stack">
      <Notice kind="warning" says>
        {warning}
      </Notice>
      <CopyText label={label} value={value} />
    </div>
  )
}
