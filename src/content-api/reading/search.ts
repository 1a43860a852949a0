/** Full-text search over what is public: an index in memory, made when somebody searches for the first time. */
import MiniSearch from 'minisearch'
import { richTextToPlain } from '../../core/rich-text.ts'
import { languages, type Language } from '../../core/story.ts'
import type { Entry } from './entry.ts'
import type { Reading } from './reading.ts'

export interface Search {
  /** Row ids of publications that hold every word, or a word that begins with it, in this language or in any. */
  rows(q: string, language: Language | undefined): Promise<ReadonlySet<string>>
}

/** Beyond this an article is indexed by its beginning only. */
const mostCharacters = 20_000
const atOnce = 100

interface Document {
  readonly id: string
  readonly row: string
  readonly language: Language
  readonly text: string
}

// „Straße“ is found by “strasse”, „Öl“ by “ol” and “oel” stays a word of its own.
const fold = (term: string): string =>
  term
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')

export function createSearch(reading: Pick<Reading, 'on' | 'contents' | 'catalogue'>): Search {
  const index = new MiniSearch<Document>({ fields: ['text'], storeFields: ['row', 'language'], processTerm: fold })
  const idOf = (row: string, language: Language) => `${row} ${language}`
  let filling: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()

  const remove = (row: string) => {
    for (const language of languages) if (index.has(idOf(row, language))) index.discard(idOf(row, language))
  }
  const add = async (entries: readonly Entry[]) => {
    const contents = await reading.contents(entries.map(({ id }) => id))
    for (const { id: row } of entries) {
      const texts = contents.get(row)?.publication.texts ?? {}
      remove(row)
      for (const language of languages) {
        const text = texts[language]
        if (!text) continue
        const whole = [text.title, text.teaser, richTextToPlain(text.body)].join('\n').slice(0, mostCharacters)
        index.add({ id: idOf(row, language), row, language, text: whole })
      }
    }
  }
  const fill = async () => {
    const entries = reading.catalogue.all()
    for (let from = 0; from < entries.length; from += atOnce) {
      await add(entries.slice(from, from + atOnce))
      // Others are answered in between.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  reading.on(({ before, after }) => {
    // Nobody has searched yet: the first to do so finds it as it is then.
    if (!filling) return
    last = last
      .then(() => filling)
      .then(async () => {
        if (before) remove(before.id)
        if (after) await add([after])
      })
      .catch(() => {
        // What could not be read now is read with all the rest when somebody searches again.
        filling = undefined
        index.removeAll()
      })
  })

  return {
    async rows(q, language) {
      filling ??= fill().catch((error: unknown) => {
        filling = undefined
        throw error
      })
      await filling
      await last
      const found = index.search(q, {
        combineWith: 'AND',
        prefix: (term) => term.length > 2,
        ...(language ? { filter: (result) => result.language === language } : {}),
      })
      return new Set(found.map(({ row }) => row as string))
    },
  }
}
