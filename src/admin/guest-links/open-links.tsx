'use client'
import { Link } from '@payloadcms/ui'
import type { GuestLinks } from '../../core/guests.ts'
import { get } from '../api.ts'
import { usePoll } from '../use-poll.ts'
import { useRoles } from '../use-roles.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** How many links of a post hold, and the way to where they are made and taken back. Nothing for whoever may not. */
export function OpenLinks({ post }: { readonly post: string }) {
  const { has } = useRoles()
  return has('editor', 'approver') ? <Counted post={post} /> : null
}

function Counted({ post }: { readonly post: string }) {
  const text = useWords(words)
  const path = `/posts/${post}/guest-links`
  const { value } = usePoll<GuestLinks>(
    path,
    (signal) => get<GuestLinks>(path, signal),
    () => 60_000,
  )
  const open = value?.links.filter(({ state }) => state === 'open').length
  return (
    <p>
      {open !== undefined && `${text.openLinks(open)} `}
      <Link href={`/admin/review/${post}#fh-guests`} prefetch={false}>
        {open === 0 ? text.make : text.toLinks}
      </Link>
    </p>
  )
}
