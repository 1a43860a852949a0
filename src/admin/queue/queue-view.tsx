import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { Queue } from './queue.tsx'

/** The page /admin/queue. Payload lets everybody see views that are not its own: who is signed out is sent to sign in. */
export function QueueView({ initPageResult, params, searchParams, viewActions }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult
  if (!req.user || !permissions.canAccessAdmin) redirect(`/admin/login?redirect=${encodeURIComponent('/admin/queue')}`)
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
      <Gutter>
        <Queue />
      </Gutter>
    </DefaultTemplate>
  )
}
