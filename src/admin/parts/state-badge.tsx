'use client'
import { stateNames, type DeliveryState } from '../../core/delivery.ts'
import { useLanguage } from '../words.ts'
import { Icon } from './icon.tsx'
import { stateLooks } from './look.ts'

export function StateBadge({ state }: { readonly state: DeliveryState }) {
  const language = useLanguage()
  const look = stateLooks[state]
  return (
    <span className={`fh-badge fh-tone--${look.tone}`}>
      <Icon name={look.icon} />
      {stateNames[state][language]}
    </span>
  )
}
