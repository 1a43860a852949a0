'use client'
import { Button } from '@payloadcms/ui'
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { droppedFiles } from './dropped.ts'
import { words } from './words.ts'

interface DropZoneProps {
  readonly name: string
  readonly help: string
  readonly accept: string
  readonly choose: string
  /** Where it is there, a whole folder can be chosen, and many files. */
  readonly chooseFolder?: string
  readonly isBusy: boolean
  readonly onFiles: (files: readonly File[] | Promise<readonly File[]>) => void
  readonly children?: ReactNode
}

/** One way to bring files in: by a button, or by dropping them. */
export function DropZone({ name, help, accept, choose, chooseFolder, isBusy, onFiles, children }: DropZoneProps) {
  const text = useWords(words)
  const heading = useId()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (!isBusy && event.dataTransfer.files.length > 0) onFiles(droppedFiles(event.dataTransfer))
  }
  const picker = (input: typeof files, label: string, more: object) => (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={label}
      {...more}
      onChange={(event) => {
        const given = [...(event.target.files ?? [])]
        // The same file may be chosen once more, after it was mended.
        event.target.value = ''
        if (given.length > 0) onFiles(given)
      }}
    />
  )
  return (
    <section
      className={isOver ? 'fh-import__way fh-import__way--over' : 'fh-import__way'}
      aria-labelledby={heading}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
    >
      <h2 className="fh-heading" id={heading}>
        {name}
      </h2>
      <p className="fh-quiet">{help}</p>
      {picker(files, choose, { accept, multiple: Boolean(chooseFolder) })}
      {chooseFolder && picker(folder, chooseFolder, { webkitdirectory: '' })}
      <div className="fh-actions">
        <Button type="button" buttonStyle="primary" size="small" margin={false} disabled={isBusy} onClick={() => files.current?.click()}>
          {choose}
        </Button>
        {chooseFolder && (
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            disabled={isBusy}
            onClick={() => folder.current?.click()}
          >
            {chooseFolder}
          </Button>
        )}
      </div>
      <p className="fh-quiet fh-import__drop">{text.drop}</p>
      {children && <p>{children}</p>}
    </section>
  )
}
