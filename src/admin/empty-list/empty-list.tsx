'use client'
import { Button, useListDrawerContext, useListQuery } from '@payloadcms/ui'
import type { ListViewSlotSharedClientProps } from 'payload'
import { useLanguage, useWords } from '../words.ts'
import { belongings, words } from './words.ts'

/**
 * Before the table of each of Payload's lists: while there is nothing in the whole collection, what belongs there, and the way to the first
 * one. Where only the filter finds nothing, Payload's own sentence stays.
 */
export function EmptyList({ collectionSlug, hasCreatePermission, newDocumentURL }: ListViewSlotSharedClientProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { data, query } = useListQuery()
  const { isInDrawer } = useListDrawerContext()
  const belongs = belongings[collectionSlug]
  const isFiltered = Boolean(query.where && Object.keys(query.where).length > 0) || Boolean(query.search)
  const isTrash = typeof window !== 'undefined' && /\/trash\/?$/.test(window.location.pathname)
  if (!belongs || isFiltered || isTrash || !data || data.totalDocs > 0) return null
  const { what, create, elsewhere } = belongs
  return (
    <div className="fh fh-empty-list">
      <h2 className="fh-heading">{text.nothingYet}</h2>
      <p>{what[language]}</p>
      {!isInDrawer && create && hasCreatePermission && newDocumentURL && (
        <Button el="link" to={newDocumentURL} buttonStyle="primary" margin={false}>
          {create[language]}
        </Button>
      )}
      {!isInDrawer && create && !hasCreatePermission && <p className="fh-quiet">{text.notYours}</p>}
      {!isInDrawer && elsewhere && (
        <Button
          {...(elsewhere.to.startsWith('/api/') ? { el: 'anchor', url: elsewhere.to } : { el: 'link', to: elsewhere.to })}
          buttonStyle="secondary"
          margin={false}
        >
          {elsewhere.name[language]}
        </Button>
      )}
    </div>
  )
}
