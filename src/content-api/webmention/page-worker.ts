/** Reads pages in a thread of its own: some take for ever, and then only the thread is ended. */
import { answerQuestions } from '../../quality/gather/answer-questions.ts'
import { saidIn, saidNothing, type Said } from './entry.ts'
import { endpointIn, linksTo } from './page.ts'
import { isHtml } from './media-types.ts'
import type { WebPage } from './web.ts'

type Page = Pick<WebPage, 'text' | 'url' | 'type'>
export type PageQuestion =
  | { readonly ask: 'mention'; readonly page: Page; readonly source: string; readonly target: string; readonly now: Date }
  | { readonly ask: 'endpoint'; readonly page: Page }
/** A mention: `null` where the page does not link to the target. */
export interface PageAnswer {
  readonly said: Said | null
  readonly endpoint: string | null
}

answerQuestions(async (question: PageQuestion): Promise<PageAnswer> => {
  const { page } = question
  if (question.ask === 'endpoint') return { said: null, endpoint: isHtml(page.type) ? endpointIn(page.text, page.url) : null }
  const { source, target, now } = question
  if (!linksTo(target, page)) return { said: null, endpoint: null }
  return { said: isHtml(page.type) ? said(page, { source, target, now }) : saidNothing(source), endpoint: null }
})

/** A page that is nested deeper than its reader can follow links to us all the same. */
function said({ text, url }: Page, of: { readonly source: string; readonly target: string; readonly now: Date }): Said {
  try {
    return saidIn(text, { url, ...of })
  } catch {
    return saidNothing(of.source)
  }
}
