'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { CollisionList } from './collision-list.tsx'

/** On a post: what gets in its way, as it was saved last. */
export function Collisions() {
  const { id, lastUpdateTime } = useDocumentInfo()
  if (id === undefined) return null
  return (
    <div className="fh fh-collisions">
      <CollisionList post={String(id)} since={String(lastUpdateTime)} />
    </div>
  )
}
