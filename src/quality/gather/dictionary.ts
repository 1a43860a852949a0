/** Reads the word lists that are installed. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ITrie } from 'cspell-trie-lib'
import type { Language } from '../../core/story.ts'

export interface Dictionary {
  /** Whether it is a word, in the case in which it is written. */
  has(word: string): boolean
  /** Words that are written alike, within a time. */
  alike(word: string, timeoutMs: number): string[]
}

/** British and American spelling are both right. */
const lists: Record<Language, readonly { readonly name: string; readonly file: string }[]> = {
  de: [{ name: '@cspell/dict-de-de', file: 'de_DE.trie.gz' }],
  en: [
    { name: '@cspell/dict-en_us', file: 'en_US.trie.gz' },
    { name: '@cspell/dict-en-gb-mit', file: 'en_GB.trie.gz' },
  ],
}

/** The folder of an installed package. Throws where there is none. */
export type FindPackage = (name: string) => string
export const installed: FindPackage = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/cspell-ext.json`))

const unzip = promisify(gunzip)

/**
 * `null` where a list is not installed or cannot be read. Decoding stops the thread: measured 2026-11-29 on two slow cores, German for 2 s,
 * English for 0.4 s each; where that matters, read it in a worker thread.
 */
export async function readDictionary(language: Language, find: FindPackage = installed): Promise<Dictionary | null> {
  try {
    const { decodeTrie } = await import('cspell-trie-lib')
    const tries: ITrie[] = []
    for (const { name, file } of lists[language]) {
      tries.push(decodeTrie(await unzip(await readFile(join(find(name), file)))))
      await setImmediate()
    }
    return {
      // Of `data`, not of the trie: that one takes any two words that stand together for one (Werk·stat), and is slow at it.
      has: (word) => tries.some((trie) => trie.data.has(word) && !trie.isForbiddenWord(word)),
      alike: (word, timeout) =>
        tries.flatMap((trie) => trie.suggest(word, { numSuggestions: 4, ignoreCase: true, timeout: timeout / tries.length })),
    }
  } catch {
    return null
  }
}
