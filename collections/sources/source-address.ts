import type { PayloadRequest } from 'payload'
import { sentence } from '../sentence.ts'

const longest = 2000

/** An address of the web. Whether it leads somewhere, and not into our own network, is found out when it is read. */
export const sourceAddress = (value: unknown, options: { req: PayloadRequest }): true | string =>
  (typeof value === 'string' && value.length <= longest && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)) ||
  sentence(options, {
    de: 'Schreiben Sie die Adresse des Feeds. Sie beginnt mit https://.',
    en: 'Write the address of the feed. It begins with https://.',
  })
