/** How processes tell each other that content has changed. */

export interface Callout {
  /** Content has changed here. It carries nothing: losing it costs half a second. */
  call(): void
  /** Called whenever another process, or this one, has called. */
  onCall(fn: () => void): void
  close(): Promise<void>
}

/** Without Redis: everybody looks by himself. */
export const noCallout: Callout = { call: () => {}, onCall: () => {}, close: async () => {} }
