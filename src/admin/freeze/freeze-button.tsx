'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { freezers } from '../../core/freeze.ts'
import { Icon } from '../parts/icon.tsx'
import { useRoles } from '../use-roles.ts'
import { useWords } from '../words.ts'
import { StartFreeze } from './start-freeze.tsx'
import { words } from './words.ts'

/** In the header of every page, for those who may: a crisis does not begin on Today. */
export function FreezeButton() {
  const text = useWords(words)
  const { has } = useRoles()
  const [freezing, setFreezing] = useState(false)
  if (!has(...freezers)) return null
  return (
    <div className="fh">
      <Button
        type="button"
        buttonStyle="secondary"
        size="small"
        margin={false}
        className="fh-stop"
        aria-label={text.freezeLabel}
        onClick={() => setFreezing(true)}
      >
        <Icon name="stop" />
        <span className="fh-stop__word">{text.freeze}</span>
      </Button>
      {freezing && <StartFreeze onClose={() => setFreezing(false)} />}
    </div>
  )
}
