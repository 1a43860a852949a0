'use client'
import { useEffect, useState, type RefObject } from 'react'

/** Whether something that matters is scrolled away. */
export function useOutOfSight(of: RefObject<Element | null>, matters: boolean): boolean {
  const [isOut, setOut] = useState(false)
  useEffect(() => {
    const element = of.current
    if (!element || !matters) return
    const observer = new IntersectionObserver(([entry]) => setOut(entry ? !entry.isIntersecting : false))
    observer.observe(element)
    return () => observer.disconnect()
  }, [of, matters])
  return matters && isOut
}
