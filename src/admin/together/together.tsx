'use client'
import { useConfig, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ApiError } from '../api.ts'
import { useWords } from '../words.ts'
import { BeforeEdit } from './before-edit.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import type { Data, FormField } from './leaves.ts'
import { Standing } from './standing.tsx'
import { useLeaving } from './use-leaving.ts'
import { useLocalDrafts } from './use-local-drafts.ts'
import { useNewest } from './use-newest.ts'
import { useSeat } from './use-seat.ts'
import { words } from './words.ts'

interface Comparing {
  readonly base: Data
  readonly mine: Data
  readonly isDraft: boolean
  readonly intro: string
  readonly theirName: string | undefined
  readonly isYours: boolean
}

/** Above the fields of a post: who else is at it, what was typed and could not be saved, and what an edit will do. */
export function Together() {
  const { id } = useDocumentInfo()
  return id === undefined ? null : <Here key={id} id={String(id)} />
}

function Here({ id }: { readonly id: string }) {
  const text = useWords(words)
  const { data } = useDocumentInfo()
  const { getData } = useForm()
  const { getEntityConfig } = useConfig()
  const modified = useFormModified()
  const fields = useMemo(
    () => (getEntityConfig({ collectionSlug: 'posts' })?.fields ?? []) as unknown as readonly FormField[],
    [getEntityConfig],
  )
  const seat = useSeat()
  const { together, isTaken, error, reload } = seat
  const newest = useNewest(together, isTaken, fields)
  const drafts = useLocalDrafts(seat.form, fields)
  const [comparing, setComparing] = useState<Comparing | null>(null)
  const address = `/posts/${id}?${newest.query}`
  useLeaving({
    ...{ isUnsaved: newest.isUnsaved, maySave: !isTaken && !newest.isOvertaken },
    ...{ keep: drafts.keep, drop: drafts.drop, address: `${address}&autosave=true` },
  })

  // A connection that is there again, or a person who has signed in elsewhere: what is not saved is saved now.
  const wasLost = useRef(false)
  const isLost = error instanceof ApiError && (error.status === 0 || error.status === 401 || error.status >= 500)
  const again = useRef(newest.save)
  again.current = newest.save
  useEffect(() => {
    if (wasLost.current && !isLost && modified && !newest.isOvertaken && !isTaken) void again.current()
    wasLost.current = isLost
  }, [isLost, modified, newest.isOvertaken, isTaken])

  const savedBy = together?.savedBy
  // What was typed in an earlier form and what this one began with are both one's own: only a save elsewhere is told apart.
  const saver = savedBy && !savedBy.isYou ? savedBy.name : newest.isOvertaken && savedBy?.isYou ? text.you : undefined
  const compareTyped = () =>
    setComparing({
      ...{ base: data ?? {}, mine: getData(), isDraft: false, theirName: saver, isYours: savedBy?.isYou ?? false },
      intro: savedBy?.isYou ? text.compareWithYou : text.compareWith(saver ?? text.somebody),
    })
  const offered = drafts.offered
  return (
    <div className="fh fh-together">
      <Standing
        seat={seat}
        lost={isLost ? (error.status === 401 ? 'signed-out' : 'offline') : null}
        modified={modified}
        overtaken={newest.isOvertaken ? (savedBy?.isYou ? text.overtakenByYou : text.overtaken(saver ?? text.somebody)) : null}
        onCompare={compareTyped}
        offeredAt={offered?.draft.at ?? null}
        onOffered={() => {
          const { base, mine } = offered?.draft ?? {}
          if (base && mine) setComparing({ base, mine, isDraft: true, intro: text.compareDraft, theirName: saver, isYours: false })
        }}
        onDiscard={drafts.settle}
      />
      {!isTaken && <BeforeEdit timeAsksAgain={together?.timeAsksAgain} />}
      {comparing && (
        <CompareDialog
          fields={fields}
          intro={comparing.intro}
          theirName={comparing.theirName}
          isYours={comparing.isYours}
          base={comparing.base}
          mine={comparing.mine}
          newest={() => newest.newest()}
          address={address}
          form={seat.form}
          take={isTaken ? seat.take : undefined}
          onSaved={async (doc) => {
            await newest.show(doc)
            if (comparing.isDraft) drafts.settle()
            await reload()
          }}
          onClose={() => setComparing(null)}
        />
      )}
    </div>
  )
}
