'use client'
import { useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import type { ChannelsOverview } from '../../core/channels-overview.ts'
import { get } from '../api.ts'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { NeedsApp } from './needs-app.tsx'
import { PlatformField } from './platform-field.tsx'
import { allPlatforms, canConnect } from './platforms.ts'
import { words } from './words.ts'

/** Where a channel is: what can be connected is offered, and what lacks an app's keys stands apart. What a channel is already, it stays. */
export function ChannelPlatform(props: TextFieldClientProps) {
  const text = useWords(words)
  const { value } = useField<string>({ potentiallyStalePath: props.path })
  const chosen = useFormFields(([fields]) => fields.brand?.value)
  const brand = typeof chosen === 'string' ? chosen : null
  const { value: overview } = usePoll<ChannelsOverview>(
    props.readOnly ? null : 'platforms to connect',
    (signal) => get('/channels/overview', signal),
    () => null,
  )
  if (props.readOnly) return <PlatformField {...props} />
  const keys = overview?.places.find(({ id }) => id === brand)?.withKeys
  // What cannot be told is not withheld.
  if (overview === null || (brand !== null && !keys)) return <PlatformField {...props} />
  const lacking = allPlatforms.filter((one) => !canConnect(one, keys ?? []))
  return (
    <div className="field-type">
      <PlatformField {...props} offered={allPlatforms.filter((one) => one.id === value || !lacking.includes(one))} />
      {brand === null ? <p className="fh fh-quiet">{text.brandFirst}</p> : <NeedsApp brand={brand} platforms={lacking} />}
    </div>
  )
}
