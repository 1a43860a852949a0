/** Hears from the hub when something is published, changed or withdrawn: its event stream (Server-Sent Events). */

export interface ChangesOptions {
  readonly hub: string
  readonly brand: string
  readonly key?: string | undefined
  /** Something is another than it was, or may be: whatever was kept is to be made anew. */
  readonly changed: () => void
  /** How long to wait before listening again. Default 3 s. */
  readonly againAfterMs?: number
}

export interface Changes {
  /** Whether every change is heard of right now. */
  readonly isListening: () => boolean
  stop(): void
}

export function listenToChanges({ hub, brand, key, changed, againAfterMs = 3_000 }: ChangesOptions): Changes {
  const stopped = new AbortController()
  let listening = false

  async function listen() {
    const response = await fetch(`${hub}/api/content/v1/events?brand=${encodeURIComponent(brand)}`, {
      headers: { Accept: 'text/event-stream', ...(key ? { Authorization: `Bearer ${key}` } : {}) },
      signal: stopped.signal,
    })
    if (!response.ok || !response.body) return
    listening = true
    // What happened before was not heard.
    changed()
    let rest = ''
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + text).split(/\r?\n\r?\n/)
      rest = events.pop() ?? ''
      // Comments (`: …`) only keep the connection open.
      if (events.some((event) => /^data:/m.test(event))) changed()
    }
  }

  async function forever() {
    while (!stopped.signal.aborted) {
      // The hub restarts, networks fail: listen again, and ask for every page meanwhile.
      await listen().catch(() => undefined)
      listening = false
      await new Promise<void>((done) => {
        const timer = setTimeout(done, againAfterMs)
        stopped.signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
      })
    }
  }
  void forever()
  return { isListening: () => listening, stop: () => stopped.abort() }
}
