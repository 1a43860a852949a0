'use client'
import { Button, useStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Bulk } from './bulk.tsx'
import { DropZone } from './drop-zone.tsx'
import { Filters } from './filters.tsx'
import { Folders } from './folders.tsx'
import { Grid } from './grid.tsx'
import { List } from './list.tsx'
import { mebibytes } from './sizes.ts'
import { Uploads } from './uploads.tsx'
import { useUploads } from './use-uploads.ts'
import { anyLook, isNarrowed, lookIn, useLibrary, type Look } from './use-library.ts'
import { words } from './words.ts'

/** The media library: found by folder, tag and word, seen as tiles or as a list, changed one by one or many at once. */
export function Library() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const [look, setLook] = useState<Look>(lookIn(useSearchParams()))
  const [isList, setList] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState<string | null>(null)
  const { found, shelves, isLoading, error, reload, more } = useLibrary(look)
  const picker = useRef<HTMLInputElement>(null)
  const lastPicked = useRef<string | null>(null)
  const uploads = useUploads({
    folder: look.folder === 'none' ? '' : look.folder,
    mostBytes: shelves?.mostBytes ?? null,
    onUploaded: reload,
  })
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text.title])

  const media = useMemo(() => found?.media ?? [], [found])
  const change = useCallback((changed: Partial<Look>) => {
    setLook((now) => ({ ...now, ...changed }))
    setSelected(new Set())
  }, [])
  // With Shift, everything from the one that was picked last.
  const pick = (id: string, isRange: boolean) => {
    const [from, to] = [media.findIndex((one) => one.id === lastPicked.current), media.findIndex((one) => one.id === id)]
    const range = isRange && from >= 0 ? media.slice(Math.min(from, to), Math.max(from, to) + 1).map((one) => one.id) : []
    const next = new Set([...selected, ...range])
    if (range.length === 0 && !next.delete(id)) next.add(id)
    lastPicked.current = id
    setSelected(next)
  }
  const mayChange = shelves?.may.change ?? false
  const shown = { media, selected: mayChange ? selected : null, onPick: pick }
  const chosen = media.filter(({ id }) => selected.has(id))

  return (
    <DropZone isOn={mayChange} onFiles={uploads.add}>
      <div className="fh fh-media">
        <div className="fh-media__head">
          <div className="fh-stack fh-stack--tight">
            <h1 className="fh-queue__title">{text.title}</h1>
            <p className="fh-quiet">{text.intro}</p>
          </div>
          {mayChange && (
            <div className="fh-media__upload">
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                accept="image/jpeg,image/png,image/webp,image/gif,image/avif,video/mp4,video/quicktime,video/webm,application/pdf"
                onChange={({ target }) => {
                  uploads.add([...(target.files ?? [])])
                  target.value = ''
                }}
              />
              <Button type="button" margin={false} onClick={() => picker.current?.click()}>
                {text.upload}
              </Button>
              {shelves && <p className="fh-quiet fh-media__limit">{text.limit(mebibytes(shelves.mostBytes, language))}</p>}
            </div>
          )}
        </div>
        <Uploads uploads={uploads} />
        <div className="fh-media__body">
          <Folders shelves={shelves} chosen={look.folder} onChoose={(folder) => change({ folder })} onChanged={reload} />
          <section className="fh-stack fh-media__found" aria-label={text.title}>
            <Filters look={look} shelves={shelves} isList={isList} onList={setList} onChange={change} />
            <div aria-live="polite">{told && <Notice kind="success">{told}</Notice>}</div>
            <Failed error={error} text={text} onAgain={reload} />
            <p className="fh-quiet" aria-live="polite" data-loading={isLoading}>
              {!found ? text.loading : found.total === null ? text.shown(media.length) : text.total(found.total)}
              {found && media.length > 0 && !isList && <span className="fh-media__keys"> · {text.keys}</span>}
            </p>
            {mayChange && selected.size > 0 && (
              <Bulk
                chosen={chosen}
                shelves={shelves}
                isAll={chosen.length === media.length}
                onAll={() => setSelected(new Set(media.map(({ id }) => id)))}
                onClear={() => setSelected(new Set())}
                onDone={(sentence) => {
                  setTold(sentence)
                  setSelected(new Set())
                  reload()
                }}
              />
            )}
            {media.length > 0 && (isList ? <List {...shown} /> : <Grid {...shown} />)}
            {found && media.length === 0 && !isLoading && found.next === null && (
              <div className="fh-card fh-media__empty">
                <p>{isNarrowed(look) ? text.nothingFound : mayChange ? text.empty : text.emptyReader}</p>
                {isNarrowed(look) && (
                  <Button type="button" buttonStyle="secondary" margin={false} onClick={() => change(anyLook)}>
                    {text.reset}
                  </Button>
                )}
              </div>
            )}
            {found?.next && (
              <Button type="button" buttonStyle="secondary" margin={false} disabled={isLoading} onClick={() => void more()}>
                {isLoading ? text.moreLoading : text.more}
              </Button>
            )}
          </section>
        </div>
      </div>
    </DropZone>
  )
}
