import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Channels } from './channels.tsx'

/** The page /admin/channels. */
export function ChannelsView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/channels">
      <Channels />
    </OwnPage>
  )
}
