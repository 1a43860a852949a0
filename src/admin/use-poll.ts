'use client'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { createPoller, type Later, type Polled, type Poller } from './poller.ts'

export const later: Later = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

const page = {
  isVisible: () => document.visibilityState === 'visible',
  onVisible(listener: () => void) {
    const changed = () => {
      if (page.isVisible()) listener()
    }
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  },
}

/**
 * What the hub answers, kept fresh while the component is there and the page is seen.
 * @param key Begins anew when it changes. `null`: there is nothing to ask yet.
 */
export function usePoll<Value>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<Value>,
  everyMs: (polled: Polled<Value>) => number | null,
): Polled<Value> & Pick<Poller<Value>, 'reload' | 'put'> {
  const newest = useRef({ ask, everyMs })
  newest.current = { ask, everyMs }
  // A new key is a new poller: an answer to the old question must never stand under the new one.
  const poller = useMemo(() => {
    void key
    return createPoller<Value>({
      ask: (signal) => newest.current.ask(signal),
      everyMs: (polled) => newest.current.everyMs(polled),
      later,
      page,
    })
  }, [key])
  useEffect(() => (key === null ? undefined : poller.start()), [key, poller])
  const polled = useSyncExternalStore(poller.subscribe, poller.snapshot, poller.snapshot)
  return useMemo(() => ({ ...polled, reload: poller.reload, put: poller.put }), [polled, poller])
}
