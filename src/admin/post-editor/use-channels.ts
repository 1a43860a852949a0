'use client'
import { get } from '../api.ts'
import { usePoll } from '../use-poll.ts'

export interface ListedChannel {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly handle?: string | null
  readonly status?: 'connected' | 'not-connected' | 'refused' | null
  readonly paused?: boolean | null
}

const selected = ['name', 'platform', 'handle', 'status', 'paused'].map((name) => `select[${name}]=true`).join('&')

/** The channels of a brand: those that can send come first, then by name. */
export function useChannels(brand: string | null) {
  return usePoll<readonly ListedChannel[]>(
    brand,
    async (signal) => {
      const query = `where[brand][equals]=${encodeURIComponent(brand ?? '')}&depth=0&limit=500&sort=name&${selected}`
      const { docs } = await get<{ readonly docs: readonly ListedChannel[] }>(`/channels?${query}`, signal)
      return docs.toSorted((a, b) => Number(canSend(b)) - Number(canSend(a)))
    },
    ({ failures }) => (failures > 0 ? 10_000 : null),
  )
}

export const canSend = ({ status, paused }: Pick<ListedChannel, 'status' | 'paused'>): boolean => status === 'connected' && !paused
