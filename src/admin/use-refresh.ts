'use client'
import { useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useRef } from 'react'

/** Loads the page anew after something beside its form was done; not while the form holds what is not saved, which would be gone. */
export function useRefresh(): () => void {
  const router = useRouter()
  const modified = useFormModified()
  const newest = useRef(modified)
  newest.current = modified
  return useCallback(() => {
    if (!newest.current) router.refresh()
  }, [router])
}
