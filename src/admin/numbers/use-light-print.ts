'use client'
import { useEffect } from 'react'

/** Paper is white, also for whoever works in the dark. */
export function useLightPrint(): void {
  useEffect(() => {
    const page = document.documentElement
    let before: string | null = null
    const light = () => {
      before = page.getAttribute('data-theme')
      page.setAttribute('data-theme', 'light')
    }
    const back = () => void (before !== null && page.setAttribute('data-theme', before))
    window.addEventListener('beforeprint', light)
    window.addEventListener('afterprint', back)
    return () => {
      window.removeEventListener('beforeprint', light)
      window.removeEventListener('afterprint', back)
    }
  }, [])
}
