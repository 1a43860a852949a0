/** What a network shows of a page that a post links to. A real one fetches it; here only our own pages are asked for. */
import type { FakePost } from '../../../publishers/testing/fake.ts'
import type { SiteReader } from '../../site/reader.ts'

export interface LinkCard {
  readonly url: string
  readonly title: string
  readonly description: string
  readonly picture: string | null
}

export async function linkCardOf(card: FakePost['card'], reader: SiteReader): Promise<LinkCard | null> {
  if (!card) return null
  const [, brand, slug] = (URL.canParse(card.url) && /^\/site\/([\w-]+)\/([\w-]+)$/.exec(new URL(card.url).pathname)) || []
  const found = brand && slug ? await reader.post(brand, slug, null) : null
  return {
    url: card.url,
    title: found?.title ?? card.title,
    description: found?.teaser ?? card.description,
    picture: found?.media[0]?.crops.card ?? null,
  }
}
