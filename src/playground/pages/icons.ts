/** The few pictures that the pages draw themselves. All are decoration: words stand beside them. */
import { trusted, type Html } from '../../site/html.ts'

const icon = (path: string): Html =>
  trusted(
    `<svg aria-hidden="true" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`,
  )

export const icons = {
  like: icon('<path d="M12 20.2S3.5 15.4 3.5 9.3A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8.5 2.5c0 6.1-8.5 10.9-8.5 10.9Z"/>'),
  share: icon('<path d="M4 11V9.5A3.5 3.5 0 0 1 7.5 6H20m-3.5-3.5L20 6l-3.5 3.5M20 13v1.5a3.5 3.5 0 0 1-3.5 3.5H4m3.5 3.5L4 18l3.5-3.5"/>'),
  reply: icon('<path d="M4 5.5h16v11h-8.5L7 20.5v-4H4Z"/>'),
  warning: icon('<path d="M12 4 2.8 19.5h18.4ZM12 10v4.5m0 2.3v.2"/>'),
} as const

/** Three rising arcs: something is broadcast. */
export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f766e"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M11 21a7 7 0 0 1 10 0M7.500 16.500a12 12 0 0 1 17 0"/></g><circle cx="16" cy="24.500" r="1.800" fill="#fff"/></svg>'
