'use client'
import { GroupField, useFormFields } from '@payloadcms/ui'
import type { GroupFieldClientComponent } from 'payload'
import { usePlace } from './use-place.ts'

/** The poll: asked where the platform has them. What was written stays in sight where it has not, for a check refuses it there. */
export const PollField: GroupFieldClientComponent = (props) => {
  const { path, platform } = usePlace(props.path)
  const options = useFormFields(([fields]) => fields[`${path}.options`]?.rows?.length ?? 0)
  return platform?.limits.poll || options > 0 ? <GroupField {...props} path={path} /> : null
}
