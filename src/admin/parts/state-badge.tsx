'use client'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { postedByHand, stateNames, type DeliveryState } from '../../core/delivery.ts'
import { useLanguage } from '../words.ts'
import { Icon } from './icon.tsx'
import { stateLooks } from './look.ts'

export function StateBadge({ state, platform }: { readonly state: DeliveryState; readonly platform: string }) {
  const language = useLanguage()
  const look = stateLooks[state]
  const name = state === 'processing' && manifests[platform]?.byHand ? postedByHand : stateNames[state]
  return (
    <span className={`fh-badge fh-tone--${look.tone}`}>
      <Icon name={look.icon} />
      {name[language]}
    </span>
  )
}
