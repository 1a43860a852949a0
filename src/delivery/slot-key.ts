import type { Delivery } from './ledger.ts'

/** What a row that takes a channel's slot carries as its `slot`. UNIQUE in the ledger: nobody else gets it. */
export const slotKey = (channel: string, at: Date): string => `${channel}@${at.toISOString()}`

/** The slot that a row holds; `null` where it holds none. */
export function slotOf({ channel, slot }: Pick<Delivery, 'channel' | 'slot'>): Date | null {
  if (!slot.startsWith(`${channel}@`)) return null
  return new Date(slot.slice(channel.length + 1))
}
