import { createThread } from '../../quality/gather/thread.ts'
import type { Said } from './entry.ts'
import type { PageAnswer, PageQuestion } from './page-worker.ts'
import type { WebPage } from './web.ts'

export interface Pages {
  /** `null`: it does not link to the target. @throws where it cannot be read in time. */
  mention(page: WebPage, of: { readonly source: string; readonly target: string; readonly now: Date }): Promise<Said | null>
  /** @throws where it cannot be read in time. */
  endpoint(page: WebPage): Promise<string | null>
}

/**
 * @param limitMs for one page, the start of the thread included. Default 20 s: a page of a megabyte with 14,000 paragraphs took 6 s on two
 * slow, busy cores.
 */
export function createPages({ limitMs = 20_000 }: { readonly limitMs?: number } = {}): Pages {
  const thread = createThread<PageQuestion, PageAnswer>('../../content-api/webmention/page-worker', {
    limitMs,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  // One after the other: a page that breaks the thread down must not take another page's answer along.
  let last: Promise<unknown> = Promise.resolve()
  const ask = (question: PageQuestion): Promise<PageAnswer> => {
    const mine = last.then(() => thread.ask(question))
    last = mine.catch(() => {})
    return mine
  }
  const plain = ({ text, url, type }: WebPage) => ({ text, url, type })
  return {
    mention: async (page, of) => (await ask({ ask: 'mention', page: plain(page), ...of })).said,
    endpoint: async (page) => (await ask({ ask: 'endpoint', page: plain(page) })).endpoint,
  }
}
