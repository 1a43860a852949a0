/** What every reader shares in a process: the catalogue, the answers that are kept, and who is told of changes. */
import { createCache, type Cache } from './cache.ts'
import type { Finished } from './finished.ts'
import type { Publications } from './publications.ts'
import { noCallout, type Callout } from './reading/callout.ts'
import { publicationsOf } from './reading/publications.ts'
import type { Reading } from './reading/reading.ts'
import { createSearch } from './reading/search.ts'
import { bytesOf } from './representation.ts'

export interface ReadSide {
  readonly reading: Reading
  readonly publications: Publications
  readonly answers: Cache<Finished>
  /** Content has changed here: shown from now on in this process, and others are told. */
  changed(): Promise<void>
}

export const createReadSide = (reading: Reading, callout: Pick<Callout, 'call'> = noCallout): ReadSide => ({
  reading,
  publications: publicationsOf(reading, createSearch(reading)),
  answers: createCache<Finished>({ reading, bytesOf, touchedBy: ({ touchedBy }) => touchedBy }),
  async changed() {
    callout.call()
    await reading.refresh()
  },
})
