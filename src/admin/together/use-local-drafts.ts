'use client'
import { useAuth, useDocumentInfo, useForm, useFormModified, useLocale } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { compare } from './compared.ts'
import { draftsIn, draftsOf, dropDraft, keepDraft, type LocalDraft } from './local-draft.ts'
import type { Data, FormField } from './leaves.ts'

const everyMs = 1000
const has = (draft: LocalDraft, theirs: Data, fields: readonly FormField[]) =>
  compare(fields, 'en', { base: draft.base, theirs, mine: draft.mine }).some(({ by }) => by !== 'them')

/** Keeps what is typed until it is saved, and offers what an earlier form of this post could not save. */
export function useLocalDrafts(form: string, fields: readonly FormField[]) {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<{ id: string | number }>()
  const { getData } = useForm()
  const { code: locale } = useLocale()
  const modified = useFormModified()
  const [offered, setOffered] = useState<{ readonly key: string; readonly draft: LocalDraft } | null>(null)
  // Whoever is signed out meanwhile is still the one who typed.
  const [owner] = useState(() => String(user?.id ?? ''))
  const prefix = id === undefined || owner === '' ? null : draftsOf(owner, String(id), locale)
  const base = useRef(data)
  base.current = data

  const keep = useCallback(
    () =>
      prefix !== null &&
      base.current !== undefined &&
      keepDraft(localStorage, prefix + form, { at: new Date().toISOString(), base: base.current, mine: getData() }),
    [prefix, form, getData],
  )
  const drop = useCallback(() => {
    if (prefix) dropDraft(localStorage, prefix + form)
  }, [prefix, form])
  useEffect(() => {
    if (!modified || !prefix) return
    keep()
    const timer = setInterval(keep, everyMs)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [modified, prefix, keep])

  // A form is unmodified for a moment while a save is on its way: only a new version says that it came to something.
  const version = data?.updatedAt as string | undefined
  const touched = useRef(modified)
  touched.current = modified
  useEffect(() => {
    if (!touched.current) drop()
  }, [version, drop])

  const look = useCallback(() => {
    if (!prefix || !base.current) return
    const found = draftsIn(localStorage, prefix, new Date()).filter(({ key }) => key !== prefix + form)
    const next = found.find(({ key, draft }) => {
      const isWorth = base.current !== undefined && has(draft, base.current, fields)
      if (!isWorth) dropDraft(localStorage, key)
      return isWorth
    })
    setOffered(next ?? null)
  }, [prefix, form, fields])
  useEffect(look, [look])

  return {
    keep,
    drop,
    offered,
    /** What was offered is taken or thrown away; the next one is offered. */
    settle: () => {
      if (offered) dropDraft(localStorage, offered.key)
      look()
    },
  }
}
