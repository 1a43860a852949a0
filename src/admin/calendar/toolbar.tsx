'use client'
import { Button } from '@payloadcms/ui'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { views, type View } from './filter.ts'
import { words } from './words.ts'

interface ToolbarProps {
  readonly title: string
  readonly view: View
  readonly zone: string
  readonly zones: readonly string[]
  readonly onView: (view: View) => void
  readonly onZone: (zone: string) => void
  readonly onStep: (step: -1 | 0 | 1) => void
}

/** Where in time one is, how it is looked at, and by which clock. */
export function Toolbar({ title, view, zone, zones, onView, onZone, onStep }: ToolbarProps) {
  const text = useWords(words)
  return (
    <div className="fh-cal__bar">
      <div className="fh-cal__steps">
        <Button type="button" buttonStyle="secondary" size="small" margin={false} aria-label={text.back} onClick={() => onStep(-1)}>
          <span aria-hidden="true">‹</span>
        </Button>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => onStep(0)}>
          {text.today}
        </Button>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} aria-label={text.forward} onClick={() => onStep(1)}>
          <span aria-hidden="true">›</span>
        </Button>
        <h2 className="fh-cal__when" aria-live="polite">
          {title}
        </h2>
      </div>
      <div className="fh-cal__views" role="group" aria-label={text.views}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
            {text.view[one]}
          </button>
        ))}
      </div>
      <div className="fh-cal__zone">
        <Field label={text.zone}>
          {(control) => (
            <select {...control} className="fh-input" value={zone} onChange={(event) => onZone(event.target.value)}>
              {zones.map((one) => (
                <option key={one} value={one}>
                  {one.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </div>
  )
}
