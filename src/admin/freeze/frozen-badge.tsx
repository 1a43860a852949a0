'use client'
import { freezeOn, useFreezes } from '../freezes.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** "Frozen", where a freeze stops this channel, or one of these; nothing otherwise. */
export function FrozenBadge({ channel }: { readonly channel: string | readonly string[] }) {
  const text = useWords(words)
  const freezes = useFreezes()
  const freeze = [channel].flat().flatMap((one) => freezeOn(freezes, one) ?? [])[0]
  if (!freeze) return null
  return (
    <span className="fh-badge fh-tone--error" title={text.badgeWhy(freeze.reason)}>
      <Icon name="stop" />
      {text.badge}
    </span>
  )
}
