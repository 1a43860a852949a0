'use client'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react'
import type { VariantView } from '../../core/answers.ts'
import { cropTo, type FocalPoint } from '../../core/crop.ts'
import { keepEnter } from '../parts/keep-enter.ts'
import { useWords } from '../words.ts'
import { movedBy, percent } from './focal-point.ts'
import { words } from './words.ts'

interface FocalProps {
  readonly medium: VariantView['media'][number]
  readonly label: string
  /** It is this channel's own, and not the library's. */
  readonly isOwn: boolean
  readonly disabled: boolean
  readonly onChange: (point: FocalPoint) => void
  readonly onReset: () => void
}

/** A whole picture with the frame that a platform crops it to, and the point that the frame keeps to: dragged, moved by arrow keys, or typed. */
export function FocalPicture({ medium, label, isOwn, disabled, onChange, onReset }: FocalProps) {
  const text = useWords(words)
  const picture = useRef<HTMLDivElement>(null)
  const told = { x: percent(medium.focalPoint.x), y: percent(medium.focalPoint.y) }
  // Ahead of the preview, which is asked for each time.
  const [point, setPoint] = useState(told)
  const isDragged = useRef(false)
  useEffect(() => {
    if (!isDragged.current) setPoint({ x: told.x, y: told.y })
  }, [told.x, told.y])

  const at = ({ clientX, clientY }: PointerEvent): FocalPoint => {
    const box = picture.current?.getBoundingClientRect()
    if (!box) return point
    return { x: percent((100 * (clientX - box.left)) / box.width), y: percent((100 * (clientY - box.top)) / box.height) }
  }
  const put = (next: FocalPoint) => {
    setPoint(next)
    onChange(next)
  }
  const moved = (event: KeyboardEvent) => {
    const next = movedBy(point, event.key, event.shiftKey)
    if (!next || disabled) return
    event.preventDefault()
    put(next)
  }

  const { width, height, aspect } = medium
  const area = cropTo({ width, height }, aspect ?? undefined, point)
  const share = (part: number, all: number) => `${(100 * part) / all}%`
  const frame: CSSProperties = {
    left: share(area.left, width),
    top: share(area.top, height),
    width: share(area.width, width),
    height: share(area.height, height),
  }
  const field = (axis: 'x' | 'y', name: string) => (
    <label className="fh-focal__number">
      {name}
      <input
        className="fh-input"
        type="number"
        min={0}
        max={100}
        value={point[axis]}
        disabled={disabled}
        onKeyDown={keepEnter}
        onChange={({ target }) => put({ ...point, [axis]: percent(target.valueAsNumber) })}
      />
    </label>
  )
  return (
    <div className="fh-focal" role="group" aria-label={label}>
      <div
        ref={picture}
        className="fh-focal__picture"
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerDown={(event) => {
          if (disabled) return
          isDragged.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
          setPoint(at(event))
        }}
        onPointerMove={(event) => isDragged.current && setPoint(at(event))}
        onPointerUp={(event) => {
          if (!isDragged.current) return
          isDragged.current = false
          put(at(event))
        }}
        onPointerCancel={() => {
          isDragged.current = false
          setPoint(told)
        }}
      >
        <img src={medium.src} alt={medium.alt ?? ''} draggable={false} />
        <span className="fh-focal__frame" style={frame} />
        <button
          type="button"
          className="fh-focal__point"
          style={{ left: `${point.x}%`, top: `${point.y}%` }}
          aria-label={text.focus(point.x, point.y)}
          disabled={disabled}
          onKeyDown={moved}
        />
      </div>
      <div className="fh-focal__row">
        {field('x', text.fromLeft)}
        {field('y', text.fromTop)}
        {isOwn ? (
          <button type="button" className="fh-adapt__reset" disabled={disabled} onClick={onReset}>
            {text.asLibrary}
          </button>
        ) : (
          <span className="fh-quiet">{text.asLibrary}</span>
        )}
      </div>
    </div>
  )
}
