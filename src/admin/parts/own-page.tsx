import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

interface OwnPageProps {
  readonly view: AdminViewServerProps
  /** Where it stands: who is signed out is sent to sign in and comes back here. Payload lets everybody see views that are not its own. */
  readonly path: string
  readonly children: ReactNode
}

/** A page of the admin that is none of Payload's, within its frame. */
export function OwnPage({ view: { initPageResult, params, searchParams, viewActions }, path, children }: OwnPageProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult
  if (!req.user || !permissions.canAccessAdmin) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`)
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      viewActions={viewActions}
      // A copy: the original may not be handed on to the browser.
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
    >
      <Gutter>{children}</Gutter>
    </DefaultTemplate>
  )
}
