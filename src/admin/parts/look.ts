import { manifests } from '../../../publishers/manifests.gen.ts'
import type { DeliveryState } from '../../core/delivery.ts'
import type { IconName } from './icon.tsx'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** How a state looks beside its name: a shape and a tone, so that neither colour nor shape is alone. */
export const stateLooks: Record<DeliveryState, { readonly icon: IconName; readonly tone: Tone }> = {
  scheduled: { icon: 'clock', tone: 'neutral' },
  claimed: { icon: 'clock', tone: 'info' },
  sending: { icon: 'sending', tone: 'info' },
  processing: { icon: 'sending', tone: 'info' },
  unknown: { icon: 'question', tone: 'warning' },
  'needs-human': { icon: 'question', tone: 'warning' },
  'blocked-auth': { icon: 'key', tone: 'warning' },
  'late-hold': { icon: 'pause', tone: 'warning' },
  published: { icon: 'check', tone: 'success' },
  rejected: { icon: 'cross', tone: 'error' },
  failed: { icon: 'cross', tone: 'error' },
  withdrawn: { icon: 'none', tone: 'neutral' },
  skipped: { icon: 'none', tone: 'neutral' },
  'live-withdrawn': { icon: 'warning', tone: 'warning' },
}

/** A platform's name and colour. One that is no longer installed keeps its id, in grey. */
export const platformLook = (platform: string): { readonly name: string; readonly color: string } =>
  manifests[platform] ?? { name: platform, color: '#777777' }
