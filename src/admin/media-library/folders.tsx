'use client'
import { useState } from 'react'
import type { MediaFolder, Shelves } from '../../core/media-library.ts'
import { patch, post, remove } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { number } from '../format.ts'
import { useLanguage, useWords } from '../words.ts'
import { Choice } from './filters.tsx'
import { branchesOf, pathOf } from './tree.ts'
import { words } from './words.ts'

interface FoldersProps {
  readonly shelves: Shelves | null
  readonly chosen: string
  readonly onChoose: (folder: string) => void
  readonly onChanged: () => void
}
type Asked = 'new' | 'rename' | 'delete' | null

/** The tree of folders; on a telephone it is a field to choose from. */
export function Folders({ shelves, chosen, onChoose, onChanged }: FoldersProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [asked, setAsked] = useState<Asked>(null)
  const folders = shelves?.folders ?? []
  const here = folders.find(({ id }) => id === chosen)
  const lines: readonly (readonly [string, string, number, number | undefined])[] = [
    ['', text.everywhere, 0, shelves?.total],
    ...branchesOf(folders).map(({ folder, depth }) => [folder.id, folder.name, depth, folder.media] as const),
    ...(folders.length > 0 ? [['none', text.noFolder, 0, shelves?.withoutFolder] as const] : []),
  ]
  return (
    <nav className="fh-media__folders" aria-label={text.folders}>
      <ul className="fh-media__tree">
        {lines.map(([id, name, depth, count]) => (
          <li key={id} style={{ paddingInlineStart: `${depth}em` }}>
            <button type="button" aria-current={chosen === id ? 'true' : undefined} onClick={() => onChoose(id)}>
              <span>{name}</span>
              {count !== undefined && <span className="fh-quiet">{number(count, language)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <div className="fh-media__folder-choice">
        <Choice
          label={text.folder}
          none={text.everywhere}
          options={lines.slice(1).map(([id, name]) => [id, id === 'none' ? name : pathOf(folders, id)])}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
      {shelves?.may.change && (
        <div className="fh-media__folder-actions">
          <button type="button" onClick={() => setAsked('new')}>
            {here ? text.newFolderIn(here.name) : text.newFolder}
          </button>
          {here && (
            <>
              <button type="button" onClick={() => setAsked('rename')}>
                {text.renameFolder}
              </button>
              <button type="button" onClick={() => setAsked('delete')}>
                {text.deleteFolder}
              </button>
            </>
          )}
          <a href="/admin/collections/media/trash">{text.trashLink}</a>
        </div>
      )}
      {(asked === 'new' || asked === 'rename') && (
        <NameDialog
          renamed={asked === 'rename' ? here : undefined}
          below={here}
          onClose={() => setAsked(null)}
          onDone={(id) => {
            onChanged()
            onChoose(id)
          }}
        />
      )}
      {asked === 'delete' && here && (
        <Dialog
          title={text.reallyDelete(here.name)}
          confirm={text.deleteFolder}
          danger
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await remove(`/media-folders/${here.id}`)
            onChoose(here.parent ?? '')
            onChanged()
          }}
        >
          <p>{text.deleteHelp}</p>
        </Dialog>
      )}
    </nav>
  )
}

interface NameProps {
  /** Absent: a new one is made. */
  readonly renamed: MediaFolder | undefined
  readonly below: MediaFolder | undefined
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}
function NameDialog({ renamed, below, onClose, onDone }: NameProps) {
  const text = useWords(words)
  const [name, setName] = useState(renamed?.name ?? '')
  const [isMissing, setMissing] = useState(false)
  const save = async (): Promise<'stay' | void> => {
    if (name.trim() === '') {
      setMissing(true)
      return 'stay'
    }
    if (renamed) await patch(`/media-folders/${renamed.id}`, { name })
    const made = renamed
      ? renamed.id
      : (await post<{ doc: { id: string } }>('/media-folders', { name, ...(below && { parent: below.id }) })).doc.id
    onDone(made)
  }
  return (
    <Dialog
      title={renamed ? text.renameFolder : below ? text.newFolderIn(below.name) : text.newFolder}
      confirm={renamed ? text.rename : text.create}
      onClose={onClose}
      onConfirm={save}
    >
      <Field label={text.folderName} required error={isMissing && name.trim() === '' ? text.nameMissing : undefined}>
        {(control) => (
          <input {...control} className="fh-input" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
