'use client'
import { useAuth } from '@payloadcms/ui'
import type { Role } from '../core/roles.ts'

interface Roles {
  readonly name: string
  readonly id: string
  /** Whether the one who is signed in has one of these. Administrators have all. What it hides the hub refuses too. */
  readonly has: (...wanted: readonly Role[]) => boolean
}

/** Who is signed in, and what for. */
export function useRoles(): Roles {
  const { user } = useAuth()
  const person = user as { id?: string | number; name?: string | null; roles?: readonly Role[] | null } | null | undefined
  const roles = person?.roles ?? []
  return {
    name: person?.name ?? '',
    id: String(person?.id ?? ''),
    has: (...wanted) => roles.includes('administrator') || wanted.some((role) => roles.includes(role)),
  }
}
