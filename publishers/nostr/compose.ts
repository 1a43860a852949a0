/** What a story says on Nostr: plain text with its link; hashtags are tags as well, so that people find it by them. */
import type { Story } from '../../src/core/story.ts'
import { linksIn } from '../../src/core/text.ts'
import type { Preview } from '../publisher.ts'

export type Draft = { readonly content: string; readonly hashtags: readonly string[] }

const hashtag = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

export function compose({ text, link }: Story): Draft {
  const words = text.toWellFormed().normalize('NFC').trim()
  const told = link === null || linksIn(words).some(({ url }) => url === link)
  const content = told ? words : [words, link.toWellFormed()].filter((part) => part !== '').join('\n\n')
  return { content, hashtags: [...new Set([...words.matchAll(hashtag)].map(([, tag = '']) => tag.toLowerCase()))] }
}

export const preview = ({ content }: Draft): Preview => ({ text: content, media: [], card: null })
