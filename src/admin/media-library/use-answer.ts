import { useCallback, useEffect, useState } from 'react'
import { get } from '../api.ts'

/** What an endpoint answers, asked once and again when it is told to. `path` null: not asked. */
export function useAnswer<Value>(path: string | null) {
  const [value, setValue] = useState<Value | null>(null)
  const [error, setError] = useState<unknown>()
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (path === null) return
    const asking = new AbortController()
    setError(undefined)
    get<Value>(path, asking.signal).then(setValue, (failed: unknown) => {
      if (!asking.signal.aborted) setError(failed)
    })
    return () => asking.abort()
  }, [path, times])
  return { value, error, reload: useCallback(() => setTimes((now) => now + 1), []) }
}
