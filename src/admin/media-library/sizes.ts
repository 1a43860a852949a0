import { decimal, number } from '../format.ts'
import type { Language } from '../../core/story.ts'

/** "340 kB", "2,1 MB". */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1_000) return `${number(bytes, language)} B`
  if (bytes < 1_000_000) return `${number(Math.round(bytes / 1_000), language)} kB`
  return `${decimal(bytes / 1_000_000, language)} MB`
}

/** "1:05", "1:02:03". */
export function length(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** A page of ours names a file of at most this size. 1 MB is 1024 x 1024 bytes here, as servers count. */
export const mebibytes = (bytes: number, language: Language): string => `${number(Math.floor(bytes / 1_048_576), language)} MB`
