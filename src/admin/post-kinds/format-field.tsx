'use client'
import { SelectField, useField } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { usePlace } from './use-place.ts'

/** Which kind of post: asked where the platform has several. What was chosen stays in sight where it has not, for a check refuses it there. */
export const FormatField: SelectFieldClientComponent = (props) => {
  const { path, platform } = usePlace(props.path)
  const { value } = useField<string>({ path })
  const kinds = platform?.supports.formats ?? ['post']
  const chosen = value ?? 'post'
  if (kinds.length < 2 && chosen === 'post') return null
  const options = props.field.options.filter((option) => {
    const kind = typeof option === 'string' ? option : option.value
    return kind === chosen || kinds.some((known) => known === kind)
  })
  return <SelectField {...props} path={path} field={{ ...props.field, options }} />
}
