import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeKind = 'error' | 'warning' | 'success' | 'info'

const icons: Record<NoticeKind, IconName> = { error: 'stop', warning: 'warning', success: 'check', info: 'info' }

/** A sentence that must not be missed. `says` makes it a result: screen readers then say it when it appears. */
export function Notice({
  kind,
  says = false,
  children,
}: {
  readonly kind: NoticeKind
  readonly says?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={`fh-notice fh-tone--${kind}`} role={says ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[kind]} />
      <div className="fh-notice__text">{children}</div>
    </div>
  )
}
