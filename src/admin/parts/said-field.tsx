'use client'
import { TextareaInput, useField } from '@payloadcms/ui'
import type { TextareaFieldClientProps } from 'payload'
import { useSaid } from '../said.ts'

/** A field of Payload's form that only services write, in English: it is read in the admin's language. Nothing where nothing was said. */
export function SaidField({ field, path }: TextareaFieldClientProps) {
  const said = useSaid()
  const { value } = useField<string>({ potentiallyStalePath: path })
  if (!value) return null
  return <TextareaInput path={path} label={field.label} value={said(value)} readOnly />
}
