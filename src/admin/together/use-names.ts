'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { get } from '../api.ts'
import type { Compared } from './compared.ts'
import { nameKey, pointsAt, type Names } from './said.ts'

/** What the documents are called that the compared fields point at. Until it is known, and where it cannot be: their ids. */
export function useNames(compared: readonly Compared[]): Names {
  const { getEntityConfig } = useConfig()
  const [names, setNames] = useState<Names>(new Map())
  const wanted = new Map<string, Set<string>>()
  const want = (collection: string, id: string) => {
    if (id) wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id))
  }
  for (const one of compared) {
    if (one.row) want('channels', one.row.channel)
    for (const value of [one.theirs, one.mine]) for (const [collection, id] of pointsAt(one.leaf.field, value)) want(collection, id)
  }
  const asked = JSON.stringify([...wanted].map(([collection, ids]) => [collection, [...ids].sort()]))
  useEffect(() => {
    const leaving = new AbortController()
    for (const [collection, ids] of JSON.parse(asked) as [string, string[]][]) {
      const title = getEntityConfig({ collectionSlug: collection })?.admin?.useAsTitle ?? 'id'
      get<{ docs: { id: string | number; [field: string]: unknown }[] }>(
        `/${collection}?depth=0&limit=${ids.length}&where[id][in]=${encodeURIComponent(ids.join(','))}`,
        leaving.signal,
      ).then(
        ({ docs }) =>
          setNames(
            (known) => new Map([...known, ...docs.map((doc) => [nameKey(collection, String(doc.id)), nameOf(doc, title)] as const)]),
          ),
        () => undefined,
      )
    }
    return () => leaving.abort()
  }, [asked, getEntityConfig])
  return names
}

const nameOf = (doc: { readonly id: string | number; readonly [field: string]: unknown }, title: string): string => {
  const name = doc[title]
  return typeof name === 'string' && name !== '' ? name : String(doc.id)
}
