'use client'
import { Link, useDocumentInfo } from '@payloadcms/ui'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** On a person: the way to what is handed over. The days themselves are fields of the form. */
export function OnTheAccount() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  if (id === undefined) return null
  return (
    <p className="fh">
      <Link href={`/admin/absence?${new URLSearchParams({ person: String(id) })}`} prefetch={false}>
        {text.open}
      </Link>
    </p>
  )
}
