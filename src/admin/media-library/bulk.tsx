'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { BulkOutcome, MediumTile, Shelves } from '../../core/media-library.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { Choice } from './filters.tsx'
import { useUsage } from './tile-parts.tsx'
import { branchesOf, pathOf } from './tree.ts'
import { words } from './words.ts'

interface BulkProps {
  readonly chosen: readonly MediumTile[]
  readonly shelves: Shelves | null
  readonly isAll: boolean
  readonly onAll: () => void
  readonly onClear: () => void
  readonly onDone: (told: string) => void
}

/** What can be done with everything that is selected. */
export function Bulk({ chosen, shelves, isAll, onAll, onClear, onDone }: BulkProps) {
  const text = useWords(words)
  const [asked, setAsked] = useState<'tags' | 'move' | 'trash' | null>(null)
  const dialog = { chosen, onClose: () => setAsked(null), onDone }
  return (
    <div className="fh-media__bulk" role="group" aria-label={text.selected(chosen.length)}>
      <strong aria-live="polite">{text.selected(chosen.length)}</strong>
      <Small onClick={() => setAsked('tags')}>{text.tagThem}</Small>
      <Small onClick={() => setAsked('move')}>{text.moveThem}</Small>
      {shelves?.may.trash && <Small onClick={() => setAsked('trash')}>{text.trashThem}</Small>}
      {!isAll && <Small onClick={onAll}>{text.selectAll}</Small>}
      <Small onClick={onClear}>{text.clear}</Small>
      {asked === 'tags' && <TagDialog {...dialog} known={shelves?.tags ?? []} />}
      {asked === 'move' && <MoveDialog {...dialog} shelves={shelves} />}
      {asked === 'trash' && <TrashDialog {...dialog} />}
    </div>
  )
}

const Small = ({ onClick, children }: { readonly onClick: () => void; readonly children: string }) => (
  <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={onClick}>
    {children}
  </Button>
)

interface DialogProps {
  readonly chosen: readonly MediumTile[]
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** Sends it; what is refused is said by name in the dialog, which then stays. */
function useBulk({ chosen, onDone }: DialogProps) {
  const text = useWords(words)
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null)
  const send = async (what: object): Promise<'stay' | void> => {
    if (outcome) return onDone(text.done(outcome.done))
    const answer = await post<BulkOutcome>('/media/bulk', { ids: chosen.map(({ id }) => id), ...what })
    if (answer.refused.length === 0) return onDone(text.done(answer.done))
    setOutcome(answer)
    return 'stay'
  }
  const refusals = outcome && (
    <Notice kind="error" says>
      <p>{text.done(outcome.done)}</p>
      {outcome.refused.map(({ id, why }) => (
        <p key={id}>{text.refused(chosen.find((one) => one.id === id)?.filename ?? id, why)}</p>
      ))}
    </Notice>
  )
  return { send, refusals, isDone: outcome !== null }
}

function TagDialog({ known, ...props }: DialogProps & { readonly known: readonly string[] }) {
  const text = useWords(words)
  const { send, refusals, isDone } = useBulk(props)
  const [added, setAdded] = useState('')
  const [removed, setRemoved] = useState('')
  const present = [...new Set(props.chosen.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b))
  const confirm = () => {
    const addTags = added
      .split(/[,;]/)
      .map((tag) => tag.trim())
      .filter(Boolean)
    return send({ addTags, removeTags: removed ? [removed] : [] })
  }
  return (
    <Dialog title={text.tagging(props.chosen.length)} confirm={text.doTag} isDone={isDone} onClose={props.onClose} onConfirm={confirm}>
      <Field label={text.addTags} help={text.addTagsHelp}>
        {(control) => (
          <input {...control} className="fh-input" list="fh-media-tags" value={added} onChange={({ target }) => setAdded(target.value)} />
        )}
      </Field>
      <datalist id="fh-media-tags">
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {present.length > 0 && (
        <Choice
          label={text.removeTag}
          none={text.keepAll}
          options={present.map((tag) => [tag, tag])}
          chosen={removed}
          onChoose={setRemoved}
        />
      )}
      {refusals}
    </Dialog>
  )
}

function MoveDialog({ shelves, ...props }: DialogProps & { readonly shelves: Shelves | null }) {
  const text = useWords(words)
  const { send, refusals, isDone } = useBulk(props)
  const [folder, setFolder] = useState('')
  const folders = shelves?.folders ?? []
  return (
    <Dialog
      title={text.moving(props.chosen.length)}
      confirm={text.doMove}
      isDone={isDone}
      onClose={props.onClose}
      onConfirm={() => send({ folder: folder || null })}
    >
      <Choice
        label={text.into}
        none={text.noFolder}
        options={branchesOf(folders).map(({ folder: { id } }) => [id, pathOf(folders, id)])}
        chosen={folder}
        onChoose={setFolder}
      />
      {refusals}
    </Dialog>
  )
}

function TrashDialog(props: DialogProps) {
  const text = useWords(words)
  const usage = useUsage()
  const { send, refusals, isDone } = useBulk(props)
  const used = props.chosen.filter(({ usage: { posts, live } }) => posts + live > 0)
  return (
    <Dialog
      title={text.trashing(props.chosen.length)}
      confirm={text.doTrash}
      danger
      isDone={isDone}
      onClose={props.onClose}
      onConfirm={() => send({ trash: true })}
    >
      {used.length === 0 ? (
        <p>{text.trashUnused}</p>
      ) : (
        <Notice kind="warning">
          <p>{text.trashUsed}</p>
          <ul>
            {used.map((medium) => (
              <li key={medium.id}>{text.refused(medium.filename, usage(medium.usage))}</li>
            ))}
          </ul>
        </Notice>
      )}
      {refusals}
    </Dialog>
  )
}
