'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface DropZoneProps {
  readonly isOn: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** The whole page takes files that are dropped on it. Beside it there is always a button: nobody has to drag. */
export function DropZone({ isOn, onFiles, children }: DropZoneProps) {
  const text = useWords(words)
  const [isOver, setOver] = useState(false)
  const newest = useRef(onFiles)
  newest.current = onFiles
  useEffect(() => {
    if (!isOn) return
    // Entering a child leaves its parent: what counts is the balance.
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (hasFiles(event) && ++depth > 0) setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (hasFiles(event) && --depth <= 0) setOver(false)
    }
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      newest.current([...(event.dataTransfer?.files ?? [])])
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name as 'drop', listener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name as 'drop', listener)
    }
  }, [isOn])
  return (
    <>
      {children}
      {isOver && (
        <div className="fh-media__drop" aria-hidden="true">
          {text.drop}
        </div>
      )}
    </>
  )
}
